import { businessDate } from '#domain/calendar/dates.ts';
import { isVkn } from '#domain/identifiers/vkn.ts';
import { type messages } from '#domain/messages.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { wantOfficer } from './want-officer.ts';

type Message = RecordOf<typeof messages>;

const mostAttachments = 200;
const openStates = new Set(['received', 'proposed', 'askedBack']);

/**
 * A proposal becomes records: documents with their scans, lists with their workbooks, a request or a task. All in the transaction of the
 * action; only the workbooks are carried over by a job, for they are read and sealed anew.
 */
export async function carryOut(tx: Tx, message: Message, input: Values): Promise<void> {
  const institution = await institutionOf(tx, message, input);
  const officer = (input['officer'] ?? message.officer) as string | null;
  const whose: Whose = { institution, officer, signedOn: typeof input['signedOn'] === 'string' ? input['signedOn'] : businessDate(message.receivedAt), input };
  if (message.institution !== institution || message.officer !== officer) await tx.perform('messages', message.id, 'noteOutcome', { institution, officer });
  const pair = message.pairedWith === null ? null : await tx.get('messages', message.pairedWith, { lock: true });
  const letters = pair !== null && openStates.has(pair.state) ? [message as unknown as Row, pair] : [message as unknown as Row];
  if (message.proposal === 'list') await listOf(tx, letters, whose);
  else for (const letter of letters) await carryLetter(tx, letter, whose);
  if (message.proposal === 'firstApplication' && institution !== null) await wantOfficer(tx, institution);
  for (const letter of letters) {
    await endTasks(tx, letter.id, 'Öneri uygulandı.');
    if (letter.id !== message.id) await tx.perform('messages', letter.id, 'finish');
  }
}

interface Whose {
  readonly institution: string | null;
  readonly officer: string | null;
  readonly signedOn: string;
  readonly input: Values;
}

async function institutionOf(tx: Tx, message: Message, input: Values): Promise<string | null> {
  const chosen = (input['institution'] ?? message.institution) as string | null;
  if (chosen !== null) return chosen;
  const name = typeof input['newInstitutionName'] === 'string' ? input['newInstitutionName'].trim() : '';
  if (name !== '') {
    const kind = message.proposal === 'assessment' ? 'firm' : 'publicBody';
    const { id } = await tx.create('institutions', { name, kind, sector: 'other', vkn: await freeTaxNumber(tx, message), email: message.sender });
    return id;
  }
  if (message.proposal === 'quote') return null;
  return tx.refuse({ code: 'NO_INSTITUTION', tr: 'İletinin hangi kuruma ait olduğu belli değil: kurumu seçin ya da kayıtlı değilse adını yazın.', en: 'It is not known whose message this is: choose the institution, or write its name when it is not registered.' });
}

/** A tax number in the letter, when exactly one is there and no institution has it. */
async function freeTaxNumber(tx: Tx, message: Message): Promise<string | null> {
  const numbers = [...new Set(`${message.subjectLine ?? ''} ${message.bodyText ?? ''}`.match(/(?<!\d)\d{10}(?!\d)/g) ?? [])];
  if (numbers.length !== 1 || !isVkn(numbers[0]!)) return null;
  return (await tx.find('institutions', { vkn: numbers[0]! }, { limit: 1 })).length === 0 ? numbers[0]! : null;
}

async function filesOf(tx: Tx, letter: Row): Promise<Row[]> {
  const files = await tx.find('message-attachments', { message: letter.id }, { bound: mostAttachments });
  return files.filter((file) => file.state === 'kept' && typeof file['content'] === 'string').sort((one, another) => Number(one['position']) - Number(another['position']));
}

