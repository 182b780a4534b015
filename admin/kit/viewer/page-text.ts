import { type PDFPageProxy } from 'pdfjs-dist';
import { type OpenPdf } from './open-pdf.ts';

/** A piece of text where it stands on the page, in points from the lower left corner. */
export interface Piece {
  readonly text: string;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly endsLine: boolean;
}

const mostPieces = 20_000;
const mostLinesCompared = 400;

/** The texts of a page in the order of the file; a scan has none. */
export async function piecesOf(pdf: OpenPdf, page: PDFPageProxy): Promise<readonly Piece[]> {
  const { items } = await pdf.within(page.getTextContent());
  return items.slice(0, mostPieces).flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , , left, bottom] = item.transform as number[];
    return [{ text: item.str, box: [left!, bottom! - item.height * 0.25, left! + item.width, bottom! + item.height] as const, endsLine: item.hasEOL }];
  });
}

/** The text of a page by lines, for comparing. */
export const linesOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, endsLine }) => text + (endsLine ? '\n' : '')).join('').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').slice(0, mostLinesCompared).join('\n');

/** Without case, blanks and dots on the i, so that what is typed finds what is printed. */
const folded = (text: string): string => text.toLocaleLowerCase('tr').normalize('NFD').replace(/[\u0300-\u036f\s]/g, '').replaceAll('ı', 'i');

const shortestSought = 3;
const mostMarks = 50;

/** Where a typed value stands on the page, also where the file cut it into several pieces. */
export function marksOf(pieces: readonly Piece[], sought: string): readonly Piece['box'][] {
  const wanted = folded(sought);
  if (wanted.length < shortestSought) return [];
  let all = '';
  const places = pieces.map((piece) => {
    const from = all.length;
    all += folded(piece.text);
    return { piece, from, to: all.length };
  });
  const marks: Piece['box'][] = [];
  for (let at = all.indexOf(wanted); at !== -1 && marks.length < mostMarks; at = all.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    for (const { piece, from, to } of places) {
      if (to <= at || from >= end || to === from) continue;
      const [left, bottom, right, top] = piece.box;
      const each = (right - left) / (to - from);
      marks.push([left + each * (Math.max(at, from) - from), bottom, left + each * (Math.min(end, to) - from), top]);
    }
  }
  return marks;
}
