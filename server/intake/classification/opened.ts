import { contentKind } from '../../adapters/files/content-kind.ts';
import { dangers } from '../../adapters/files/danger.ts';
import { contradicts, shownName } from '../../adapters/files/file-name.ts';
import { openSigned } from '../../adapters/signatures/open-signed.ts';
import { SignedContentError } from '../../adapters/signatures/signed-content-error.ts';
import { openLetter, UnreadableLetter } from '../mailbox/letter.ts';
import { openArchive } from './open-archive.ts';

export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why it is not to be opened; null: nothing is known against it. */
  readonly hostile: string | null;
}

/** `mail`: a letter forwarded as a file; `archive`: files packed together. Both are signed by nobody. */
export type Opened =
  | { readonly form: 'cades' | 'smime' | 'mail' | 'archive'; readonly files: readonly OpenedFile[]; /** What a letter inside says. */ readonly text: string }
  | { readonly fault: 'damaged' | 'detached' };

/** What lies inside a signed envelope, a forwarded letter or a ZIP; null when the file is none of these. Tells nothing about whether a signature is any good. */
export async function openEnvelope(bytes: Uint8Array, name: string): Promise<Opened | null> {
  try {
    if (isArchive(bytes)) return await openPacked(bytes);
    if (isLetter(bytes, name)) return await openMail(bytes, 'mail');
    const opened = await openSigned(bytes);
    if (opened === null) return null;
    if (opened.form === 'cades') return { form: 'cades', files: [{ name: innerName(name), bytes: opened.content, hostile: await hostileIn(opened.content) }], text: '' };
    return await openMail(opened.content, 'smime');
  } catch (error) {
    if (error instanceof UnreadableLetter) return { fault: 'damaged' };
    if (!(error instanceof SignedContentError)) throw error;
    return { fault: error.fault === 'detached' ? 'detached' : 'damaged' };
  }
}

async function hostileIn(content: Uint8Array, name?: string): Promise<string | null> {
  const { mediaType, danger } = await contentKind(content);
  const bad = danger ?? (name !== undefined && contradicts(name, mediaType) ? 'mismatch' : null);
  return bad === null ? null : dangers[bad];
}

const isArchive = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4)).equals(Buffer.from('PK\x03\x04', 'latin1'));
const mostPacked = 100;

/** A ZIP is a bag and no statement: what lies in it is judged as if it had come beside it. Office files are ZIPs too, and are read as what they are. */
async function openPacked(bytes: Uint8Array): Promise<Opened | null> {
  const { mediaType, danger } = await contentKind(bytes);
  if (mediaType !== 'application/zip' || danger !== null) return null;
  const files = await openArchive(bytes, mostPacked);
  if (files === null) return null;
  const judged: OpenedFile[] = [];
  for (const file of files) judged.push({ name: shownName(file.name), bytes: file.bytes, hostile: await hostileIn(file.bytes, file.name) });
  return { form: 'archive', files: judged, text: '' };
}

/** Under the same limits and with the same suspicion as a letter that came by itself. */
async function openMail(content: Uint8Array, form: 'smime' | 'mail'): Promise<Opened> {
  const { files, text, subject } = await openLetter(content);
  return {
    form, text: [form === 'mail' ? subject : null, text].filter((part) => part !== null).join('\n'),
    files: files.filter(({ isPartOfText }) => !isPartOfText).map((file) => ({ name: file.name, bytes: new Uint8Array(file.bytes), hostile: file.danger === null ? null : dangers[file.danger] })),
  };
}

/** A file that begins as letters begin. */
function isLetter(bytes: Uint8Array, name: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8192)).toString('latin1');
  return /^(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*)+/.test(head) && /^from:/im.test(head) && (/\.eml$/i.test(name) || /^(?:message-id|mime-version|received):/im.test(head));
}

/** `liste.xlsx.p7m` holds `liste.xlsx`. */
const innerName = (name: string): string => shownName(name.replace(/\.(p7m|p7s|imz|cades|sig)$/i, ''), 'imzalı içerik');

/** A message whose whole body is signed and stands readable beside its signature. */
export const isClearSigned = (raw: Uint8Array): boolean => /^content-type:\s*multipart\/signed\b/im.test(headOf(raw)) && /pkcs7-signature/i.test(headOf(raw));

function headOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 64 * 1024)).toString('latin1');
  return text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.length);
}