/** A list whose signed print and whose Excel came in two letters is one list. */
async function listOf(tx: Tx, letters: readonly Row[], whose: Whose): Promise<void> {
  const files: Row[] = [];
  for (const letter of letters) files.push(...(await filesOf(tx, letter)));
  const signed = letters.find((letter) => letter['signatureKind'] !== null && letter['signatureKind'] !== 'none');
  const list = await lists(tx, { ...letters[0]!, signatureKind: signed?.['signatureKind'] ?? null }, files, whose);
  for (const letter of letters) await tx.perform('messages', letter.id, 'noteOutcome', { applicationList: list });
}

async function carryLetter(tx: Tx, letter: Row, whose: Whose): Promise<void> {
  const files = await filesOf(tx, letter);
  switch (letter['proposal']) {
    case 'firstApplication':
      await undertakings(tx, files, whose);
      if (files.some(isWorkbook)) await tx.perform('messages', letter.id, 'noteOutcome', { applicationList: await lists(tx, letter, files, whose) });
      return;
    case 'assessment': return assessment(tx, letter, files, whose);
    default: return quote(tx, letter, whose);
  }
}

const isWorkbook = (file: Row): boolean => file['formKind'] === 'excelList';
const formsIn = (file: Row): string[] => [String(file['formKind']), ...((file['alsoHolds'] as readonly string[] | null) ?? [])];

async function undertakings(tx: Tx, files: readonly Row[], whose: Whose): Promise<void> {
  for (const file of files) {
    const beside = signatureFor(file, files, false);
    for (const type of formsIn(file).filter((form) => form === 'KT' || form === 'EST')) await documentOf(tx, file, { type, institution: whose.institution, ...(type === 'EST' ? officerOf(whose) : {}) }, beside);
  }
}

/** Of a new institution nobody is registered yet: the paper waits until its officer is chosen. */
const officerOf = ({ officer }: Whose): Values => (officer === null ? { writtenOnIt: 'E-postayla geldi; sorumlusu henüz seçilmedi.' } : { officer });

/** A document whose scan is the attachment's own content: the bytes lie in the store once. A signature of its own belongs to it. */
async function documentOf(tx: Tx, file: Row, values: Values, signature: Row | null = null): Promise<Row> {
  const document = await tx.create('documents', values);
  await tx.perform('documents', document.id, 'attachScan', { scan: file['content'], fileName: file['fileName'] });
  const now = await tx.get('message-attachments', file.id);
  if (now.state === 'kept') await tx.perform('message-attachments', file.id, 'link', { document: document.id, formKind: file['formKind'] });
  if (signature && (await tx.get('message-attachments', signature.id)).state === 'kept') await tx.perform('message-attachments', signature.id, 'link', { document: document.id, formKind: 'signature' });
  return document;
}

/** The signature that came in a file of its own for this one: named after it, or the only one beside the only file that it can be about. */
function signatureFor(file: Row, files: readonly Row[], alone: boolean): Row | null {
  const signatures = files.filter((it) => it['formKind'] === 'signature' && !files.some((inner) => inner['openedFrom'] === it.id));
  const nameOf = (it: Row) => String(it['fileName'] ?? '').toLocaleLowerCase('tr-TR');
  const named = signatures.filter((it) => nameOf(it).startsWith(nameOf(file)) || nameOf(it).replace(/\.\w+$/, '') === nameOf(file).replace(/\.\w+$/, ''));
  return named.length === 1 ? named[0]! : alone && signatures.length === 1 ? signatures[0]! : null;
}

