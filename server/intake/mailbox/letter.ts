import { simpleParser, type AddressObject, type Attachment, type ParsedMail } from 'mailparser';
import { zEmail } from '#domain/identifiers/email.ts';
import { contentKind } from '../../adapters/files/content-kind.ts';
import { dangers, type Danger } from '../../adapters/files/danger.ts';
import { contradicts, dangerOfName, shownName } from '../../adapters/files/file-name.ts';
import { serverWord } from '../../modules/outgoing-mails/server-word.ts';

/** A message as its bytes say, made storable: one line where it is one, no hidden signs, nothing longer than its field. */
export interface OpenedLetter {
  /** `<id@host>`; null where the message has none that may be believed to be one. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly automatic: 'bounce' | 'autoReply' | null;
  /** Of a bounce: the ids of ours that it names, whether it is for good, and what the server said. */
  readonly report: DeliveryReport | null;
  readonly files: readonly OpenedFile[];
}

export interface DeliveryReport {
  readonly about: readonly string[];
  readonly isFinal: boolean;
  readonly said: string;
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly danger: Danger | null;
  /** A picture that the text itself shows, such as a logo under a signature. */
  readonly isPartOfText: boolean;
}

export const letterLimits = { attachments: 100, boundaries: 200, nesting: 40, headerBytes: 256 * 1024, htmlCharacters: 500_000, textCharacters: 20_000, references: 100, attachmentBytes: 80 * 1024 * 1024 } as const;

/** The message cannot be opened; the sentence is for the desk. */
export class UnreadableLetter extends Error {}

/** Opens a message within limits. Throws UnreadableLetter, and nothing else for what the bytes hold. */
export async function openLetter(raw: Uint8Array): Promise<OpenedLetter> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  refuseByShape(bytes);
  const mail = await parsed(bytes);
  if (mail.attachments.length > letterLimits.attachments) throw new UnreadableLetter(`İletide ${letterLimits.attachments} ekten fazlası var.`);
  // What a text of letters unpacks to is never more than the message; a decoder that thinks otherwise is not followed.
  if (mail.attachments.reduce((sum, { content }) => sum + content.length, 0) > letterLimits.attachmentBytes) throw new UnreadableLetter('İletinin ekleri çok büyük.');
  const files: OpenedFile[] = [];
  for (const attachment of mail.attachments) files.push(await fileOf(attachment));
  const automatic = automaticOf(mail, bytes);
  return { ...headersOf(mail), text: textOf(mail), automatic, report: automatic === 'bounce' ? reportIn(bytes) : null, files };
}

/** Counted before a parser builds anything of it. */
function refuseByShape(bytes: Buffer): void {
  if (bytes.length === 0) throw new UnreadableLetter('İleti boş.');
  const head = bytes.subarray(0, letterLimits.headerBytes + 4);
  const end = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')].filter((at) => at >= 0);
  if (end.length === 0 && bytes.length > letterLimits.headerBytes) throw new UnreadableLetter('İletinin başlıkları çok uzun.');
  if (countOf(bytes, 'boundary=', letterLimits.boundaries) > letterLimits.nesting) throw new UnreadableLetter('İleti çok fazla iç içe bölümden oluşuyor.');
  if (countOf(bytes, '\nContent-Transfer-Encoding', 2000) > 1000) throw new UnreadableLetter('İletide çok fazla bölüm var.');
}

function countOf(bytes: Buffer, word: string, enough: number): number {
  let found = 0;
  for (let at = bytes.indexOf(word); at >= 0 && found < enough; at = bytes.indexOf(word, at + word.length)) found += 1;
  return found;
}

async function parsed(bytes: Buffer): Promise<ParsedMail> {
  try {
    return await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, maxHtmlLengthToParse: letterLimits.htmlCharacters });
  } catch (error) {
    // The parser has limits of its own: parts of a message, bytes of one part's headers.
    throw new UnreadableLetter((error as { code?: unknown }).code === 'EMAXLEN' ? 'İletide çok fazla bölüm var ya da bir bölümün başlıkları çok uzun.' : 'İletinin yapısı bozuk; açılamadı.', { cause: error });
  }
}

