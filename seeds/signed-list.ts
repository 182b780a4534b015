import { demoSigner } from '../server/adapters/certificate-authority/demo-signer.ts';
import { type CertificateAuthority } from '../server/adapters/certificate-authority/certificate-authority.ts';
import { inTransaction } from '../server/engine/transaction.ts';
import { systemActor, type Engine } from '../server/engine/types.ts';

const dayMs = 86_400_000;

/** The workbook as its officer would have signed it: CAdES with the workbook inside, by a certificate that the demo authority made for the officer's person. */
export async function signedByOfficer({ engine, authority }: { engine: Engine; authority: CertificateAuthority }, officerId: string, workbook: Uint8Array): Promise<Uint8Array> {
  const person = await inTransaction(engine, systemActor, async (tx) => tx.get('people', String((await tx.get('officers', officerId))['person'])));
  const now = new Date(engine.clock.now());
  const sign = await demoSigner(authority, { commonName: `${String(person['firstName'])} ${String(person['lastName'])}`, personNumber: String(person['personNumber']) },
    { notBefore: new Date(now.getTime() - 30 * dayMs), notAfter: new Date(now.getTime() + 3 * 365 * dayMs) });
  return sign(workbook, now);
}
