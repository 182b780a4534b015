import { type outgoingMails } from '#domain/outgoing-mails.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type MailAttachment } from '../../adapters/mail/mail-transport.ts';
import { subjectKeyFor } from '../../engine/subject-keys.ts';
import { type Engine } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

const mediaTypes: Readonly<Record<string, string>> = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The file that goes with a letter, read whole and checked by the store; none when the letter has none. A destroyed one throws. */
export async function attachmentsOf(engine: Engine, files: Outside['files'], mail: RecordOf<typeof outgoingMails>): Promise<readonly MailAttachment[]> {
  if (mail.attachment === null) return [];
  const [, subject] = /^subject-([0-9a-f-]{36})\/s-/.exec(mail.attachment) ?? [];
  const secret = subject === undefined ? undefined : await subjectKeyFor(engine, subject, engine.clock.now());
  if (secret === null) throw new Error('The attachment of this letter was destroyed');
  const parts: Uint8Array[] = [];
  for await (const part of await files.get(mail.attachment, secret ? { secret } : {})) parts.push(part as Uint8Array);
  const filename = mail.fileName ?? 'ek.pdf';
  return [{ filename, contentType: mediaTypes[/\.([a-z]{1,5})$/i.exec(filename)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream', content: Buffer.concat(parts) }];
}
