import { fileURLToPath } from 'node:url';

/** A piece of a page in pdfmake's own words. */
export type Block = string | { readonly [word: string]: unknown };

export type Printed = {
  title: string;
  /** Written into the file as its date of making: the same data and moment give the same bytes. */
  madeAt: Date;
  blocks: Block[];
  footer: string;
  /** Across every page, such as TASLAK. */
  watermark?: string;
};

const font = (name: string) => fileURLToPath(new URL(`../../../assets/fonts/${name}.ttf`, import.meta.url));
const regular = font('Roboto-Regular');
const medium = font('Roboto-Medium');

/** Loaded at first need: a process that prints nothing keeps 20 MB. */
async function printer() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: { normal: regular, bold: medium, italics: regular, bolditalics: medium } });
  // What stands in a document comes from people: it may fetch nothing and read nothing but the fonts.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === medium);
  return pdfmake;
}

/** An A4 document as PDF bytes. */
export async function printed(document: Printed): Promise<Uint8Array> {
  const pdfmake = await printer();
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [40, 40, 40, 48],
      lang: 'tr-TR',
      displayTitle: true,
      info: { title: document.title, creator: 'NES Konsol', producer: 'NES Konsol', creationDate: document.madeAt, modDate: document.madeAt },
      defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
      styles: {
        title: { fontSize: 15, bold: true },
        heading: { fontSize: 9, bold: true, color: '#44546a', margin: [0, 0, 0, 2] },
        small: { fontSize: 8, color: '#44546a' },
        columnName: { bold: true, fillColor: '#eef1f5' },
      },
      content: document.blocks,
      footer: (page: number, pages: number) => ({
        margin: [40, 12, 40, 0],
        columns: [
          { text: document.footer, style: 'small' },
          { text: `Sayfa ${page} / ${pages}`, style: 'small', alignment: 'right', width: 70 },
        ],
      }),
      ...(document.watermark === undefined
        ? {}
        : { watermark: { text: document.watermark, color: '#b00020', opacity: 0.12, bold: true, angle: -45 } }),
    })
    .getBuffer();
}

/** Two columns of label and value; absent values leave no line. */
export function facts(rows: ReadonlyArray<readonly [label: string, value: string | undefined]>, labelWidth = 95): Block {
  const body = rows.flatMap(([label, value]) => (value ? [[{ text: label, style: 'small' }, written(value)]] : []));
  return body.length === 0 ? '' : { table: { widths: [labelWidth, '*'], body }, layout: 'noBorders' };
}

/** Text as somebody typed it: one endless word would push the columns beside it off the page. */
export const written = (text: string): { text: string; wordBreak?: string } => (/\S{37}/.test(text) ? { text, wordBreak: 'break-all' } : { text });

export const heading = (text: string): Block => ({ text, style: 'heading' });

export const gap = (points: number): Block => ({ text: ' ', fontSize: 1, margin: [0, points, 0, 0] });

/** A frame around blocks. */
export const boxed = (...blocks: Block[]): Block => ({
  table: { widths: ['*'], body: [[{ stack: blocks, margin: [4, 3, 4, 3] }]] },
  layout: { hLineColor: () => '#b8c2cf', vLineColor: () => '#b8c2cf', hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
});