/** One list a workbook; its scan or its signed envelope is its document. Answers the first. */
async function lists(tx: Tx, letter: Row, files: readonly Row[], whose: Whose): Promise<string | null> {
  const workbooks = files.filter(isWorkbook);
  const papers = files.filter((file) => formsIn(file).includes('FRM0103'));
  const electronic = letter['signatureKind'] === 'eSigned' || letter['signatureKind'] === 'smime';
  if (workbooks.length === 0) tx.refuse({ code: 'NO_WORKBOOK', tr: 'İletide okunabilen bir Excel listesi yok; gönderene sorun.', en: 'The letter has no readable workbook; ask the sender.' });
  let first: Row | null = null;
  for (const [at, file] of workbooks.entries()) {
    await refuseKnown(tx, whose.institution, file);
    const list = await tx.create('application-lists', {
      institution: whose.institution, officer: whose.officer, signedHow: electronic ? 'eSigned' : 'wet', signedOn: whose.signedOn, message: letter.id, fileName: file['fileName'], fileHash: file['sha256'],
    });
    first ??= list;
    const envelope = files.find((one) => one.id === file['openedFrom'] && one['formKind'] === 'signedList');
    const own = envelope ? [envelope] : workbooks.length === papers.length ? papers.slice(at, at + 1) : at === 0 ? papers : [];
    for (const paper of own) {
      const document = await documentOf(tx, paper, { type: 'FRM0103', institution: whose.institution, applicationList: list.id });
      // What was signed electronically has no paper behind it.
      if (electronic) await tx.set('documents', document.id, { originalDueAt: null, nextReminderAt: null });
    }
    await tx.perform('message-attachments', file.id, 'link', { formKind: 'excelList' });
    const beside = envelope ? null : signatureFor(file, files, workbooks.length === 1);
    if (beside === null) continue;
    await tx.perform('application-lists', list.id, 'attachSigned', { signedFile: beside['content'] });
    await tx.perform('message-attachments', beside.id, 'link', { formKind: 'signature' });
  }
  return first?.id ?? null;
}

async function refuseKnown(tx: Tx, institution: string | null, file: Row): Promise<void> {
  // One that was sent back may come again with the same rows: it lacked a signature, not a name.
  const [known] = (await tx.find('application-lists', { institution, fileHash: file['sha256'] }, { limit: 20 })).filter(({ state }) => state !== 'sentBack' && state !== 'superseded');
  if (known) tx.refuse({ code: 'LIST_KNOWN', tr: `Bu Excel dosyası daha önce alınmış: ${String(known['reference'])}. İleti ayrılabilir.`, en: `This workbook was taken in before: ${String(known['reference'])}. The message may be set aside.` });
}

/** The form's scan, and the request itself where the application is named; otherwise somebody asks for its name and release. */
async function assessment(tx: Tx, letter: Row, files: readonly Row[], { institution, input }: Whose): Promise<void> {
  const [name, release] = [input['applicationName'], input['applicationRelease']];
  const form = files.find((file) => formsIn(file).includes('UDF'));
  let request: Row | null = null;
  if (typeof name === 'string' && typeof release === 'string') {
    const [known] = await tx.find('signing-applications', { owner: institution, name, release }, { limit: 1 });
    const application = known ?? await tx.create('signing-applications', { owner: institution, name, release });
    request = await tx.create('assessments', { signingApplication: application.id, institution });
  }
  if (form) await documentOf(tx, form, { type: 'UDF', institution, assessment: request?.id ?? null });
  if (request === null) await tx.create('tasks', { kind: 'other', title: 'Uyum değerlendirme talebi: uygulamanın adı ve sürümü girilecek', role: 'registrar', noun: 'messages', recordId: letter.id });
}

/** No quote is needed: what is answered is the pack that says so. Of an institution that nobody knows the pack names nobody: the sender's own name is a person's, and this field is none that is masked. */
async function quote(tx: Tx, letter: Row, { institution }: Whose): Promise<void> {
  const name = institution === null ? null : (await tx.get('institutions', institution))['name'];
  await tx.create('procurement-packs', { message: letter.id, institution, recipient: String(name ?? 'Sayın yetkili').slice(0, 200) });
}

/** What waited for somebody to look at this message is done. */
export async function endTasks(tx: Tx, message: string, outcome: string): Promise<void> {
  for (const task of await tx.find('tasks', { noun: 'messages', recordId: message, kind: 'unreadableMail', state: 'open' })) await tx.perform('tasks', task.id, 'complete', { outcome });
}
