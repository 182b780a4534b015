import { contentKind } from '../../adapters/files/content-kind.ts';
import { dangers } from '../../adapters/files/danger.ts';
import { knownHeadings } from '../../modules/application-lists/known-headings.ts';
import { listLimits } from '../../modules/application-lists/limits.ts';
import { ListFileError } from '../../modules/application-lists/list-file-error.ts';
import { checkList, type RowContext } from '../../modules/application-lists/row-rules.ts';
import { readWorkbook } from '../../modules/application-lists/workbook-reader.ts';
import { type Engine } from '../../engine/types.ts';
import { isWorkbook } from './forms.ts';
import { type LetterAttachment } from './letter.ts';
import { isSignedPdf, pdfText } from './pdf-text.ts';

export interface FileOfLetter {
  readonly position: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How it came: inside which signed envelope, if any. */
  readonly signed: 'cades' | 'smime' | 'none';
}

/** A file that must not be opened; the sentence says why. */
export interface Hostile {
  readonly hostile: string;
}

/** What the rules look at in one file: its text, its applicants, its signature. A hostile file is said to be so and opened no further. */
export async function factsOfFile(engine: Engine, file: FileOfLetter, context: RowContext): Promise<LetterAttachment | Hostile> {
  const { mediaType, danger } = await contentKind(file.bytes);
  if (danger !== null) return { hostile: dangers[danger] };
  const base = { position: file.position, name: file.name, size: file.bytes.byteLength, mediaType, text: '', signed: file.signed, quarantined: false } as const;
  if (mediaType === 'application/pkcs7-signature') return { ...base, signed: 'detached' };
  if (mediaType === 'application/pdf') return { ...base, text: await pdfText(file.bytes), signed: file.signed === 'none' && isSignedPdf(file.bytes) ? 'pades' : file.signed };
  if (isWorkbook(mediaType)) return workbookFacts(engine, file, base, context);
  return base;
}

const hostileCodes = new Set(['ZIP_BOMB', 'EXTERNAL_ENTITY', 'MACRO']);

async function workbookFacts(engine: Engine, file: FileOfLetter, base: LetterAttachment, context: RowContext): Promise<LetterAttachment | Hostile> {
  try {
    const { rows } = await readWorkbook(file.bytes, listLimits, await knownHeadings(engine));
    return { ...base, rows: rows.length, validRows: checkList(rows, context).rows.filter(({ faults }) => faults.length === 0).length };
  } catch (error) {
    if (!(error instanceof ListFileError)) throw error;
    return hostileCodes.has(error.code) ? { hostile: error.tr } : { ...base, workbookFault: error.code };
  }
}
