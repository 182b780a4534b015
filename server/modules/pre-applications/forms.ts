import { type RecordOf } from '#domain/language/resource.ts';
import { type preApplications } from '#domain/pre-applications.ts';
import { type Tx, type Values } from '../../engine/types.ts';

type Application = RecordOf<typeof preApplications>;

export const markESigned = (tx: Tx, application: Application): Promise<void> => mark(tx, application, 'eSigned');
export const markEApproved = (tx: Tx, application: Application): Promise<void> => mark(tx, application, 'eApproved');

/** Each printed form carries a barcode of its own, so that an old print cannot stand for a newer choice. */
export async function markWet(tx: Tx, application: Application): Promise<void> {
  const formBarcode = `${(application.reference ?? '').replaceAll('-', '')}${tx.engine.ids().slice(-4).toUpperCase()}`;
  await tx.set('pre-applications', application.id, { approvalKind: 'wet', consentAt: tx.now, formBarcode });
}

async function mark(tx: Tx, application: Application, approvalKind: 'eSigned' | 'eApproved'): Promise<void> {
  await tx.set('pre-applications', application.id, { approvalKind, consentAt: tx.now, formBarcode: null });
}

export async function voidForm(tx: Tx, application: Application): Promise<void> {
  await tx.set('pre-applications', application.id, { approvalKind: null, consentText: null, consentAt: null, formBarcode: null, formReceivedAt: null });
}

export async function resetReview(tx: Tx, application: Application): Promise<void> {
  await tx.set('pre-applications', application.id, { reviewedAt: null, approvedAt: null });
}

/** The paper is itself the document: it lies on a shelf before anybody has scanned it. */
export async function registerForm(tx: Tx, application: Application, input: Values): Promise<void> {
  const document = await tx.create('documents', { type: 'NBF', person: application.person, preApplication: application.id, institution: application.institution });
  await tx.perform('documents', document.id, 'receiveOriginal', { shelf: String(input['shelf'] ?? '').trim() || 'Gelen evrak' });
}

export async function acceptForm(tx: Tx, application: Application): Promise<void> {
  for (const document of await tx.find('documents', { preApplication: application.id, type: 'NBF', state: 'received' })) {
    await tx.perform('documents', document.id, 'accept');
  }
}
