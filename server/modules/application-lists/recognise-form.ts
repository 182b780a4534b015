import { type CommandTx } from '../../engine/transaction.ts';
import { type Row } from '../../engine/types.ts';
import { correctedList, formOf } from './corrected-list.ts';
import { remarksAbout } from './form-remarks.ts';
import { type ApplicationList } from './list-table.ts';

/** Whose form the file is, by the number in its head, and which list it corrects. What is found is written on the list. Answers the earlier list. */
export async function recogniseForm(tx: CommandTx, list: Row, read: ApplicationList): Promise<Row | undefined> {
  const institution = String(list['institution']);
  const form = await formOf(tx, read.form.formNumber);
  const own = form?.['institution'] === institution;
  const remarks = remarksAbout(read, form, { id: institution, vkn: (await tx.get('institutions', institution))['vkn'] });
  const earlier = await correctedList(tx, institution, read, list);
  await tx.set('application-lists', list.id, { issuedForm: own ? form.id : null, formRemark: remarks.join(' ') || null, corrects: earlier?.id ?? list['corrects'] });
  if (earlier?.state === 'sentBack') await tx.perform('application-lists', earlier.id, 'supersede');
  return earlier ?? (list['corrects'] === null ? undefined : await tx.get('application-lists', String(list['corrects'])));
}
