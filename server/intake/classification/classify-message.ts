import { labelIn } from '#domain/language/label.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Row, type Tx, type Values } from '../../engine/types.ts';
import { type RowContext } from '../../modules/application-lists/row-rules.ts';
import { type Shelf } from '../mailbox/stored-bytes.ts';
import { factsOfFile } from './attachment-facts.ts';
import { classify, standingOf, type Standing } from './classify.ts';
import { findSender, type SenderFound } from './known-sender.ts';
import { type Classification, type FormKind, type Letter, type LetterAttachment, type Reason } from './letter.ts';
import { bytesOf, openAll, type Listed } from './open-all.ts';
import { otherHalf } from './pairing.ts';
import { rulesOfToday } from './rules-in-force.ts';
import { plain } from './sentences.ts';

/**
 * Reads a message that came in, says what it is and why, and takes the next step: a sure proposal waits for one key, an unsure one becomes
 * a task, junk is set aside, what is hostile is held. Safe to repeat: a message that stands elsewhere is left as it is.
 */
export async function classifyMessage(shelf: Shelf, messageId: string): Promise<void> {
  const bySystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(shelf.engine, systemActor, work);
  const { message, context } = await bySystem(async (tx) => ({
    message: await tx.get('messages', messageId),
    context: { today: tx.today, offeredYears: String(await tx.setting('offeredYears')).split(',').map(Number) },
  }));
  if (message.state !== 'received') return;
  const opened = await openAll(shelf, message);
  const facts: Looked[] = [];
  for (const file of opened.files) facts.push(await looked(shelf, file, context));
  await bySystem(async (tx) => {
    const now = await tx.get('messages', messageId, { lock: true });
    if (now.state !== 'received') return;
    for (const { row, hostile } of facts) if (hostile !== undefined && row.state === 'kept') await tx.perform('message-attachments', row.id, 'quarantine', { quarantineReason: hostile.slice(0, 300) });
    const letter: Letter = {
      subject: String(now['subjectLine'] ?? ''), body: [now['bodyText'], opened.text].filter((text) => typeof text === 'string' && text !== '').join('\n'), sender: String(now['sender'] ?? ''),
      inKnownThread: await isKnownThread(tx, now), attachments: facts.filter(({ envelope }) => envelope === null).map(({ facts: one }) => one),
    };
    const sender = await findSender(tx, now['sender'] as string | null, `${letter.subject}\n${letter.body}`);
    const found = classify(letter, sender.known, await rulesOfToday(tx, sender.institution));
    await settle(tx, now, found, sender, facts);
  });
}

interface Looked {
  readonly row: Row;
  readonly facts: LetterAttachment;
  /** An envelope speaks by what is inside it, which stands beside it. */
  readonly envelope: Listed['envelope'];
  readonly hostile?: string;
}

async function looked(shelf: Shelf, { row, signed, envelope, hostile }: Listed, context: RowContext): Promise<Looked> {
  const position = Number(row['position']);
  const name = String(row['fileName'] ?? '');
  const base: LetterAttachment = { position, name, mediaType: String(row['mediaType'] ?? ''), text: '', size: Number(row['size'] ?? 0), signed, quarantined: row.state === 'quarantined' };
  if (hostile !== undefined) return { row, facts: { ...base, quarantined: true }, envelope, hostile };
  if (row.state === 'quarantined' || envelope !== null || signed === 'damaged' || signed === 'detached' || typeof row['content'] !== 'string') return { row, facts: base, envelope };
  const facts = await factsOfFile(shelf.engine, { position, name, bytes: await bytesOf(shelf, row['content']), signed: signed === 'cades' || signed === 'smime' ? signed : 'none' }, context);
  return 'hostile' in facts ? { row, facts: { ...base, quarantined: true }, envelope, hostile: facts.hostile } : { row, facts, envelope };
}

async function isKnownThread(tx: Tx, message: Row): Promise<boolean> {
  if (message['outgoingMail'] !== null) return true;
  if (message['inReplyTo'] === null || message['thread'] === null) return false;
  return (await tx.find('messages', { thread: message['thread'] }, { limit: 2 })).some(({ id }) => id !== message.id);
}

async function settle(tx: Tx, message: Row, found: Classification, sender: SenderFound, facts: readonly Looked[]): Promise<void> {
  await noteForms(tx, found, facts);
  const pair = await otherHalf(tx, message, found, sender.institution);
  const blockers = [...found.blockers, ...blockersOfRecord(message, sender)];
  const thresholds = { sure: Number(await tx.setting('classificationSure')), junk: Number(await tx.setting('classificationJunk')) };
  const before = message['proposal'] !== null;
  // Whoever took a message back from junk or quarantine has looked at it: it is not put away a second time. What take-in found hostile it has held itself.
  const judged = standingOf({ ...found, blockers }, thresholds);
  const newlyHostile = facts.some(({ hostile }) => hostile !== undefined);
  const standing: Standing = (before && judged === 'setAside') || (judged === 'quarantined' && !newlyHostile) ? 'received' : judged;
  const reasons = [...blockers, ...found.reasons, ...(pair ? [plain('paired', 'firstApplication', 'Eksik olan, aynı gönderenin başka bir iletisinde; ikisi birlikte tam.', 'What is missing came in another letter of the sender; together they are complete.')] : [])];
  const values = valuesOf(found, sender, reasons.map((reason) => (blockers.includes(reason) ? { ...reason, blocks: true as const } : reason)), pair);
  await tx.perform('messages', message.id, standing === 'proposed' ? 'propose' : 'consider', values);
  if (pair) await tx.set('messages', pair.id, { pairedWith: message.id });
  if (standing === 'quarantined') await tx.perform('messages', message.id, 'quarantine', { warning: sentenceOf(blockers) });
  if (standing === 'setAside') await tx.perform('messages', message.id, 'setAside', { warning: sentenceOf(found.reasons), setAsideReason: await reasonCode(tx, 'ISTENMEYEN') });
  if (standing === 'received') await taskFor(tx, message, found, reasons);
}

