const tr = {
  layout: {
    desks: 'Masalar',
    here: 'Bulunduğunuz yer',
    menu: 'Masaları göster',
    expand: 'Menüyü genişlet',
    collapse: 'Menüyü daralt',
    demo: 'Deneme',
    waiting: '%{count} bekleyen',
    find: 'Ara ve yap',
    findHelp: 'Kayıt bulun, işlem yapın, ekrana gidin',
    newRecord: 'Yeni kayıt',
    noSuchPlace: 'Bu adreste bir ekran yok.',
    noSuchPlaceHint: 'Adres eksik kopyalanmış ya da ekran kaldırılmış olabilir.',
    help: 'Yardım',
    keys: 'Klavye kısayolları',
    guides: 'Kılavuzlar',
    language: 'Dil',
    theme: { title: 'Görünüm', system: 'Sistem gibi', light: 'Açık', dark: 'Koyu' },
  },
  acting: { start: '%{name} adına çalış', stop: 'Kendi adıma çalış', now: '%{name} adına çalışıyorsunuz' },
};

const en: typeof tr = {
  layout: {
    desks: 'Desks',
    here: 'Where you are',
    menu: 'Show the desks',
    expand: 'Widen the menu',
    collapse: 'Narrow the menu',
    demo: 'Demo',
    waiting: '%{count} waiting',
    find: 'Find and act',
    findHelp: 'Find a record, do something, go to a screen',
    newRecord: 'New record',
    noSuchPlace: 'There is no screen at this address.',
    noSuchPlaceHint: 'The address may be incomplete, or the screen is gone.',
    help: 'Help',
    keys: 'Keyboard shortcuts',
    guides: 'Guides',
    language: 'Language',
    theme: { title: 'Appearance', system: 'Like the system', light: 'Light', dark: 'Dark' },
  },
  acting: { start: 'Work for %{name}', stop: 'Work for myself', now: 'You work for %{name}' },
};

export default { tr, en };
