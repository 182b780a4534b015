/** Frequent names first: the draw is skewed towards the start of the list. */
export const firstNames = ['Ayşe', 'Fatma', 'Mehmet', 'Mustafa', 'Ali', 'Zeynep', 'Hüseyin', 'İbrahim', 'Çağla', 'Gülşen', 'Ömer', 'Şule', 'Uğur', 'Işıl', 'Özlem', 'Yiğit', 'Gökhan', 'Nurcan', 'Deniz', 'Sıla'];
export const surnames = [
  'Yılmaz', 'Kaya', 'Demir', 'Şahin', 'Çelik', 'Yıldız', 'Yıldırım', 'Öztürk', 'Aydın', 'Özdemir', 'Arslan', 'Doğan', 'Kılıç', 'Aslan', 'Çetin', 'Kara',
  'Koç', 'Kurt', 'Özkan', 'Şimşek', 'Polat', 'Korkmaz', 'Güneş', 'Işık', 'Tekin', 'Bulut', 'Ünal', 'Avcı', 'Türkmen', 'Sönmez', 'Gündüz', 'Erdoğan',
  'Bozkurt', 'Tuğrul', 'Akgül', 'Balcı', 'Çakır', 'Durmuş', 'Ekinci', 'Fidan', 'Akın', 'Acar', 'Aksoy', 'Altun', 'Ateş', 'Bilgin', 'Can', 'Ceylan',
  'Coşkun', 'Duman', 'Duran', 'Elçi', 'Ergin', 'Eroğlu', 'Genç', 'Güler', 'Gül', 'Güven', 'İnan', 'Karaca', 'Keskin', 'Kocabaş', 'Mutlu', 'Oral',
  'Özer', 'Pehlivan', 'Sarı', 'Sezer', 'Soylu', 'Şen', 'Taşkın', 'Tunç', 'Turan', 'Uçar', 'Uysal', 'Varol', 'Yalçın', 'Yavuz', 'Yaman', 'Zengin',
];
export const surnameEndings = ['', '', '', '', '', 'oğlu', 'er', 'türk', 'han', 'taş'];
