import { addDays, instantAt } from '#domain/calendar/dates.ts';
import { type documents } from '#domain/documents.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const consequences: ModuleParts<typeof documents, Outside>['consequences'] = {
  async expectOriginal(tx, document) {
    // A document signed electronically has no paper behind it.
    if (document.originalReceivedAt !== null || document.originalDueAt !== null || document.signatureVerdict === 'valid') return;
    const days = Number(await tx.setting('originalDueDays'));
    await tx.set('documents', document.id, { originalDueAt: instantAt(addDays(tx.today, days)) });
  },
  async markSame(tx, document) {
    await tx.set('documents', document.id, { twinVerdict: 'same' });
  },
  async markDifferent(tx, document) {
    await tx.set('documents', document.id, { twinVerdict: 'different' });
  },
  async raiseMismatch(tx, document) {
    await tx.create('tasks', { kind: 'mismatch', title: `Asıl ile tarama uyuşmuyor: ${document.reference ?? ''}`, role: 'supervisor', noun: 'documents', recordId: document.id });
  },
  /** A newer undertaking of the same giver takes the place of the older one. */
  async supersedeOlder(tx, document) {
    const owner = document.type === 'KT' ? { institution: document.institution } : document.type === 'EST' ? { officer: document.officer } : undefined;
    if (!owner) return;
    for (const other of await tx.find('documents', { ...owner, type: document.type, state: 'accepted' })) {
      if (other.id !== document.id) await tx.perform('documents', other.id, 'supersede');
    }
  },
  async tellRefusal(tx, document) {
    const reason = document.refusalReason === null ? null : await tx.get('reason-codes', document.refusalReason);
    const officer = document.officer === null ? null : await tx.get('officers', document.officer);
    const to = officer !== null ? { toAddress: officer['email'], toPerson: officer['person'] }
      : document.person !== null ? { toPerson: document.person }
        : document.institution !== null ? { toInstitution: document.institution } : null;
    if (to === null) return;
    await tx.create('outgoing-mails', {
      ...to, templateCode: 'document-refused', noun: 'documents', recordId: document.id,
      variables: { evrakNo: document.reference ?? '', neden: String(reason?.['explanation'] ?? '') },
    });
  },
};