/** What the letter's own words do not tell. No mail server has seen a file: whoever made it wrote any sender into it. */
const blockersOfRecord = (message: Row, sender: SenderFound): Reason[] => [
  ...(message['source'] === 'upload' ? [plain('uploaded', 'other', 'İleti posta kutusundan gelmedi, dosya olarak yüklendi; göndereni doğrulanamaz.', 'The letter did not come through the mailbox but as a file; its sender cannot be relied on.')] : []),
  ...(sender.named !== null && sender.institution !== sender.named ? [plain('otherInstitution', 'other', 'İletide başka bir kurumun vergi numarası geçiyor.', 'The letter names the tax number of another institution.')] : []),
];

const sentenceOf = (reasons: readonly Reason[]): string => reasons.map(({ tr }) => tr).join(' ').slice(0, 490);

function valuesOf(found: Classification, sender: SenderFound, reasons: readonly (Reason & { blocks?: true })[], pair: Row | null): Values {
  return {
    proposal: found.proposal, flow: found.flow, signatureKind: found.signatureKind, confidence: found.confidence, complete: found.complete, missing: [...found.missing],
    senderKnown: found.senderKnown, rows: found.rows, validRows: found.validRows, originalExpected: found.originalExpected,
    reasons: reasons.map(({ rule, weight, tr, en, blocks }) => ({ code: rule, weight, tr, en, ...(blocks ? { blocks } : {}) })),
    institution: sender.institution, officer: sender.officer, pairedWith: pair?.id ?? null,
  };
}

/** What each file is: of an envelope with a list the envelope is the signed list, and what lies inside it the workbook. */
async function noteForms(tx: Tx, found: Classification, facts: readonly Looked[]): Promise<void> {
  const kinds = new Map<string, FormKind>();
  for (const { row, facts: { position, rows } } of facts) {
    const form = found.forms.find((one) => one.position === position);
    if (!form) continue;
    // A workbook that could not be read as a list is none that could be taken in.
    const readable = rows !== undefined || form.formKind !== 'excelList';
    kinds.set(row.id, form.formKind === 'signedList' ? 'excelList' : readable ? form.formKind : 'other');
    if (form.alsoHolds.length > 0) await tx.set('message-attachments', row.id, { alsoHolds: [...form.alsoHolds] });
    if (form.formKind === 'signedList') kinds.set(String(row['openedFrom']), 'signedList');
  }
  // What only packs other files together says nothing by itself, and signs nothing.
  for (const { row, envelope } of facts) if (envelope !== null && !kinds.has(row.id)) kinds.set(row.id, envelope === 'cades' || envelope === 'smime' ? 'signature' : 'other');
  for (const { row } of facts) {
    const formKind = kinds.get(row.id);
    const now = await tx.get('message-attachments', row.id);
    // A picture that the text shows is set aside at first; one that is a form is none of the text's decorations.
    if (formKind !== undefined && formKind !== 'other' && now.state === 'setAside') await tx.perform('message-attachments', row.id, 'takeBack');
    if (formKind !== undefined && (now.state === 'kept' || formKind !== 'other')) await tx.perform('message-attachments', row.id, 'recognise', { formKind });
  }
}

async function reasonCode(tx: Tx, code: string): Promise<string> {
  const [reason] = await tx.find('reason-codes', { noun: 'messages', action: 'setAside', code }, { limit: 1 });
  return reason ? reason.id : tx.refuse({ code: 'NO_REASON_CODE', tr: `Neden kodu yok: ${code}.`, en: `No reason code: ${code}.` });
}

/** One open task a message: the registrar sees what could not be told surely. */
async function taskFor(tx: Tx, message: Row, found: Classification, reasons: readonly Reason[]): Promise<void> {
  const open = await tx.find('tasks', { noun: 'messages', recordId: message.id, state: 'open' }, { limit: 1 });
  if (open.length > 0) return;
  const guess = labelIn('tr', tx.engine.page('messages').fields['proposal']?.choices?.[found.proposal], found.proposal);
  await tx.create('tasks', {
    kind: 'unreadableMail', title: `E-posta elle incelenecek: ${guess} (%${found.confidence})`, role: 'registrar', noun: 'messages', recordId: message.id,
    details: reasons.map(({ tr }) => `- ${tr}`).join('\n').slice(0, 2000) || null,
  });
}
