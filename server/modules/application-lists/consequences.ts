import { type applicationLists } from '#domain/application-lists.ts';
import { typeForList } from '#domain/application-routes.ts';
import { type Sector } from '#domain/sectors.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { alreadyUploaded, sameFile } from './same-file.ts';

type List = RecordOf<typeof applicationLists>;

export const consequences: ModuleParts<typeof applicationLists, Outside>['consequences'] = {
  /** What an operator does not choose follows from the sector; a purpose such as TÜBİTAK projects is never guessed. */
  async chooseUsualType(tx, list) {
    if (list.applicationType !== null) return;
    const institution = await tx.get('institutions', list.institution);
    const types = (await tx.find('application-types', { state: 'inForce' })).filter((type) => String(type['validFrom']) <= tx.today);
    const usual = typeForList(types as unknown as (Row & { routes: unknown })[], institution['sector'] as Sector);
    if (usual) await tx.apply('application-lists', list.id, { applicationType: usual.id });
  },
  /** What was found of the files that were here says nothing of a file that came after: the new one is judged before anything is decided. */
  async voidVerdict(tx, list, _input, before) {
    const checks = await tx.find('signature-checks', { applicationList: list.id, state: 'standing' });
    for (const check of checks) await tx.perform('signature-checks', check.id, 'supersede');
    const replaced = before !== undefined && before.workbook !== null && before.workbook !== list.workbook;
    if (list.signatureVerdict !== 'notChecked' && (replaced || checks.length > 0 || list.signedFile !== before?.signedFile)) await tx.perform('application-lists', list.id, 'recordSignature', { signatureVerdict: 'notChecked' });
  },
  async checkSignature(tx, list) {
    if (list.signedFile !== null) await tx.enqueue('signature-checks', list.id, 'verify', { noun: 'application-lists' });
  },
  /** Whoever confirmed the day of a signature confirmed this signature, this officer and this day. */
  async forgetLateConfirmation(tx, list) {
    if (list.lateSignatureConfirmedAt !== null) await tx.set('application-lists', list.id, { lateSignatureConfirmedAt: null, lateSignatureBasis: null });
  },
  async refuseKnownFile(tx, list) {
    const earlier = list.fileHash === null ? undefined : sameFile(await tx.find('application-lists', { institution: list.institution, fileHash: list.fileHash }), list.id, list.fileHash);
    if (earlier) tx.refuse(alreadyUploaded(earlier));
  },
  async rememberPartial(tx, list) {
    await tx.set('application-lists', list.id, { onlyValid: true });
  },
  async tellOfficer(tx, list) {
    await write(tx, list, 'list-taken-in', { alinan: list.rowsAccepted ?? 0, toplam: list.rowsTotal ?? 0 });
  },
  /** The letter and its file are a job's: it counts letters against this, so that each time is told once. */
  async countSentBack(tx, list) {
    await tx.set('application-lists', list.id, { timesSentBack: (list.timesSentBack ?? 0) + 1 });
  },
};

async function write(tx: Tx, list: List, templateCode: string, variables: Values): Promise<void> {
  const officer = list.officer === null ? null : await tx.get('officers', list.officer);
  const to = officer === null ? { toInstitution: list.institution } : { toAddress: officer['email'], toPerson: officer['person'] };
  await tx.create('outgoing-mails', { ...to, templateCode, noun: 'application-lists', recordId: list.id, variables: { listeNo: list.reference ?? '', ...variables } });
}
