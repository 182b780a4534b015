/** The console's own words, in both languages; what pages say is not repeated here. A test compares the keys. */
const tr = {
  console: {
    name: 'NES Konsol',
    unreachable: 'Sunucuya ulaşılamadı. Bağlantınızı denetleyip yeniden deneyin.',
    unexpected: 'Beklenmeyen bir hata oluştu; yapılan işlem kaydedilmemiş olabilir.',
    close: 'Kapat',
    home: {
      title: 'Ana sayfa', greeting: 'Sizi bekleyen işler', empty: 'Sizi bekleyen bir iş yok.', waiting: 'Bekleyen',
      overdue: '%{count} gecikmiş', onTime: 'geciken yok', queue: 'İş kuyruğu',
    },
    list: {
      searchBox: 'Ara', from: '%{field}: en erken', to: '%{field}: en geç', holds: '%{field}: içinde geçen',
      rangeCapped: '%{from}–%{to} / %{total}', next: 'Sonraki', previous: 'Önceki', empty: 'Gösterilecek kayıt yok.',
      emptyFiltered: 'Bu süzgeçlere uyan kayıt yok.', clear: 'Süzgeçleri temizle', rows: 'Satır',
    },
    record: {
      facts: 'Bilgiler', history: 'Geçmiş', waitsOn: 'Neyi bekliyor?', waits: 'Bekleyen taraf: %{who}.', nothingToDo: 'Sizin yapmanız gereken bir işlem yok.',
      due: 'Son zaman: %{when}', overdue: 'Süresi geçti: %{when}', proposed: 'Değişiklik kaydedildi; ikinci kişinin onayını bekliyor.',
      fourEyes: 'Bu alandaki değişiklik ikinci bir kişinin onayıyla geçerli olur.', pendingApproval: 'Onay bekleyen değişiklik var.',
      related: 'İlgili kayıtlar', add: 'Ekle', saved: 'Kaydedildi',
      unreadable: 'Görme yetkiniz olmayan kayıt',
    },
    action: {
      reason: 'Gerekçe (isteğe bağlı)', confirm: 'Onayla', cancel: 'Vazgeç', sure: 'Bu işlem yapılsın mı?', done: 'Yapıldı: %{action}',
      waits: 'Onayınız kaydedildi. Beklenen onay: %{roles}.', stale: 'Kayıt bu arada değişti; güncel hali gösteriliyor. Yeniden deneyin.',
      working: 'İşleniyor…', byOthers: 'Bu işlemin yetkilisi: %{roles}.', notOwnWork: 'Kaydı hazırlayan kişi kendi kaydında bu işlemi yapamaz.',
    },
    masked: {
      show: 'Göster', showField: 'Göster: %{field}', title: 'Gizli bilgiyi göster', reason: 'Gösterme nedeni', help: 'Nedeniniz ve zamanı kayda geçer.',
      change: 'Değiştir', keep: 'Vazgeç', hideAgain: 'Gizle',
    },
    conflict: {
      title: 'Kayıt bu arada değişti', explain: 'Aynı alanları başka biri de değiştirdi. Her alan için hangi değerin kalacağını seçin.', mine: 'Sizin yazdığınız', theirs: 'Şimdiki değer',
      save: 'Seçilenleri kaydet',
    },
    history: {
      empty: 'Kayıtlı bir değişiklik yok.', create: 'Oluşturuldu', update: 'Değiştirildi', moved: '%{from} → %{to}', acting: '%{name} adına', reason: 'Gerekçe: %{reason}',
    },
    search: {
      title: 'Ara', open: 'Ara (Ctrl+K)', hint: 'Ad, kimlik no, telefon, e-posta, başvuru, barkod, sertifika, fatura no…', none: 'Eşleşen kayıt yok.', short: 'Aramak için en az iki karakter yazın.', results: '%{count} sonuç',
    },
    signIn: {
      username: 'Kullanıcı adı', password: 'Parola', code: 'Doğrulama kodu', codeHelp: 'Doğrulama uygulamanızdaki 6 haneli kodu yazın.', submit: 'Oturum aç', back: 'Baştan başla',
      enrol: 'İki aşamalı doğrulamayı kurun', enrolHelp: 'Bu anahtarı doğrulama uygulamanıza ekleyin, sonra uygulamanın gösterdiği kodu yazın.', secret: 'Anahtar', address: 'Kurulum adresi', confirm: 'Kodu doğrula',
      alreadyEnrolled: 'İki aşamalı doğrulama kurulu.',
    },
    sessions: {
      title: 'Oturumlarım', current: 'Bu oturum', started: 'Başlangıç', seen: 'Son etkinlik', address: 'Adres', agent: 'Tarayıcı', everywhere: 'Her yerden çık', everywhereSure: 'Bütün oturumlarınız, bu oturum da, kapatılacak.', secondFactor: 'İki aşamalı doğrulama', setUp: 'Kur',
    },
    job: { progress: '%{done} / %{total}', faulty: '%{count} satırda hata' },
    file: { choose: 'Dosya seç', sending: 'Yükleniyor…', chosen: 'Seçilen: %{name}', open: 'Dosyayı aç', tooLarge: 'Dosya çok büyük: en çok %{size} MB.' },
    listCheck: {
      title: 'Liste kontrolü', onlyFaulty: 'Yalnız hatalılar', summary: '%{valid} geçerli · %{faulty} hatalı · %{duplicate} mükerrer · %{over} adet aşımı', sequence: 'Sıra no', row: 'Satır', verdict: 'Sonuç', faultAt: '%{address}: %{sentence}', focusHint: 'Kırmızı köşeli hücreye gelin; neyin yanlış olduğu burada yazar.',
      reading: 'Liste okunuyor…', takingIn: 'Başvurular kaydediliyor…', none: 'Gösterilecek satır yok.', hidden: 'Satırların içeriğini görme yetkiniz yok.', page: 'Sayfa %{page} / %{pages}', tabs: 'Satırlar', openApplication: 'Ön başvuru',
    },
    roles: { role: 'Rol', from: 'Başlangıç', until: 'Bitiş', add: 'Rol ekle', remove: 'Rolü kaldır' },
    input: { day: 'GG.AA.YYYY', moment: 'GG.AA.YYYY SS:DD', amount: '1.234,56', badDay: 'Tarihi GG.AA.YYYY biçiminde yazın.', badMoment: 'Zamanı GG.AA.YYYY SS:DD biçiminde yazın.', badAmount: 'Tutarı 1.234,56 biçiminde yazın.', badStructure: 'Değer JSON biçiminde olmalı.' },
    secret: { sure: '%{name}: yeni bir değer verilecek; öncekiler geçersiz olacak.', once: 'Yalnız şimdi gösteriliyor; güvenli bir yoldan iletin.', password: 'Geçici parola ver', key: 'Yeni anahtar ver' },
    password: { title: 'Parolamı değiştir', current: 'Şimdiki parola', next: 'Yeni parola', again: 'Yeni parola (yeniden)', differ: 'İki yeni parola aynı değil.', done: 'Parolanız değişti; öteki oturumlarınız kapatıldı.' },
    acting: { start: '%{name} adına çalış', stop: 'Kendi adıma çalış', now: '%{name} adına çalışıyorsunuz' },
    menu: { home: 'Ana sayfa', other: 'Diğer', queue: '%{count} bekleyen' },
  },
}

