import { type certificates } from '#domain/certificates.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { revocationReasons } from '#domain/revocation-reasons.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Certificate = RecordOf<typeof certificates>;
const noun = 'certificates';

export const consequences: ModuleParts<typeof certificates, Outside>['consequences'] = {
  /** A renewal takes the old one's place; a lost or stolen one must not live beside its successor. */
  async supersedeOlder(tx, certificate) {
    if (certificate.preApplication === null) return;
    const application = await tx.get('pre-applications', certificate.preApplication);
    const old = application['oldCertificate'];
    if (typeof old !== 'string') return;
    const before = await tx.get(noun, old, { lock: true });
    if (application['reason'] === 'renewal' && before.state === 'active') await tx.perform(noun, old, 'supersede');
    const alive = ['scheduled', 'active', 'suspended'].includes(before.state);
    if (application['reason'] === 'lostOrStolen' && alive) await tx.perform(noun, old, 'revoke', { revocationReason: 'lost' });
  },

  async raiseRevocationTask(tx, certificate, input) {
    const open = await tx.find('tasks', { recordId: certificate.id, kind: 'urgentRevocation', state: 'open' }, { limit: 1 });
    if (open.length > 0) return;
    const minutes = Number(await tx.setting('urgentRevocationMinutes'));
    const reason = revocationReasons[input['reason'] as keyof typeof revocationReasons];
    await tx.create('tasks', {
      kind: 'urgentRevocation', title: `Acil iptal talebi: ${certificate.serial.slice(0, 40)}`, role: 'callLead', noun, recordId: certificate.id,
      deadline: new Date(Date.parse(tx.now) + minutes * 60_000).toISOString(),
      // What the caller said is about a person: it stays sealed in the certificate's own history, and every desk reads tasks.
      details: [`Neden: ${reason.tr}`, typeof input['note'] === 'string' ? 'Arayanın notu sertifikanın geçmişinde.' : ''].filter(Boolean).join('\n'),
    });
  },

  async completeRevocationTasks(tx, certificate) {
    for (const { id } of await tx.find('tasks', { recordId: certificate.id, kind: 'urgentRevocation', state: 'open' })) {
      await tx.perform('tasks', id, 'complete', { outcome: 'Sertifika iptal edildi.' });
    }
  },

  mailRevocation: (tx, certificate) => tellHolder(tx, certificate, 'certificate-revoked'),
  mailSuspension: (tx, certificate) => tellHolder(tx, certificate, 'certificate-suspended'),
  mailRenewalReminder: (tx, certificate) => tellHolder(tx, certificate, 'certificate-ending', { bitis: formatInstantTr(String(certificate.notAfter)) }),
};

async function tellHolder(tx: Tx, certificate: Certificate, templateCode: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  if (certificate.person === null) return;
  const application = certificate.preApplication === null ? null : await tx.get('pre-applications', certificate.preApplication);
  const toAddress = application?.['email'];
  await tx.create('outgoing-mails', {
    templateCode, toPerson: certificate.person, ...(typeof toAddress === 'string' ? { toAddress } : {}), noun, recordId: certificate.id,
    variables: { ad: certificate.holderName ?? '', seriNo: certificate.serial, an: formatInstantTr(tx.now), ...more },
  });
}
