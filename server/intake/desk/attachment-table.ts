import { FileRefused } from '../../adapters/files/file-store.ts';
import { personalSight } from '#domain/language/permit.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { recordView } from '../../engine/access-log.ts';
import { openRecord } from '../../engine/access-log/open-record.ts';
import { type Ctx } from '../../engine/http/context.ts';
import { idOf } from '../../engine/http/read-parts.ts';
import { idParameter } from '../../engine/http/rest-reads.ts';
import { type Router } from '../../engine/http/router.ts';
import { missing } from '../../engine/missing.ts';
import { columnKeys } from '../../modules/application-lists/columns.ts';
import { knownHeadings } from '../../modules/application-lists/known-headings.ts';
import { listLimits } from '../../modules/application-lists/limits.ts';
import { ListFileError } from '../../modules/application-lists/list-file-error.ts';
import { readWorkbook } from '../../modules/application-lists/workbook-reader.ts';
import { storedBytes, type Shelf } from '../mailbox/stored-bytes.ts';

const noun = 'message-attachments';
const mostRows = 50;
const mostSigns = 300;

/** `GET /api/message-attachments/{id}/table`: the first rows of a workbook that came by e-mail, for the screen. A look at personal data, and recorded as one. */
export const attachmentTable = (shelf: Omit<Shelf, 'engine'>) => (router: Router, engine: Shelf['engine']): void => {
  router.add({
    method: 'get', path: `/api/${noun}/{id}/table`, door: 'staff', event: null, operationId: 'table-of-attachment', summary: 'Ekteki Excel dosyasının ilk satırları', tag: noun, noun,
    parameters: [idParameter], answer: { status: 200, schema: { type: 'object' } },
  }, (c) => answer(c, { ...shelf, engine }));
};

async function answer(c: Ctx, shelf: Shelf): Promise<Response> {
  const { engine } = shelf;
  const actor = c.get('actor');
  const { row } = await openRecord(engine, actor, noun, idOf(c));
  if (personalSight(engine.page(noun), actor) !== 'always') throw new Refusal('not_permitted', 'Kişisel bilgi içeren dosyayı açma yetkiniz yok.', 'You may not open files with personal data.');
  if (typeof row['content'] !== 'string' || row.state === 'quarantined') return missing();
  await recordView(engine, actor, { noun, ids: [row.id], fields: ['content'], kind: 'export' });
  const bytes = await storedBytes(shelf, row['content']).catch((error: unknown) => {
    // Not there, or not as it was kept: neither is shown. What is damaged tells the store's own watch, at the download.
    if (error instanceof FileRefused) throw new Refusal('not_found', 'Dosya depoda bulunamadı ya da bozulmuş; açılamıyor.', 'The file is not in the store, or is damaged.');
    throw error;
  });
  if (bytes === null) return missing();
  const { sheet, headers, rows } = await readWorkbook(bytes, listLimits, await knownHeadings(engine)).catch((error: unknown) => {
    throw error instanceof ListFileError ? new Refusal('unreadable_file', error.tr, error.en) : error;
  });
  const shown = columnKeys.filter((key) => headers[key] !== undefined);
  return c.json({
    sheet, total: rows.length, headers: shown.map((key) => headers[key]),
    rows: rows.slice(0, mostRows).map(({ excelRow, cells }) => ({ excelRow, cells: shown.map((key) => (cells[key]?.text ?? '').slice(0, mostSigns)) })),
  });
}
