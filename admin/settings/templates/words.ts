/** What stands beside a template. */
export const templateWords = {
  preview: { tr: 'Önizleme', en: 'Preview' },
  loading: { tr: 'Değerler alınıyor…', en: 'Fetching the values…' },
  subjectMissing: { tr: '(konu yazılmadı)', en: '(no subject yet)' },
  bodyMissing: { tr: 'Metin yazdıkça mektup burada okunur.', en: 'The letter reads here as you write.' },
  fromLetter: { tr: 'Değerler bu şablonla giden son mektuptan; kişisel olanlar gizli.', en: 'The values are of the newest letter from this template; personal ones are hidden.' },
  fromSample: { tr: 'Bu şablonla henüz mektup gitmedi; değerler örnektir.', en: 'No letter was sent from this template yet; the values are samples.' },
  record: { tr: 'Mektubun kaydı', en: 'The letter’s record' },
  blanks: { tr: 'Kullanılabilir yer tutucular', en: 'Blanks that can be used' },
  insert: { tr: '%{label}: imlecin yerine ekle', en: '%{label}: put it where the cursor stands' },
  faults: { tr: 'Düzeltilecek yer tutucular', en: 'Blanks to be mended' },
  sound: { tr: 'Bütün yer tutucular tanınıyor.', en: 'Every blank is known.' },
  atLine: { tr: '%{line}. satır: %{sentence}', en: 'Line %{line}: %{sentence}' },
  show: { tr: 'Metinde göster', en: 'Show in the text' },
  send: { tr: 'Kendime deneme gönder', en: 'Send me a trial' },
  sent: { tr: 'Deneme, personel kaydınızdaki adrese gönderildi. Giden kutusunda da durur.', en: 'The trial was sent to the address of your staff record. It stands in the outbox too.' },
  sendHint: { tr: 'Yalnız kendi adresinize, gizli değerlerle ve “[DENEME]” konusuyla gider.', en: 'It goes to your own address only, with hidden values and “[DENEME]” as its subject.' },
} as const;
