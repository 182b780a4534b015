const tr = {
  listCheck: {
    title: 'Liste kontrolü',
    onlyFaulty: 'Yalnız hatalılar',
    summary: '%{valid} geçerli · %{faulty} hatalı · %{duplicate} mükerrer · %{over} adet aşımı',
    sequence: 'Sıra no',
    row: 'Satır',
    verdict: 'Sonuç',
    faultAt: '%{address}: %{sentence}',
    focusHint: 'Kırmızı köşeli hücreye gelin; neyin yanlış olduğu burada yazar.',
    reading: 'Liste okunuyor…',
    takingIn: 'Başvurular kaydediliyor…',
    none: 'Gösterilecek satır yok.',
    hidden: 'Satırların içeriğini görme yetkiniz yok.',
    page: 'Sayfa %{page} / %{pages}',
    tabs: 'Satırlar',
    openApplication: 'Ön başvuru',
  },
};

const en: typeof tr = {
  listCheck: {
    title: 'List check',
    onlyFaulty: 'Only faulty',
    summary: '%{valid} valid · %{faulty} faulty · %{duplicate} duplicate · %{over} over quota',
    sequence: 'No',
    row: 'Row',
    verdict: 'Verdict',
    faultAt: '%{address}: %{sentence}',
    focusHint: 'Go to a cell with a red corner; what is wrong stands here.',
    reading: 'The list is being read…',
    takingIn: 'The applications are being recorded…',
    none: 'There are no rows to show.',
    hidden: 'You may not see what the rows hold.',
    page: 'Page %{page} of %{pages}',
    tabs: 'Rows',
    openApplication: 'Pre-application',
  },
};

export default { tr, en };
