import { type applicationLists } from '#domain/application-lists.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type List = RecordOf<typeof applicationLists>;

export const consequences: ModuleParts<typeof applicationLists, Outside>['consequences'] = {
  async rememberPartial(tx, list) {
    await tx.set('application-lists', list.id, { onlyValid: true });
  },
  async tellOfficer(tx, list) {
    await write(tx, list, 'list-taken-in', { alinan: list.rowsAccepted ?? 0, toplam: list.rowsTotal ?? 0 });
  },
  async tellSentBack(tx, list) {
    const reason = list.sendBackReason === null ? null : await tx.get('reason-codes', list.sendBackReason);
    await write(tx, list, 'list-sent-back', { neden: String(reason?.['explanation'] ?? ''), hatali: list.rowsFaulty ?? 0, mukerrer: list.rowsDuplicate ?? 0 });
  },
};

async function write(tx: Tx, list: List, templateCode: string, variables: Values): Promise<void> {
  const officer = list.officer === null ? null : await tx.get('officers', list.officer);
  const to = officer === null ? { toInstitution: list.institution } : { toAddress: officer['email'], toPerson: officer['person'] };
  await tx.create('outgoing-mails', { ...to, templateCode, noun: 'application-lists', recordId: list.id, variables: { listeNo: list.reference ?? '', ...variables } });
}
