import { type PaperFault } from './paper-kind.ts';

/** What lets a PDF act, or carry another file, by the names that it would do it with. */
const activeNames = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR|Movie|Sound|Rendition|3D)(?=[\s/<>()[\]%]|$)/;

/** How far the head may promise: no paper of ours has more pages. The parser counts for itself. */
const mostPages = 2_000;

/**
 * Looks at the raw bytes only. The head must be the first bytes, the last `%%EOF` the last word; what stands compressed inside is
 * looked at by the parser, and never run by any screen of ours.
 */
export function pdfFault(data: Buffer): PaperFault | undefined {
  const end = data.lastIndexOf('%%EOF');
  if (end < 0) return 'broken';
  if (/[^\s\0]/.test(data.toString('latin1', end + 5))) return 'twoKinds';
  if (!/^%PDF-[12]\.\d/.test(data.toString('latin1', 0, 10))) return 'broken';
  const plain = plainParts(data);
  if (activeNames.test(plain)) return 'active';
  // An own count of pages that nobody can have scanned is refused before any parser walks it.
  for (const [, count] of plain.matchAll(/\/Count\s+(\d{1,12})/g)) if (Number(count) > mostPages) return 'broken';
  return /\bobj\b/.test(plain) ? undefined : 'broken';
}

/** The text between the streams, with names spelt out (`/J#61vaScript` is `/JavaScript`). */
function plainParts(data: Buffer): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = data.indexOf('stream', at, 'latin1');
    if (begin < 0) break;
    const next = data[begin + 6];
    // `endstream`, or the word in a text: a stream's data begins on a new line.
    if (next !== 0x0a && next !== 0x0d) {
      parts.push(data.toString('latin1', at, begin + 6));
      at = begin + 6;
      continue;
    }
    parts.push(data.toString('latin1', at, begin));
    const close = data.indexOf('endstream', begin + 6, 'latin1');
    if (close < 0) break;
    at = close + 9;
  }
  parts.push(data.toString('latin1', at));
  return parts.join(' ').replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
