const tr = {
  input: {
    day: 'GG.AA.YYYY',
    moment: 'GG.AA.YYYY SS:DD',
    amount: '1.234,56',
    badDay: 'Tarihi GG.AA.YYYY biçiminde yazın.',
    badMoment: 'Zamanı GG.AA.YYYY SS:DD biçiminde yazın.',
    badAmount: 'Tutarı 1.234,56 biçiminde yazın.',
    badStructure: 'Değer JSON biçiminde olmalı.',
  },
};

const en: typeof tr = {
  input: {
    day: 'DD.MM.YYYY',
    moment: 'DD.MM.YYYY HH:MM',
    amount: '1.234,56',
    badDay: 'Type the date as DD.MM.YYYY.',
    badMoment: 'Type the moment as DD.MM.YYYY HH:MM.',
    badAmount: 'Type the amount as 1.234,56.',
    badStructure: 'The value must be JSON.',
  },
};

export default { tr, en };
