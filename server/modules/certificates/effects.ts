import { type certificates } from '#domain/certificates.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Engine } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

const noun = 'certificates';

export const effects: ModuleParts<typeof certificates, Outside>['effects'] = {
  async publishRevocation({ engine, authority }, job) {
    const certificate = await read(engine, job.recordId);
    if (certificate.state !== 'revoked' || certificate.publishedAt !== null) return;
    await authority.revoke(certificate.serial, certificate.revocationReason ?? 'holderRequest', new Date(certificate.revokedAt ?? engine.clock.now()));
    await performAction(engine, job.actor, noun, certificate.id, 'confirmRevocation');
  },

  // Jobs may run late or in another order: each brings the authority to what the record says now, not to what was asked then.
  async suspendAtAuthority({ engine, authority }, job) {
    const certificate = await read(engine, job.recordId);
    if (certificate.state === 'suspended') await authority.suspend(certificate.serial, new Date(certificate.stateSince));
  },

  async reinstateAtAuthority({ engine, authority }, job) {
    const certificate = await read(engine, job.recordId);
    if (certificate.state === 'active') await authority.reinstate(certificate.serial);
  },
};

const read = (engine: Engine, id: string): Promise<RecordOf<typeof certificates>> =>
  inTransaction(engine, systemActor, async (tx) => (await tx.get(noun, id)) as unknown as RecordOf<typeof certificates>);
