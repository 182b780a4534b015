import { cellText, textCell, type Cell } from './cells.ts';
import { type FileParts } from './file-parts.ts';

const mark = '\ufeff';
const lineEnd = '\r\n';

/** UTF-8 with its mark and semicolons, as Turkish Excel opens it by a double click. Made row by row, as fast as it is taken. */
export async function* csvFile({ headings, pages, closing }: FileParts): AsyncGenerator<Uint8Array> {
  yield bytes(mark + line(headings.map(textCell)));
  let rows = 0;
  for await (const page of pages) {
    rows += page.length;
    yield bytes(page.map(line).join(''));
  }
  // What is missing at the end of a file that broke off is missed.
  yield bytes(line([textCell(closing.countWords), { kind: 'integer', value: rows }]));
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const line = (cells: readonly Cell[]): string => cells.map((cell) => quoted(cellText(cell))).join(';') + lineEnd;
const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
