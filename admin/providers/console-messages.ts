/** The console's own words, in both languages; what pages say is not repeated here. A test compares the keys. */
const tr = {
  console: {
    name: 'NES Konsol',
    unreachable: 'Sunucuya ulaşılamadı. Bağlantınızı denetleyip yeniden deneyin.',
    unexpected: 'Beklenmeyen bir hata oluştu; yapılan işlem kaydedilmemiş olabilir.',
    retry: 'Yeniden dene',
    close: 'Kapat',
    none: 'yok',
    more: 'ayrıntı',
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
      related: 'İlgili kayıtlar', all: 'Tümünü gör', add: 'Ekle', saved: 'Kaydedildi', notThere: 'Kayıt bulunamadı ya da görme yetkiniz yok.',
      unreadable: 'Görme yetkiniz olmayan kayıt', version: 'Sürüm %{version}',
    },
    action: {
      reason: 'Gerekçe (isteğe bağlı)', confirm: 'Onayla', cancel: 'Vazgeç', sure: 'Bu işlem yapılsın mı?', irreversible: 'Bu işlem geri alınamaz.', done: 'Yapıldı: %{action}',
      waits: 'Onayınız kaydedildi. Beklenen onay: %{roles}.', why: 'Neden yapılamıyor?', others: 'Diğer işlemler', stale: 'Kayıt bu arada değişti; güncel hali gösteriliyor. Yeniden deneyin.',
      working: 'İşleniyor…', open: 'İşlemler',
    },
    masked: {
      show: 'Göster', hidden: 'Gizli', showField: 'Göster: %{field}', title: 'Gizli bilgiyi göster', reason: 'Gösterme nedeni', help: 'Nedeniniz ve zamanı kayda geçer.',
      change: 'Değiştir', keep: 'Değiştirme', never: 'Bu bilgiyi görme yetkiniz yok.', hideAgain: 'Gizle',
    },
    conflict: {
      title: 'Kayıt bu arada değişti', explain: 'Aynı alanları başka biri de değiştirdi. Her alan için hangi değerin kalacağını seçin.', mine: 'Sizin yazdığınız', theirs: 'Şimdiki değer',
      field: 'Alan', save: 'Seçilenleri kaydet',
    },
    history: {
      empty: 'Kayıtlı bir değişiklik yok.', create: 'Oluşturuldu', update: 'Değiştirildi', moved: '%{from} → %{to}', acting: '%{name} adına', value: '%{field}: %{before} → %{after}', reason: 'Gerekçe: %{reason}',
      field: 'Alan', before: 'Önce', after: 'Sonra',
    },
    search: {
      title: 'Ara', open: 'Ara (Ctrl+K)', hint: 'Ad, kimlik no, telefon, e-posta, başvuru, barkod, sertifika, fatura no…', none: 'Eşleşen kayıt yok.', short: 'Aramak için en az iki karakter yazın.', results: '%{count} sonuç',
    },
    signIn: {
      title: 'Oturum aç', username: 'Kullanıcı adı', password: 'Parola', code: 'Doğrulama kodu', codeHelp: 'Doğrulama uygulamanızdaki 6 haneli kodu yazın.', submit: 'Oturum aç', back: 'Baştan başla',
      enrol: 'İki aşamalı doğrulamayı kurun', enrolHelp: 'Bu anahtarı doğrulama uygulamanıza ekleyin, sonra uygulamanın gösterdiği kodu yazın.', secret: 'Anahtar', address: 'Kurulum adresi', confirm: 'Kodu doğrula', showPassword: 'Parolayı göster',
      hidePassword: 'Parolayı gizle', enrolled: 'İki aşamalı doğrulama kuruldu.', alreadyEnrolled: 'İki aşamalı doğrulama kurulu.', later: 'Şimdi değil',
    },
    sessions: {
      title: 'Oturumlarım', current: 'Bu oturum', started: 'Başlangıç', seen: 'Son etkinlik', address: 'Adres', agent: 'Tarayıcı', everywhere: 'Her yerden çık', everywhereSure: 'Bütün oturumlarınız, bu oturum da, kapatılacak.', secondFactor: 'İki aşamalı doğrulama', setUp: 'Kur',
    },
    job: { waiting: 'Sırada', running: 'Çalışıyor', done: 'Bitti', failed: 'Tamamlanamadı', progress: '%{done} / %{total}', faulty: '%{count} satırda hata' },
    file: { choose: 'Dosya seç', drop: 'Dosyayı buraya bırakın ya da seçin', sending: 'Yükleniyor…', chosen: 'Seçilen: %{name}', open: 'Dosyayı aç', tooLarge: 'Dosya çok büyük: en çok %{size} MB.' },
    listCheck: {
      title: 'Liste kontrolü', onlyFaulty: 'Yalnız hatalılar', summary: '%{valid} geçerli · %{faulty} hatalı · %{duplicate} mükerrer · %{over} adet aşımı', row: 'Satır', verdict: 'Sonuç', faultAt: '%{address}: %{sentence}', focusHint: 'Kırmızı köşeli hücreye gelin; neyin yanlış olduğu burada yazar.',
      reading: 'Liste okunuyor…', takingIn: 'Başvurular kaydediliyor…', none: 'Gösterilecek satır yok.', upload: 'FRM.01.03 dosyasını yükle', hidden: 'Satırların içeriğini görme yetkiniz yok.', page: 'Sayfa %{page} / %{pages}', uploadHelp: 'Excel dosyası (.xlsx ya da .xls), en çok 10 MB.', tabs: 'Satırlar', openApplication: 'Ön başvuru',
    },
    roles: { role: 'Rol', from: 'Başlangıç', until: 'Bitiş', add: 'Rol ekle', remove: 'Rolü kaldır', open: 'süresiz' },
    due: { late: '%{time} gecikti', left: '%{time} kaldı', today: 'bugün %{time}' },
    input: { day: 'GG.AA.YYYY', moment: 'GG.AA.YYYY SS:DD', amount: '1.234,56', badDay: 'Tarihi GG.AA.YYYY biçiminde yazın.', badMoment: 'Zamanı GG.AA.YYYY SS:DD biçiminde yazın.', badAmount: 'Tutarı 1.234,56 biçiminde yazın.', badStructure: 'Değer JSON biçiminde olmalı.' },
    menu: { home: 'Ana sayfa', other: 'Diğer', queue: '%{count} bekleyen' },
  },
}

