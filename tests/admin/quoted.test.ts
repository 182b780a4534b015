import { expect, test } from 'vitest';
import { partedLetter } from '../../admin/mailbox/quoted.ts';

test.each([
  ['Gmail, Turkish', 'Merhaba,\nEktedir.\n\nAli Veli <ali@ornek.edu.tr>, 18 Kas 2026 Çar, 09:12 tarihinde şunu yazdı:\n> Excel eksik.\n> Saygılar', 'Merhaba,\nEktedir.'],
  ['Gmail over two lines', 'Tamam.\n\n18 Kas 2026 Çar 09:12 tarihinde Kamu Sertifikasyon Merkezi <bilgi@ornek.example>\nşunu yazdı:\n> Excel eksik.', 'Tamam.'],
  ['Thunderbird', 'Yes.\n\nOn 18.11.2026 09:12, Kamu SM wrote:\n> Missing.', 'Yes.'],
  ['Outlook, Turkish', 'Ektedir.\n\nKimden: Kamu SM <bilgi@ornek.example>\nGönderildi: 18 Kasım 2026 09:12\nKime: Tuğba\nKonu: Eksik\n\nExcel eksik.', 'Ektedir.'],
  ['Outlook, a line of its own', 'Ektedir.\n\n-----Özgün İleti-----\nExcel eksik.', 'Ektedir.'],
  ['Outlook, ruled', 'Ektedir.\n________________________________\nKimden: x\nKonu: y', 'Ektedir.'],
  ['only quoting at the end', 'Ektedir.\n> Excel eksik.\n\n> Saygılar', 'Ektedir.'],
])('%s: what is repeated is folded away', (_, text, own) => {
  const parted = partedLetter(text);
  expect(parted.own).toBe(own);
  expect(parted.quoted).not.toBe('');
  expect(`${parted.own}${parted.quoted}`.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test.each([
  ['an answer between the lines', '> Excel eksik.\nEktedir.\n> İmza eksik.\nO da ekte.'],
  ['nothing but a quotation', '> Excel eksik.'],
  ['a letter that names who it is from', 'Kimden: başvuru sahibi\nListe ektedir, iyi çalışmalar.'],
  ['a date in a sentence', '18 Kasım 2026 tarihinde gönderdiğimiz listede hata vardı.\nDüzelttik.'],
  ['no text', ''],
])('%s stays whole', (_, text) => {
  expect(partedLetter(text)).toEqual({ own: text, quoted: '' });
});
