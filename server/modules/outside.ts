import { type CertificateAuthority } from '../adapters/certificate-authority/certificate-authority.ts';
import { type InvoiceForPrint } from '../adapters/documents/invoice-pdf.ts';
import { type PackForPrint } from '../adapters/documents/procurement-pack-pdf.ts';
import { type FileStore } from '../adapters/files/file-store.ts';
import { type HeldFiles } from '../adapters/files/scanned-store.ts';
import { type MailTransport } from '../adapters/mail/mail-transport.ts';
import { type Scanner } from '../adapters/scanner/scanner.ts';
import { type Signatures } from '../adapters/signatures/verifier.ts';
import { type Engine } from '../engine/types.ts';

/** What effects may reach, handed in by the entry points. Their outcome returns through actions of the engine. */
export interface Outside {
  readonly engine: Engine;
  readonly mail: MailTransport;
  /** `Kamu SM <bilgilendirme@…>` */
  readonly mailFrom: string;
  /** Where people answer our letters to, so that the answers come in; left out: to the sender. */
  readonly mailReplyTo?: string | undefined;
  readonly files: FileStore;
  /** Where a virus scanner is set: it, what it holds, and the store past it. */
  readonly scanning?: { readonly scanner: Scanner; readonly held: HeldFiles; readonly store: FileStore } | undefined;
  readonly authority: CertificateAuthority;
  readonly invoicePdf: (invoice: InvoiceForPrint) => Promise<Uint8Array>;
  readonly procurementPackPdf: (pack: PackForPrint) => Promise<Uint8Array>;
  /** Opens signed files, and judges their signatures against the trust of this installation. */
  readonly signatures: Signatures;
  /** What the mailbox is for: reads a message that came in and proposes what it is. Left out where nothing comes in, as in most tests. */
  readonly intake?: Intake | undefined;
}

export interface Intake {
  /** Safe to repeat: a message that is proposed already, or stands elsewhere, is left as it is. */
  classifyMessage(messageId: string): Promise<void>;
  /** Carries the workbooks of an accepted message over to the lists made of it. Safe to repeat. */
  takeFiles(messageId: string): Promise<void>;
}