const en: typeof tr = {
  console: {
    name: 'NES Console',
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    unexpected: 'Something unexpected happened; what you did may not have been saved.',
    retry: 'Try again',
    close: 'Close',
    none: 'none',
    more: 'details',
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
      related: 'Related records', all: 'See all', add: 'Add', saved: 'Saved', notThere: 'There is no such record, or you may not see it.',
      unreadable: 'A record that you may not see', version: 'Version %{version}',
    },
    action: {
      reason: 'Reason (optional)', confirm: 'Confirm', cancel: 'Cancel', sure: 'Do this?', irreversible: 'This cannot be undone.', done: 'Done: %{action}',
      waits: 'Your approval is recorded. Still wanted: %{roles}.', why: 'Why not?', others: 'Other actions', stale: 'The record changed meanwhile; you see it as it is now. Try again.',
      working: 'Working…', open: 'Actions',
    },
    masked: {
      show: 'Show', hidden: 'Hidden', showField: 'Show: %{field}', title: 'Show a hidden value', reason: 'Reason', help: 'Your reason and the time are recorded.',
      change: 'Change', keep: 'Keep', never: 'You may not see this value.', hideAgain: 'Hide',
    },
    conflict: {
      title: 'The record changed meanwhile', explain: 'Somebody else changed the same fields. Choose for each which value stays.', mine: 'What you typed', theirs: 'Value now',
      field: 'Field', save: 'Save the choice',
    },
    history: {
      empty: 'No change is recorded.', create: 'Created', update: 'Changed', moved: '%{from} → %{to}', acting: 'for %{name}', value: '%{field}: %{before} → %{after}', reason: 'Reason: %{reason}',
      field: 'Field', before: 'Before', after: 'After',
    },
    search: {
      title: 'Search', open: 'Search (Ctrl+K)', hint: 'Name, person number, telephone, e-mail, application, barcode, certificate, invoice no…', none: 'No record matches.', short: 'Type at least two characters.', results: '%{count} results',
    },
    signIn: {
      title: 'Sign in', username: 'User name', password: 'Password', code: 'Code', codeHelp: 'Type the six digits of your authenticator.', submit: 'Sign in', back: 'Start again',
      enrol: 'Set up two-step sign-in', enrolHelp: 'Add this key to your authenticator, then type the code that it shows.', secret: 'Key', address: 'Set-up address', confirm: 'Check the code', showPassword: 'Show the password',
      hidePassword: 'Hide the password', enrolled: 'Two-step sign-in is set up.', alreadyEnrolled: 'Two-step sign-in is set up.', later: 'Not now',
    },
    sessions: {
      title: 'My sessions', current: 'This session', started: 'Started', seen: 'Last seen', address: 'Address', agent: 'Browser', everywhere: 'Sign out everywhere', everywhereSure: 'All of your sessions will end, this one too.', secondFactor: 'Two-step sign-in', setUp: 'Set up',
    },
    job: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', progress: '%{done} of %{total}', faulty: '%{count} rows with faults' },
    file: { choose: 'Choose a file', drop: 'Drop the file here or choose it', sending: 'Sending…', chosen: 'Chosen: %{name}', open: 'Open the file', tooLarge: 'The file is too large: at most %{size} MB.' },
    listCheck: {
      title: 'List check', onlyFaulty: 'Only faulty', summary: '%{valid} valid · %{faulty} faulty · %{duplicate} duplicate · %{over} over quota', row: 'Row', verdict: 'Verdict', faultAt: '%{address}: %{sentence}', focusHint: 'Go to a cell with a red corner; what is wrong stands here.',
      reading: 'The list is being read…', takingIn: 'The applications are being recorded…', none: 'There are no rows to show.', upload: 'Upload the FRM.01.03 file', hidden: 'You may not see what the rows hold.', page: 'Page %{page} of %{pages}', uploadHelp: 'An Excel file (.xlsx or .xls), at most 10 MB.', tabs: 'Rows', openApplication: 'Pre-application',
    },
    roles: { role: 'Role', from: 'From', until: 'Until', add: 'Add a role', remove: 'Remove the role', open: 'open' },
    due: { late: '%{time} late', left: '%{time} left', today: 'today %{time}' },
    input: { day: 'DD.MM.YYYY', moment: 'DD.MM.YYYY HH:MM', amount: '1.234,56', badDay: 'Type the date as DD.MM.YYYY.', badMoment: 'Type the moment as DD.MM.YYYY HH:MM.', badAmount: 'Type the amount as 1.234,56.', badStructure: 'The value must be JSON.' },
    menu: { home: 'Home', other: 'Other', queue: '%{count} waiting' },
  },
}

export const consoleMessages = { tr, en }
