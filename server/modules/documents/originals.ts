import { addWorkingDays } from '#domain/calendar/business-days.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { businessDate } from '#domain/calendar/dates.ts';
import { type documents } from '#domain/documents.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { recipientOf } from './recipient.ts';
import { typeInForce } from './type-rules.ts';

type Document = RecordOf<typeof documents>;

const inWorkingDays = async (tx: Tx, days: number, from = tx.now): Promise<string> => addWorkingDays(from, days, await tx.engine.settings.holidays());

/** From the scan on the paper is awaited, as long as its type says; what was signed electronically has no paper behind it. */
export async function expectOriginal(tx: Tx, document: Document): Promise<void> {
  if (document.originalReceivedAt !== null || document.originalDueAt !== null || document.signatureVerdict === 'valid') return;
  const type = await typeInForce(tx, document.type);
  if (type?.originalWanted !== true) return;
  const originalDueAt = await inWorkingDays(tx, type.originalDueDays);
  await tx.set('documents', document.id, { originalDueAt, nextReminderAt: (type.mostReminders ?? 0) > 0 ? originalDueAt : null });
}

export async function endReminders(tx: Tx, document: Document): Promise<void> {
  if (document.nextReminderAt !== null) await tx.set('documents', document.id, { nextReminderAt: null });
}

/** One letter, at most as many as the type says; after the last one a person goes on. */
export async function remindOnce(tx: Tx, document: Document): Promise<void> {
  const type = await typeInForce(tx, document.type);
  const sent = document.remindersSent ?? 0;
  if (type === null || sent >= type.mostReminders) {
    await tx.set('documents', document.id, { nextReminderAt: null });
    await taskOnce(tx, document, { kind: 'originalMissing', title: `Hatırlatmalara karşın aslı gelmedi: ${document.reference ?? ''}`, role: 'postClerk' });
    return;
  }
  const to = await recipientOf(tx, document);
  if (to !== null) {
    await tx.create('outgoing-mails', {
      ...to, templateCode: 'original-reminder', noun: 'documents', recordId: document.id,
      variables: { evrakNo: document.reference ?? '', evrakTuru: type.name, sonGun: document.originalDueAt === null ? '' : formatDateTr(businessDate(document.originalDueAt)) },
    });
  }
  await tx.set('documents', document.id, { remindersSent: sent + 1, nextReminderAt: await inWorkingDays(tx, type.reminderEveryDays) });
}

/** What lay without a match goes into the document that it is the original of: its place and the day on which it came go with it. */
export async function joinOriginal(tx: Tx, alone: Document): Promise<void> {
  const match = alone.matchedInto === null ? null : await tx.get('documents', alone.matchedInto, { lock: true });
  if (match === null || match.id === alone.id) return tx.refuse({ code: 'NO_MATCH', tr: 'Bir evrak kendisiyle birleştirilemez; eşini seçin.', en: 'Choose the document that it belongs to.' });
  if (match['originalReceivedAt'] !== null) return tx.refuse({ code: 'ORIGINAL_KNOWN', tr: `${String(match['reference'])} evrakının aslı daha önce kaydedilmiş; başka bir evrak seçin.`, en: `The original of ${String(match['reference'])} was recorded before; choose another document.` });
  if (!['expected', 'received', 'accepted', 'mismatched'].includes(match.state)) return tx.refuse({ code: 'NOT_AWAITED', tr: `${String(match['reference'])} evrakı artık asıl beklemiyor.`, en: `${String(match['reference'])} awaits no original any more.` });
  await arrive(tx, match, { shelf: alone.shelf ?? '—', ...(alone.box === null ? {} : { box: alone.box }) });
  await tx.set('documents', match.id, { originalReceivedAt: alone.originalReceivedAt });
}

const arrive = (tx: Tx, { id, state }: Row, place: Values): Promise<Row> => tx.perform('documents', id, state === 'expected' ? 'receiveOriginal' : 'addOriginal', place);

/** A scan whose paper came before it: somebody compares the two, and joins them at the post desk. */
export async function proposeMatch(tx: Tx, document: Document): Promise<void> {
  if (document.originalReceivedAt !== null || document.institution === null || document.person !== null) return;
  const alone = await tx.find('documents', { institution: document.institution, type: document.type, state: 'received', scan: null }, { limit: 20 });
  const [match] = alone.filter((one) => one.id !== document.id && one['originalReceivedAt'] !== null && one['officer'] === document.officer);
  if (match === undefined) return;
  const title = `Olası eş: ${String(match['reference'])} aslı ile ${document.reference ?? ''} taraması`;
  await taskOnce(tx, { id: match.id }, { kind: 'originalMissing', title, role: 'postClerk', details: 'Posta masasında karşılaştırıp birleştirin.' });
}

/** An assessment counts its form as here when the scan or the paper is. */
export async function tellAssessment(tx: Tx, document: Document, input: Values): Promise<void> {
  if (document.type !== 'UDF' || document.assessment === null) return;
  await tx.perform('assessments', document.assessment, 'scan' in input ? 'recordFormScan' : 'recordFormOriginal');
}

/** A task about this document, unless one of its kind is open. */
export async function taskOnce(tx: Tx, document: Pick<Document, 'id'>, task: { readonly kind: string; readonly title: string; readonly role: string; readonly details?: string }): Promise<void> {
  const open = await tx.find('tasks', { noun: 'documents', recordId: document.id, kind: task.kind, state: 'open' }, { limit: 1 });
  if (open.length === 0) await tx.create('tasks', { ...task, noun: 'documents', recordId: document.id });
}