function headersOf(mail: ParsedMail): Pick<OpenedLetter, 'messageId' | 'inReplyTo' | 'references' | 'sender' | 'senderName' | 'subject'> {
  const writers = [mail.from ?? []].flat().flatMap(({ value }) => value);
  // Threat: of two writers, or two headers, mail servers vouch for one and we would believe the other.
  const isOne = writers.length === 1 && mail.headerLines.filter(({ key }) => key === 'from').length <= 1;
  const good = zEmail.safeParse(isOne ? (writers[0]?.address?.trim() ?? '') : '');
  const name = oneLine(writers.slice(0, 5).flatMap((one) => [one.name, good.success ? '' : one.address?.trim() ?? '']).filter((part) => part !== '').join(' '), 200);
  return {
    messageId: idOf(mail.messageId),
    inReplyTo: idOf(mail.inReplyTo),
    references: [mail.references ?? []].flat().slice(0, letterLimits.references).map(idOf).filter((id) => id !== null && id.includes('@')) as string[],
    sender: good.success ? good.data : null,
    senderName: name,
    subject: oneLine(mail.subject ?? '', 300),
  };
}

const firstOf = (from: AddressObject | AddressObject[] | undefined): { address?: string | undefined; name: string } | undefined => [from ?? []].flat()[0]?.value[0];

/** Of a header that may hold anything: the first id in it, as printable ASCII between angle brackets. */
export const idOf = (text: string | undefined): string | null => /<[\x21-\x3b\x3d\x3f-\x7e]{1,490}>/.exec((text ?? '').slice(0, 2000))?.[0] ?? null;

const oneLine = (text: string, longest: number): string | null =>
  [...text.toWellFormed().slice(0, longest * 8).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').normalize('NFC').trim()].slice(0, longest).join('').trim() || null;

function textOf(mail: ParsedMail): string | null {
  const text = (mail.text ?? '').slice(0, letterLimits.textCharacters * 4).toWellFormed();
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').normalize('NFC').split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{4,}/g, '\n\n\n').trim();
  return [...clean].slice(0, letterLimits.textCharacters).join('') || null;
}

async function fileOf(attachment: Attachment): Promise<OpenedFile> {
  const bytes = attachment.content;
  const { mediaType, danger } = await contentKind(bytes);
  const given = attachment.filename;
  const bad = danger ?? dangerOfName(given) ?? (given !== undefined && contradicts(given, mediaType) ? 'mismatch' : null);
  return { name: shownName(given), mediaType, bytes, danger: bad, isPartOfText: attachment.related === true && mediaType.startsWith('image/') && bad === null };
}

export const sentenceOf = (danger: Danger): string => dangers[danger];

function automaticOf(mail: ParsedMail, bytes: Buffer): OpenedLetter['automatic'] {
  const said = (name: string): string => bytesOfHeader(mail, name).toLowerCase();
  const isReport = said('content-type').startsWith('multipart/report') && /delivery-status/.test(bytes.subarray(0, 64 * 1024).toString('latin1'));
  const fromServer = /^(?:mailer-daemon|postmaster)(?:@|$)/i.test(firstOf(mail.from)?.address ?? '');
  const autoSubmitted = said('auto-submitted');
  if (isReport || (fromServer && autoSubmitted !== '' && autoSubmitted !== 'no')) return 'bounce';
  const isReply = autoSubmitted.startsWith('auto-replied') || said('x-autoreply') === 'yes' || said('precedence') === 'auto_reply';
  // Somebody may hang a list on an answer of his machine: what brings files is read by a person.
  return isReply && mail.attachments.length === 0 ? 'autoReply' : null;
}

function bytesOfHeader(mail: ParsedMail, name: string): string {
  const line = mail.headerLines.find(({ key }) => key === name)?.line ?? '';
  return line.slice(line.indexOf(':') + 1).trim().slice(0, 1000);
}

const reportBytes = 256 * 1024;

/** Delivery reports (RFC 3464) are plain lines; what they return of our letter has its Message-ID. */
function reportIn(bytes: Buffer): DeliveryReport {
  const text = bytes.subarray(0, reportBytes).toString('latin1');
  const about = [...new Set([...text.matchAll(/<[0-9a-f]{8}-[0-9a-f-]{27}\.\d{1,4}@[A-Za-z0-9.-]{1,200}>/g)].map(([id]) => id))].slice(0, 10);
  const status = /^Status:\s*([245])\.\d{1,3}\.\d{1,3}/im.exec(text)?.[1];
  const action = /^Action:\s*([a-z]+)/im.exec(text)?.[1]?.toLowerCase();
  const said = oneLine(serverWord(/^Diagnostic-Code:\s*([^\r\n]{1,400})/im.exec(text)?.[1] ?? ''), 380) ?? 'Sunucu neden bildirmedi.';
  return { about, isFinal: action === 'failed' || (action === undefined && status === '5'), said };
}
