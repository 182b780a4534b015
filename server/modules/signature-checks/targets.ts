import { type SignatureVerdict } from '../../adapters/signatures/verify-signature.ts';
import { type Row } from '../../engine/types.ts';

/** A record whose signature is checked: which of its fields hold the files, and what is asked beside the signature. */
export type Target = {
  readonly noun: 'documents' | 'application-lists';
  readonly link: 'document' | 'applicationList';
  readonly signedField: string;
  /** The file that a signature is about when it comes in a file of its own, and that is read. */
  readonly contentField: string | null;
  readonly receivedAt: (row: Row) => string;
  /** Whether the signer must be the institution's officer. */
  readonly byOfficer: (row: Row) => boolean;
};

export const targets: Readonly<Record<Target['noun'], Target>> = {
  documents: {
    noun: 'documents', link: 'document', signedField: 'scan', contentField: null, receivedAt: (row) => String(row['receivedAt'] ?? row.updatedAt),
    byOfficer: (row) => row['type'] === 'FRM0103' && row['institution'] !== null,
  },
  'application-lists': {
    noun: 'application-lists', link: 'applicationList', signedField: 'signedFile', contentField: 'workbook', receivedAt: (row) => String(row['signedFileAt'] ?? row.createdAt), byOfficer: () => true,
  },
};

export type Coverage = 'same' | 'other' | 'beside';

/** Whether what was signed is the file that is read: a workbook whose rows become applications, the scan of a document. `beside`: a signed PDF says nothing about an Excel file. */
export function coverageOf({ form, contentSha256, content: signed }: SignatureVerdict, content: { bytes: Uint8Array; sha256: string }): Coverage {
  if (form === 'pades') return 'beside';
  // Of an opaque message (smime.p7m) a mail program leaves the envelope alone: what it holds is the message all the same.
  const isMessage = form === 'smime' || (signed !== null && beginsAsMessage(signed));
  return contentSha256 === content.sha256 || (isMessage && signed !== null && carries(signed, content.bytes)) ? 'same' : 'other';
}

const headBytes = 64 * 1024;

function beginsAsMessage(bytes: Uint8Array): boolean {
  const [head = ''] = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headBytes)).toString('latin1').split(/\r?\n\r?\n/, 1);
  return /^[!-9;-~]{1,76}:/.test(head) && /^content-type:/im.test(head);
}

/** A signed message carries the workbook as an attachment, in base64 with line ends. */
const carries = (message: Uint8Array, bytes: Uint8Array): boolean =>
  Buffer.from(message).toString('latin1').replace(/[\r\n]+/g, '').includes(Buffer.from(bytes).toString('base64').replace(/=+$/, ''));