const en: typeof tr = {
  console: {
    name: 'NES Console',
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    unexpected: 'Something unexpected happened; what you did may not have been saved.',
    close: 'Close',
    home: {
      title: 'Home', greeting: 'Work that waits for you', empty: 'Nothing waits for you.', waiting: 'Waiting',
      overdue: '%{count} overdue', onTime: 'none overdue', queue: 'Queue',
    },
    list: {
      searchBox: 'Search', from: '%{field}: earliest', to: '%{field}: latest', holds: '%{field}: contains',
      rangeCapped: '%{from}–%{to} of %{total}', next: 'Next', previous: 'Previous', empty: 'There is nothing to show.',
      emptyFiltered: 'No record matches these filters.', clear: 'Clear filters', rows: 'Rows',
    },
    record: {
      facts: 'Facts', history: 'History', waitsOn: 'What does it wait for?', waits: 'Waiting for: %{who}.', nothingToDo: 'There is nothing for you to do.',
      due: 'Due: %{when}', overdue: 'Overdue: %{when}', proposed: 'The change is recorded and waits for a second person.',
      fourEyes: 'A change of this field takes effect when a second person approves it.', pendingApproval: 'A change waits for approval.',
      related: 'Related records', add: 'Add', saved: 'Saved',
      unreadable: 'A record that you may not see',
    },
    action: {
      reason: 'Reason (optional)', confirm: 'Confirm', cancel: 'Cancel', sure: 'Do this?', done: 'Done: %{action}',
      waits: 'Your approval is recorded. Still wanted: %{roles}.', stale: 'The record changed meanwhile; you see it as it is now. Try again.',
      working: 'Working…', byOthers: 'This step belongs to: %{roles}.', notOwnWork: 'Whoever prepared the record may not take it.',
    },
    masked: {
      show: 'Show', showField: 'Show: %{field}', title: 'Show a hidden value', reason: 'Reason', help: 'Your reason and the time are recorded.',
      change: 'Change', keep: 'Keep', hideAgain: 'Hide',
    },
    conflict: {
      title: 'The record changed meanwhile', explain: 'Somebody else changed the same fields. Choose for each which value stays.', mine: 'What you typed', theirs: 'Value now',
      save: 'Save the choice',
    },
    history: {
      empty: 'No change is recorded.', create: 'Created', update: 'Changed', moved: '%{from} → %{to}', acting: 'for %{name}', reason: 'Reason: %{reason}',
    },
    search: {
      title: 'Search', open: 'Search (Ctrl+K)', hint: 'Name, person number, telephone, e-mail, application, barcode, certificate, invoice no…', none: 'No record matches.', short: 'Type at least two characters.', results: '%{count} results',
    },
    signIn: {
      username: 'User name', password: 'Password', code: 'Code', codeHelp: 'Type the six digits of your authenticator.', submit: 'Sign in', back: 'Start again',
      enrol: 'Set up two-step sign-in', enrolHelp: 'Add this key to your authenticator, then type the code that it shows.', secret: 'Key', address: 'Set-up address', confirm: 'Check the code',
      alreadyEnrolled: 'Two-step sign-in is set up.',
    },
    sessions: {
      title: 'My sessions', current: 'This session', started: 'Started', seen: 'Last seen', address: 'Address', agent: 'Browser', everywhere: 'Sign out everywhere', everywhereSure: 'All of your sessions will end, this one too.', secondFactor: 'Two-step sign-in', setUp: 'Set up',
    },
    job: { progress: '%{done} of %{total}', faulty: '%{count} rows with faults' },
    file: { choose: 'Choose a file', sending: 'Sending…', chosen: 'Chosen: %{name}', open: 'Open the file', tooLarge: 'The file is too large: at most %{size} MB.' },
    listCheck: {
      title: 'List check', onlyFaulty: 'Only faulty', summary: '%{valid} valid · %{faulty} faulty · %{duplicate} duplicate · %{over} over quota', sequence: 'No', row: 'Row', verdict: 'Verdict', faultAt: '%{address}: %{sentence}', focusHint: 'Go to a cell with a red corner; what is wrong stands here.',
      reading: 'The list is being read…', takingIn: 'The applications are being recorded…', none: 'There are no rows to show.', hidden: 'You may not see what the rows hold.', page: 'Page %{page} of %{pages}', tabs: 'Rows', openApplication: 'Pre-application',
    },
    roles: { role: 'Role', from: 'From', until: 'Until', add: 'Add a role', remove: 'Remove the role' },
    input: { day: 'DD.MM.YYYY', moment: 'DD.MM.YYYY HH:MM', amount: '1.234,56', badDay: 'Type the date as DD.MM.YYYY.', badMoment: 'Type the moment as DD.MM.YYYY HH:MM.', badAmount: 'Type the amount as 1.234,56.', badStructure: 'The value must be JSON.' },
    secret: { sure: '%{name}: a new value will be given; the former ones end.', once: 'Shown this once; pass it on by a safe way.', password: 'Give a temporary password', key: 'Give a new key' },
    password: { title: 'Change my password', current: 'Present password', next: 'New password', again: 'New password (again)', differ: 'The two new passwords differ.', done: 'Your password is changed; your other sessions have ended.' },
    acting: { start: 'Work for %{name}', stop: 'Work for myself', now: 'You work for %{name}' },
    menu: { home: 'Home', other: 'Other', queue: '%{count} waiting' },
  },
}

export const consoleMessages = { tr, en }
