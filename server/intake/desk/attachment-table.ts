import { type Ctx } from '../../engine/http/context.ts';
import { columnKeys } from '../../modules/application-lists/columns.ts';
import { type Shelf } from '../mailbox/stored-bytes.ts';
import { askedWorkbook } from './attached-workbook.ts';

const mostRows = 50;
const mostSigns = 300;

/** The first rows of a workbook that came by e-mail. */
export async function answerTable(c: Ctx, shelf: Shelf): Promise<Response> {
  const { list: { sheet, headers, rows } } = await askedWorkbook(c, shelf);
  const shown = columnKeys.filter((key) => headers[key] !== undefined);
  return c.json({
    sheet, total: rows.length, headers: shown.map((key) => headers[key]),
    rows: rows.slice(0, mostRows).map(({ excelRow, cells }) => ({ excelRow, cells: shown.map((key) => (cells[key]?.text ?? '').slice(0, mostSigns)) })),
  });
}
