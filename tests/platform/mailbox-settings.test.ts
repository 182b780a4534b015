import { expect, test } from 'vitest';
import { loadSettings, SettingsError } from '../../server/config/settings.ts';

const mailboxWith = (words: Record<string, string>) => loadSettings({ MODE: 'test', ...words }).mailbox;
const faultWith = (words: Record<string, string>): string => {
  try {
    mailboxWith(words);
    return 'none';
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.join('\n');
    throw error;
  }
};

test('without a mail server the drop folder below the data is the mailbox', () => {
  expect(mailboxWith({ DATA_DIR: '/veri' })).toMatchObject({ imap: undefined, directory: '/veri/mailbox', maxBytes: 35 * 1024 * 1024 });
});

test('a mail server is read over TLS, or STARTTLS, and only on request without', () => {
  const read = (url: string) => mailboxWith({ MAILBOX_URL: url, MAILBOX_PASSWORD: 'gizli' }).imap;
  expect(read('imaps://bilgi%40kurum.gov.tr@posta.kurum.gov.tr/Gelen%20Kutusu')).toMatchObject({ host: 'posta.kurum.gov.tr', port: 993, security: 'tls', user: 'bilgi@kurum.gov.tr', password: 'gizli', folder: 'Gelen Kutusu' });
  expect(read('imap://bilgi@posta.kurum.gov.tr')).toMatchObject({ port: 143, security: 'starttls', folder: 'INBOX' });
  expect(read('imap://bilgi@127.0.0.1:1143/INBOX?tls=off')).toMatchObject({ port: 1143, security: 'none' });
});

test('the authority of the mail server and the first day are settings of their own', () => {
  const { imap } = mailboxWith({ MAILBOX_URL: 'imaps://bilgi@posta.kurum.gov.tr', MAILBOX_PASSWORD: 'gizli', MAILBOX_CA_FILE: '/etc/kurum/otorite.pem', MAILBOX_SINCE: '2026-11-01' });
  expect(imap).toMatchObject({ authorityFile: '/etc/kurum/otorite.pem', since: '2026-11-01' });
  expect(faultWith({ MAILBOX_SINCE: '2026-02-30' })).toMatch(/^MAILBOX_SINCE ayarı geçersiz: YYYY-MM-DD biçiminde bir gün olmalı/);
});

test.each([
  [{ MAILBOX_URL: 'imaps://posta.kurum.gov.tr/INBOX', MAILBOX_PASSWORD: 'gizli' }, /kullanıcı adı yok/],
  [{ MAILBOX_URL: 'imaps://bilgi@posta.kurum.gov.tr/INBOX' }, /^MAILBOX_PASSWORD ayarı eksik/],
  [{ MAILBOX_URL: 'imaps://bilgi:acik@posta.kurum.gov.tr/INBOX', MAILBOX_PASSWORD: 'gizli' }, /birini seçin/],
  [{ MAILBOX_URL: 'imaps://bilgi@posta.kurum.gov.tr/INBOX?tls=off', MAILBOX_PASSWORD: 'gizli' }, /tls=off/],
  [{ MAILBOX_PASSWORD: 'gizli' }, /MAILBOX_URL olmadan/],
  [{ MAILBOX_URL: 'pop3://bilgi@posta' }, /^MAILBOX_URL ayarı geçersiz/],
])('%j is refused with a sentence that repeats no password', (words, sentence) => {
  const said = faultWith(words as Record<string, string>);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/gizli|acik/);
});
