const tr = {
  list: {
    searchBox: 'Ara',
    from: '%{field}: en erken',
    to: '%{field}: en geç',
    holds: '%{field}: içinde geçen',
    rangeCapped: '%{from}–%{to} / %{total}',
    next: 'Sonraki',
    previous: 'Önceki',
    empty: 'Gösterilecek kayıt yok.',
    emptyFiltered: 'Bu süzgeçlere uyan kayıt yok.',
    clear: 'Süzgeçleri temizle',
    rows: 'Satır',
  },
};

const en: typeof tr = {
  list: {
    searchBox: 'Search',
    from: '%{field}: earliest',
    to: '%{field}: latest',
    holds: '%{field}: contains',
    rangeCapped: '%{from}–%{to} of %{total}',
    next: 'Next',
    previous: 'Previous',
    empty: 'There is nothing to show.',
    emptyFiltered: 'No record matches these filters.',
    clear: 'Clear filters',
    rows: 'Rows',
  },
};

export default { tr, en };
