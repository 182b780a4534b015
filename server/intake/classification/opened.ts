import { contentKind } from '../../adapters/files/content-kind.ts';
import { dangers } from '../../adapters/files/danger.ts';
import { shownName } from '../../adapters/files/file-name.ts';
import { openSigned } from '../../adapters/signatures/open-signed.ts';
import { SignedContentError } from '../../adapters/signatures/signed-content-error.ts';
import { openLetter, UnreadableLetter } from '../mailbox/letter.ts';

export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why it is not to be opened; null: nothing is known against it. */
  readonly hostile: string | null;
}

/** `mail`: a letter forwarded as a file, signed by nobody. */
export type Opened =
  | { readonly form: 'cades' | 'smime' | 'mail'; readonly files: readonly OpenedFile[]; /** What a letter inside says. */ readonly text: string }
  | { readonly fault: 'damaged' | 'detached' };

/** What lies inside a signed envelope or a forwarded letter; null when the file is neither. Tells nothing about whether a signature is any good. */
export async function openEnvelope(bytes: Uint8Array, name: string): Promise<Opened | null> {
  try {
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

async function hostileIn(content: Uint8Array): Promise<string | null> {
  const { danger } = await contentKind(content);
  return danger === null ? null : dangers[danger];
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
