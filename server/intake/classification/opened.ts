import { simpleParser } from 'mailparser';
import { openSigned } from '../../adapters/signatures/open-signed.ts';
import { SignedContentError } from '../../adapters/signatures/signed-content-error.ts';
import { shownName } from '../../adapters/files/file-name.ts';

export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Opened =
  | { readonly form: 'cades' | 'smime'; readonly files: readonly OpenedFile[]; /** What a signed e-mail says. */ readonly text: string }
  | { readonly fault: 'damaged' | 'detached' };

const mostFiles = 50;
const mostText = 20_000;

/** What lies inside a signed envelope; null when the file is none. Tells nothing about whether the signature is any good. */
export async function openEnvelope(bytes: Uint8Array, name: string): Promise<Opened | null> {
  try {
    const opened = await openSigned(bytes);
    if (opened === null) return null;
    if (opened.form === 'cades') return { form: 'cades', files: [{ name: innerName(name), bytes: opened.content }], text: '' };
    return await openMail(opened.content);
  } catch (error) {
    if (!(error instanceof SignedContentError)) throw error;
    return { fault: error.fault === 'detached' ? 'detached' : 'damaged' };
  }
}

async function openMail(content: Uint8Array): Promise<Opened> {
  try {
    const mail = await simpleParser(Buffer.from(content.buffer, content.byteOffset, content.byteLength), { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: 1_000_000 });
    const files = mail.attachments.slice(0, mostFiles).map(({ filename, content: bytes }, at) => ({ name: shownName(filename, `ek-${at + 1}`), bytes: new Uint8Array(bytes) }));
    return { form: 'smime', files, text: (mail.text ?? '').slice(0, mostText) };
  } catch {
    return { fault: 'damaged' };
  }
}

/** `liste.xlsx.p7m` holds `liste.xlsx`. */
const innerName = (name: string): string => shownName(name.replace(/\.(p7m|p7s|imz|cades|sig)$/i, ''), 'imzalı içerik');
