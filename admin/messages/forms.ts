const tr = {
  input: {
    day: 'GG.AA.YYYY',
    moment: 'GG.AA.YYYY SS:DD',
    amount: '1.234,56',
    badDay: 'Tarihi GG.AA.YYYY biçiminde yazın.',
    spanDays: '%{smart_count} gün',
    endsBeforeStart: 'Son gün, ilk günden önce olamaz.',
    badMoment: 'Zamanı GG.AA.YYYY SS:DD biçiminde yazın.',
    badAmount: 'Tutarı 1.234,56 biçiminde yazın.',
    badStructure: 'Değer JSON biçiminde olmalı.',
    addRow: 'Satır ekle',
    removeRow: 'Satırı kaldır',
  },
  draft: {
    found: 'Taslağınız var (%{when}).',
    changedSince: 'Kayıt bu taslaktan sonra değişti; çakışan alanlar size sorulur.',
    clashTitle: 'Taslağınız ile kayıttaki değişiklikler',
    clashExplain: 'Bu alanları siz taslağa yazdıktan sonra başka biri de değiştirdi. Her alan için forma hangi değerin konacağını seçin; henüz hiçbir şey kaydedilmez.',
    lay: 'Seçilenleri forma al',
    notKept: 'Taslak şu anda saklanamıyor; yeniden deneniyor.',
    goOn: 'Devam et',
    throwAway: 'Taslağı sil',
    kept: 'Taslak saklandı: %{when}',
  },
  reason: { byNumber: 'Rakamla seçin' },
};

const en: typeof tr = {
  input: {
    day: 'DD.MM.YYYY',
    moment: 'DD.MM.YYYY HH:MM',
    amount: '1.234,56',
    badDay: 'Type the date as DD.MM.YYYY.',
    spanDays: '%{smart_count} day |||| %{smart_count} days',
    endsBeforeStart: 'The last day cannot be before the first.',
    badMoment: 'Type the moment as DD.MM.YYYY HH:MM.',
    badAmount: 'Type the amount as 1.234,56.',
    badStructure: 'The value must be JSON.',
    addRow: 'Add a row',
    removeRow: 'Remove the row',
  },
  draft: {
    found: 'You have a draft (%{when}).',
    changedSince: 'The record has changed since; you are asked about fields that clash.',
    clashTitle: 'Your draft and the changes of the record',
    clashExplain: 'Somebody else changed these fields after you typed into the draft. Choose for each which value the form takes; nothing is saved yet.',
    lay: 'Take the choice into the form',
    notKept: 'The draft cannot be kept at the moment; trying again.',
    goOn: 'Go on with it',
    throwAway: 'Delete the draft',
    kept: 'Draft kept: %{when}',
  },
  reason: { byNumber: 'Choose by number' },
};

export default { tr, en };
