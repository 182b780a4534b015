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
  const paper = await tx.create('documents', { type: 'NBF', person: application.person, preApplication: application.id, institution: application.institution, barcode: formBarcode });
  await tx.perform('documents', paper.id, 'awaitOriginal');
}

async function mark(tx: Tx, application: Application, approvalKind: 'eSigned' | 'eApproved'): Promise<void> {
  await tx.set('pre-applications', application.id, { approvalKind, consentAt: tx.now, formBarcode: null });
}

export async function voidForm(tx: Tx, application: Application): Promise<void> {
  await tx.set('pre-applications', application.id, { approvalKind: null, consentText: null, consentAt: null, formBarcode: null, formReceivedAt: null });
  await dropExpectedForm(tx, application);
}

/** Nobody waits for a paper whose application asks for another one, or is over. */
export async function dropExpectedForm(tx: Tx, application: Application): Promise<void> {
  for (const paper of await tx.find('documents', { preApplication: application.id, type: 'NBF', state: 'expected' })) await tx.perform('documents', paper.id, 'dropExpectation');
}

export async function resetReview(tx: Tx, application: Application): Promise<void> {
  await tx.set('pre-applications', application.id, { reviewedAt: null, approvedAt: null });
}

/** The paper is itself the document: it lies on a shelf before anybody has scanned it. A form from before papers were expected gets its document now. */
export async function registerForm(tx: Tx, application: Application, input: Values): Promise<void> {
  const [awaited] = await tx.find('documents', { preApplication: application.id, type: 'NBF', state: 'expected' }, { limit: 1 });
  const document = awaited ?? (await tx.create('documents', { type: 'NBF', person: application.person, preApplication: application.id, institution: application.institution, barcode: application.formBarcode }));
  await tx.perform('documents', document.id, 'receiveOriginal', { shelf: String(input['shelf'] ?? '').trim() || 'Gelen evrak' });
}

export async function acceptForm(tx: Tx, application: Application): Promise<void> {
  for (const document of await tx.find('documents', { preApplication: application.id, type: 'NBF', state: 'received' })) {
    await tx.perform('documents', document.id, 'accept');
  }
}
