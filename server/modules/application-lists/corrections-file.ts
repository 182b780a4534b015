import { columns, type ColumnKey } from '#domain/list-columns.ts';
import { type RowFault } from '#domain/list-rows.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { type Actor, type Engine, type Row, type Tx } from '../../engine/types.ts';
import { inTransaction, reading } from '../../engine/transaction.ts';
import { type Outside } from '../outside.ts';
import { correctedWorkbook } from './corrected-workbook.ts';
import { storeWorkbook } from './intake.ts';
import { rulesRow } from './stored-rows.ts';

const most = 10_000;
/** A notice on a row that is right stops nothing, and goes to nobody. */
const notices = ['SAME_NUMBER_ABOVE'];

export interface CorrectionsFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** `28 hatalı satır (T.C. Kimlik No 5, Doğum Tarihi 4), 1 mükerrer satır` */
  readonly words: string;
  readonly rows: readonly Row[];
}

/** The rows of a list that were not taken, with what is wrong at each cell, to be sent to the officer. */
export async function correctionsFile(engine: Engine, actor: Actor, list: Row): Promise<CorrectionsFile> {
  const { rows, institution, form } = await reading(engine, actor, async (tx) => ({
    rows: await tx.sql<Row>(`select id, "row", excel_row as "excelRow", verdict, cells, edits, faults from list_rows
      where list = $1 and verdict in ('faulty', 'duplicate', 'overQuota') and fault_codes is distinct from 'NOT_IN_FILE' order by "row" limit ${most}`, [list.id]),
    institution: await tx.get('institutions', String(list['institution'])),
    form: list['issuedForm'] === null ? null : await tx.get('list-forms', String(list['issuedForm'])),
  }));
  const number = String(list['reference']);
  const refused = rows.map((row) => ({ row: rulesRow(row), faults: faultsOf(row) }));
  const bytes = await correctedWorkbook(refused, {
    title: `${String(institution['name'])}: ${formatDateTr(String(list['signedOn']))} imzalı listede düzeltilecek satırlar`, listNumber: number,
    formNumber: form === null ? undefined : String(form['reference']), madeAt: engine.clock.now(),
  });
  return { bytes, fileName: `${number}-duzeltilecekler.xlsx`, words: faultsInWords(rows), rows };
}

const faultsOf = (row: Row): readonly RowFault[] => ((row['faults'] ?? []) as readonly RowFault[]).filter(({ code }) => !notices.includes(code));

/** How many rows are wrong, and in which columns. */
export function faultsInWords(rows: readonly Row[]): string {
  const of = (verdict: string) => rows.filter((row) => row['verdict'] === verdict);
  const byColumn = new Map<string, number>();
  for (const fault of of('faulty').flatMap((row) => [...new Set(faultsOf(row).map(({ key }) => key))])) byColumn.set(fault, (byColumn.get(fault) ?? 0) + 1);
  const places = [...byColumn].sort(([, one], [, other]) => other - one).map(([key, count]) => `${columns[key as ColumnKey]?.header ?? key} ${count}`).join(', ');
  const parts = [
    of('faulty').length > 0 ? `${of('faulty').length} hatalı satır${places === '' ? '' : ` (${places})`}` : '',
    of('duplicate').length > 0 ? `${of('duplicate').length} mükerrer satır` : '',
    of('overQuota').length > 0 ? `${of('overQuota').length} satır sipariş adedinin üzerinde` : '',
  ];
  return parts.filter(Boolean).join(', ') || 'hatalı satır yok';
}

const template = 'list-sent-back';

/** Effect: the letter to the officer with the file, once for each time that the list was sent back. */
export async function mailCorrections(outside: Pick<Outside, 'engine' | 'files'>, listId: string, actor: Actor): Promise<void> {
  const { engine } = outside;
  const list = await inTransaction(engine, actor, (tx) => tx.get('application-lists', listId));
  if (await inTransaction(engine, actor, (tx) => lettersOf(tx, listId)) >= Number(list['timesSentBack'])) return;
  const { bytes, fileName, words, rows } = await correctionsFile(engine, actor, list);
  const attachment = rows.length === 0 ? null : await storeWorkbook(outside, String(list['institution']), bytes, true);
  await inTransaction(engine, actor, async (tx) => {
    const locked = await tx.get('application-lists', listId, { lock: true });
    // The job came back after its own success.
    if (await lettersOf(tx, listId) >= Number(locked['timesSentBack'])) return;
    const officer = locked['officer'] === null ? null : await tx.get('officers', String(locked['officer']));
    const reason = locked['sendBackReason'] === null ? null : await tx.get('reason-codes', String(locked['sendBackReason']));
    await tx.create('outgoing-mails', {
      ...(officer === null ? { toInstitution: locked['institution'] } : { toAddress: officer['email'], toPerson: officer['person'] }),
      templateCode: template, noun: 'application-lists', recordId: listId, ...(attachment === null ? {} : { attachment, fileName }),
      variables: { listeNo: locked['reference'], neden: String(reason?.['explanation'] ?? ''), hatalar: words, hatali: locked['rowsFaulty'], mukerrer: locked['rowsDuplicate'] },
    });
  });
}

const lettersOf = async (tx: Tx, listId: string): Promise<number> => (await tx.find('outgoing-mails', { recordId: listId, templateCode: template }, { limit: 100 })).length;
