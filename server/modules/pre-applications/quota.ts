import { type RecordOf } from '#domain/language/resource.ts';
import { type preApplications } from '#domain/pre-applications.ts';
import { type Tx } from '../../engine/types.ts';

type Application = RecordOf<typeof preApplications>;

const linesOf = (application: Application): string[] => [application.orderLine, application.readerLine].filter((line) => line !== null);

/** The order pays for what was made: one certificate, and its reader. A remake for our fault comes here again and takes nothing. */
export async function consumeQuota(tx: Tx, application: Application): Promise<void> {
  if (application.quota !== 'reserved') return;
  for (const line of linesOf(application)) await tx.perform('order-lines', line, 'consume', { count: 1 });
  await tx.set('pre-applications', application.id, { quota: 'consumed' });
}

export async function returnQuota(tx: Tx, application: Application): Promise<void> {
  if (application.quota !== 'reserved') return;
  for (const line of linesOf(application)) await tx.perform('order-lines', line, 'release', { count: 1 });
  await tx.set('pre-applications', application.id, { quota: 'released' });
}

export async function rememberFirstProduction(tx: Tx, application: Application): Promise<void> {
  const institution = await tx.get('institutions', application.institution);
  if (institution['firstProducedAt'] === null) await tx.set('institutions', application.institution, { firstProducedAt: tx.now });
}

/** What has not been made is taken out of production; for a card that exists somebody must revoke and destroy. */
export async function raiseCardDestruction(tx: Tx, application: Application): Promise<void> {
  for (const item of await tx.find('production-items', { preApplication: application.id })) {
    if (item.state === 'queued' || item.state === 'reserved') await tx.perform('production-items', item.id, 'drop', { finding: 'Başvuru iptal edildi' });
    else if (!['dropped', 'scrapped', 'destroyed', 'failed'].includes(item.state)) {
      await tx.create('tasks', { kind: 'destroyCard', title: `İptal edilen başvurunun kartı: sertifika iptali ve imha (${application.reference ?? ''})`, role: 'supervisor', noun: 'production-items', recordId: item.id });
    }
  }
}
