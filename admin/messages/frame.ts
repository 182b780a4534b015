const tr = {
  name: 'NES Konsol',
  unreachable: 'Sunucuya ulaşılamadı. Bağlantınızı denetleyip yeniden deneyin.',
  unexpected: 'Beklenmeyen bir hata oluştu; yapılan işlem kaydedilmemiş olabilir.',
  retry: 'Yeniden dene',
  close: 'Kapat',
  job: { progress: '%{done} / %{total}', faulty: '%{count} satırda hata' },
  file: {
    choose: 'Dosya seç',
    sending: 'Yükleniyor…',
    chosen: 'Seçilen: %{name}',
    open: 'Dosyayı aç',
    tooLarge: 'Dosya çok büyük: en çok %{size} MB.',
  },
};

const en: typeof tr = {
  name: 'NES Console',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  unexpected: 'Something unexpected happened; what you did may not have been saved.',
  retry: 'Try again',
  close: 'Close',
  job: { progress: '%{done} of %{total}', faulty: '%{count} rows with faults' },
  file: {
    choose: 'Choose a file',
    sending: 'Sending…',
    chosen: 'Chosen: %{name}',
    open: 'Open the file',
    tooLarge: 'The file is too large: at most %{size} MB.',
  },
};

export default { tr, en };
