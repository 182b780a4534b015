import { limits } from './limits.ts';

/** One signature of a PDF: the CMS, the bytes that it covers, and whether they reach the file's end with nothing but the signature left out. */
export type PdfSignature = { readonly der: Uint8Array; readonly covered: Uint8Array; readonly gapIsSignature: boolean; readonly reachesEnd: boolean; readonly end: number };

export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-');

/**
 * Every signature whose ByteRange stands in the file, by the end of what it covers. Found in the raw bytes and not through the PDF's tables: what is
 * judged is which bytes were signed, whatever a viewer makes of them. Null: more than we look at. ISO 32000-1 §12.8.1.
 */
export function pdfSignatures(bytes: Uint8Array): PdfSignature[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: PdfSignature[] = [];
  for (let at = file.indexOf('/ByteRange'); at !== -1; at = file.indexOf('/ByteRange', at + 10)) {
    const [, ...numbers] = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(file.toString('latin1', at, at + 120)) ?? [];
    if (numbers.length !== 4) continue;
    if (found.length >= limits.pdfSignatures) return null;
    found.push(signatureAt(file, numbers.map(Number) as [number, number, number, number], at));
  }
  return found.sort((a, b) => a.end - b.end);
}

const nothing = new Uint8Array();

function signatureAt(file: Buffer, [from, length, next, rest]: [number, number, number, number], at: number): PdfSignature {
  const gapStart = from + length;
  const end = next + rest;
  const gap = next > gapStart && next - gapStart <= limits.pdfSignatureBytes * 2 + 2 && end <= file.length ? file.toString('latin1', gapStart, next) : '';
  const hex = /^<([0-9A-Fa-f]*)>$/.exec(gap)?.[1];
  // The dictionary that names the range must itself be covered by it, or anybody could point it elsewhere.
  const saysSo = (at >= from && at < gapStart) || (at >= next && at < end);
  if (from !== 0 || hex === undefined || hex.length % 2 !== 0 || !saysSo) return { der: nothing, covered: nothing, gapIsSignature: false, reachesEnd: false, end };
  return { der: Buffer.from(hex, 'hex'), covered: Buffer.concat([file.subarray(0, gapStart), file.subarray(next, end)]), gapIsSignature: true, reachesEnd: end === file.length, end };
}
