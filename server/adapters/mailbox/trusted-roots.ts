import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import tls from 'node:tls';
import { MailboxFault } from './mailbox.ts';

const mostBytes = 1024 * 1024;

/**
 * The authorities that a mail server may be vouched for by: those in the file and no other, or without a file those of Node and of
 * this machine. Read at each connection, so that a changed file counts without a restart. Throws MailboxFault.
 */
export async function trustedRoots(file: string | undefined): Promise<string[]> {
  if (file === undefined) return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
  const text = await readFile(file, 'utf8').catch((error: { code?: string }) => {
    throw new MailboxFault(`MAILBOX_CA_FILE ayarındaki dosya okunamadı (${error.code}).`, error);
  });
  const certificates = text.slice(0, mostBytes).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate)) throw new MailboxFault('MAILBOX_CA_FILE ayarındaki dosyada okunabilir bir sertifika yok; PEM biçiminde olmalı (-----BEGIN CERTIFICATE-----).');
  return certificates;
}

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).raw.byteLength > 0;
  } catch {
    return false;
  }
};
