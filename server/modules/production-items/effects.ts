import { createHash } from 'node:crypto';
import { type productionItems } from '#domain/production-items.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { validityOf } from './validity.ts';

const noun = 'production-items';

export const effects: ModuleParts<typeof productionItems, Outside>['effects'] = {
  /** Asks the authority for the certificate. Safe to repeat: the serial comes from the job, and the same serial is the same certificate. */
  async issueCertificate({ engine, authority }, job) {
    const { item, application } = await inTransaction(engine, systemActor, async (tx) => {
      const own = (await tx.get(noun, job.recordId)) as unknown as RecordOf<typeof productionItems>;
      return { item: own, application: await tx.get('pre-applications', own.preApplication) };
    });
    if (item.state !== 'certifying') return;
    const validity = validityOf({ startsAt: item.startsAt, requestedAt: item.requestedAt ?? engine.clock.now(), years: item.years ?? 1 });
    try {
      const issued = await authority.issue({
        commonName: `${String(application['firstName'])} ${String(application['lastName'])}`, personNumber: String(application['personNumber']),
        ...validity, serial: serialOf(job.id),
      });
      await performAction(engine, job.actor, noun, item.id, 'recordCertificate', {
        serial: issued.serial, issuer: issued.issuer, algorithm: issued.algorithm, pem: issued.certificatePem,
        notBefore: issued.notBefore.toISOString(), notAfter: issued.notAfter.toISOString(),
      });
    } catch (error) {
      // What asking again cannot mend goes back to the operator with its reason; everything else is the job's to repeat.
      if (!isFinalRefusal(error)) throw error;
      await performAction(engine, job.actor, noun, item.id, 'reportRefusal', { finding: `Sertifika makamı reddetti: ${(error as Error).message}`.slice(0, 1000) });
    }
  },
};

/** 127 bits that nobody can guess beforehand from a time-ordered id; first bit clear, as a serial is positive. */
function serialOf(jobId: string): string {
  const digest = createHash('sha256').update(`certificate serial ${jobId}`).digest().subarray(0, 16);
  digest[0] = ((digest[0] as number) & 0x3f) | 0x40;
  return digest.toString('hex');
}

const finalRefusals = ['malformed_request', 'unsupported_key', 'serial_taken'];
const isFinalRefusal = (error: unknown): boolean => finalRefusals.includes(String((error as { code?: unknown } | null)?.code));
