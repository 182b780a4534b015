import { type documents } from '#domain/documents.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { takeInHandOf } from '../in-hand.ts';
import { type Outside } from '../outside.ts';
import { endReminders, expectOriginal, joinOriginal, proposeMatch, remindOnce, taskOnce, tellAssessment } from './originals.ts';
import { recipientOf } from './recipient.ts';
import { checkFields } from './type-rules.ts';

export const consequences: ModuleParts<typeof documents, Outside>['consequences'] = {
  expectOriginal, endReminders, remindOnce, joinOriginal, tellAssessment, proposeMatch,
  takeInHand: (tx, document) => takeInHandOf(tx, 'documents', document.id),
  /** Equal bytes of one owner lie in the store once; both documents say that they are the same file. */
  async noteSameFile(tx, document) {
    if (document.scan === null) return;
    const [other] = (await tx.find('documents', { scan: document.scan }, { limit: 2 })).filter(({ id }) => id !== document.id);
    await tx.set('documents', document.id, { sameFileAs: other?.id ?? null });
    if (other !== undefined && other['sameFileAs'] === null) await tx.set('documents', other.id, { sameFileAs: document.id });
  },
  /** Whoever confirmed the checks confirmed these ticks, and no others. */
  async voidSecondLook(tx, document, input) {
    const touched = checkFields.some((field) => field in input) || 'formVersion' in input;
    if (touched && document.checksConfirmedAt !== null) await tx.set('documents', document.id, { checksConfirmedAt: null });
  },
  /** Threat: a paper is looked at and confirmed, and another one is put in its place before it is accepted. */
  async voidWhatWasSeen(tx, document, _input, before) {
    if (before === undefined || before.scan === null || before.scan === document.scan) return;
    for (const check of await tx.find('signature-checks', { document: document.id, state: 'standing' })) await tx.perform('signature-checks', check.id, 'supersede');
    if (document.signatureVerdict !== 'notChecked') await tx.perform('documents', document.id, 'recordSignature', { signatureVerdict: 'notChecked' });
    await tx.apply('documents', document.id, Object.fromEntries(checkFields.map((field) => [field, false])));
    await tx.set('documents', document.id, { checkedAt: null, checksConfirmedAt: null, twinVerdict: null });
  },
  async checkSignature(tx, document) {
    await tx.enqueue('signature-checks', document.id, 'verify', { noun: 'documents' });
  },
  /** Whoever signed electronically sends no paper after it. */
  async noPaperBehind(tx, document) {
    if (document.signatureVerdict === 'valid' && document.originalReceivedAt === null) await tx.set('documents', document.id, { originalDueAt: null, nextReminderAt: null });
  },
  async markSame(tx, document) {
    await tx.set('documents', document.id, { twinVerdict: 'same' });
  },
  async markDifferent(tx, document) {
    await tx.set('documents', document.id, { twinVerdict: 'different' });
  },
  async raiseMismatch(tx, document) {
    await taskOnce(tx, document, { kind: 'mismatch', title: `Asıl ile tarama uyuşmuyor: ${document.reference ?? ''}`, role: 'supervisor' });
  },
  /** A newer undertaking of the same giver takes the place of the older one. */
  async supersedeOlder(tx, document) {
    const owner = document.type === 'KT' ? { institution: document.institution } : document.type === 'EST' ? { officer: document.officer } : undefined;
    // Whose nobody knows replaces nothing.
    if (!owner || Object.values(owner)[0] === null) return;
    for (const other of await tx.find('documents', { ...owner, type: document.type, state: 'accepted' })) {
      if (other.id !== document.id) await tx.perform('documents', other.id, 'supersede');
    }
  },
  async tellRefusal(tx, document) {
    const reason = document.refusalReason === null ? null : await tx.get('reason-codes', document.refusalReason);
    const to = await recipientOf(tx, document);
    if (to === null) return;
    await tx.create('outgoing-mails', {
      ...to, templateCode: 'document-refused', noun: 'documents', recordId: document.id,
      variables: { evrakNo: document.reference ?? '', neden: String(reason?.['explanation'] ?? '') },
    });
  },
};
