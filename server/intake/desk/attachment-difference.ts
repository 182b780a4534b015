import { mayRead, personalSight } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { recordView } from '../../engine/access-log.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { reading } from '../../engine/transaction.ts';
import { systemActor, type Row, type Tx } from '../../engine/types.ts';
import { columnKeys } from '../../modules/application-lists/columns.ts';
import { compareRows, compareWithEarlier, type Compared } from '../../modules/application-lists/earlier-list.ts';
import { ListFileError } from '../../modules/application-lists/list-file-error.ts';
import { type ApplicationList, type ListRow } from '../../modules/application-lists/list-table.ts';
import { correctedList } from '../../modules/application-lists/corrected-list.ts';
import { type Shelf } from '../mailbox/stored-bytes.ts';
import { askedWorkbook, noun, workbookOf } from './attached-workbook.ts';

const mostRows = 300;
const mostSigns = 300;
const mostThread = 20;

/** What a workbook is compared with: the list that it corrects, or the workbook of the letter before it, which never became a list. */
type Earlier = { readonly kind: 'list'; readonly row: Row } | { readonly kind: 'attachment'; readonly row: Row };

/** Answers `{ against: null }` where nothing came before; else what `differenceOf` says. */
export async function answerDifference(c: Ctx, shelf: Shelf): Promise<Response> {
  const { engine } = shelf;
  const actor = c.get('actor');
  const rowsPage = engine.page('list-rows');
  if (!mayRead(rowsPage, actor) || personalSight(rowsPage, actor) !== 'always') throw new Refusal('not_permitted', 'Liste satırlarını görme yetkiniz yok.', 'You may not see the rows of lists.');
  const { row: file, list } = await askedWorkbook(c, shelf);
  const found = await differenceOf(shelf, file, list);
  if (!found) return c.json({ against: null });
  const { earlier: { kind, row }, difference } = found;
  await recordView(engine, actor, kind === 'list' ? { noun: 'application-lists', ids: [row.id], fields: ['workbook'], kind: 'export' } : { noun, ids: [row.id], fields: ['content'], kind: 'export' });
  return c.json(difference);
}

/** The rows of an attached list that are new, changed or gone, each changed cell with what stood in it; null where nothing came before. */
export async function differenceOf(shelf: Shelf, file: Row, list: ApplicationList) {
  const earlier = await reading(shelf.engine, systemActor, (tx) => earlierOf(tx, file, list));
  const compared = earlier && await comparedWith(shelf, earlier, list);
  if (!earlier || !compared) return null;
  const shown = columnKeys.filter((key) => list.headers[key] !== undefined && key !== 'sequence');
  const cellsOf = ({ cells }: ListRow) => shown.map((key) => (cells[key]?.text ?? '').slice(0, mostSigns));
  const came = list.rows.flatMap((row) => {
    const { change, earlier: stood } = compared.rows.get(row.row) ?? {};
    if (change !== 'fixed' && change !== 'added') return [];
    return [{ change, excelRow: row.excelRow, cells: cellsOf(row), ...(change === 'fixed' ? { before: shown.map((key) => (stood as Record<string, string>)[key] ?? null) } : {}) }];
  });
  const rows = [...came, ...compared.removed.map((row) => ({ change: 'removed', excelRow: null, cells: cellsOf(row) }))];
  const count = (change: string) => [...compared.rows.values()].filter((one) => one['change'] === change).length;
  return {
    earlier,
    difference: {
      against: earlier.kind === 'list' ? { list: earlier.row.id, reference: earlier.row['reference'] } : { message: earlier.row['message'] },
      counts: { fixed: count('fixed'), added: count('added'), removed: compared.removed.length, unchanged: count('unchanged') },
      headers: shown.map((key) => list.headers[key]), rows: rows.slice(0, mostRows), total: rows.length,
    },
  };
}

async function earlierOf(tx: Tx, file: Row, list: ApplicationList): Promise<Earlier | null> {
  const message = await tx.get('messages', String(file['message']));
  const corrects = typeof message['institution'] === 'string' ? await correctedList(tx, message['institution'], list) : undefined;
  if (corrects) return { kind: 'list', row: corrects };
  for (const letter of await lettersBefore(tx, message)) {
    if (typeof letter['applicationList'] === 'string') return { kind: 'list', row: await tx.get('application-lists', letter['applicationList']) };
    const files = await tx.find(noun, { message: letter.id, formKind: 'excelList' }, { limit: mostThread });
    const row = files.find((one) => typeof one['content'] === 'string' && one.state !== 'quarantined' && one['sha256'] !== file['sha256']);
    if (row) return { kind: 'attachment', row };
  }
  return null;
}

/** The letter that it was paired with, and what came before it in the thread, the newest first. */
async function lettersBefore(tx: Tx, message: Row): Promise<readonly Row[]> {
  const pair = typeof message['pairedWith'] === 'string' ? [await tx.get('messages', message['pairedWith'])] : [];
  const thread = typeof message['thread'] === 'string' ? await tx.find('messages', { thread: message['thread'] }, { limit: mostThread }) : [];
  const before = thread.filter((one) => String(one['receivedAt']) <= String(message['receivedAt'])).sort((one, other) => String(other['receivedAt']).localeCompare(String(one['receivedAt'])));
  return [...pair, ...before].filter(({ id }) => id !== message.id);
}

async function comparedWith(shelf: Shelf, earlier: Earlier, list: ApplicationList): Promise<Compared | null> {
  if (earlier.kind === 'list') return reading(shelf.engine, systemActor, (tx) => compareWithEarlier(tx, earlier.row, list.rows, list.form.listNumber !== undefined));
  const old = await workbookOf(shelf, String(earlier.row['content'])).catch((error: unknown) => {
    // What came before was no list: there is nothing to compare.
    if (error instanceof ListFileError) return null;
    throw error;
  });
  return old && compareRows('Önceki e-postadaki dosyaya göre', old.rows, list.rows, list.form.listNumber !== undefined);
}
