import { parentPort, workerData } from 'node:worker_threads';
import type { Headings } from './columns.ts';
import type { ListLimits } from './limits.ts';
import { listOf, type ApplicationList } from './list-table.ts';
import { ListFileError, type ListFileCode } from './list-file-error.ts';
import { sheetsOf } from './sheet-cells.ts';
import { guardWorkbook } from './workbook-guard.ts';

/** What the thread says, once: the list, or why there is none. */
export type WorkerAnswer = { readonly list: ApplicationList } | { readonly refused: ListFileCode; readonly detail: string };

export interface WorkerInput {
  readonly bytes: Uint8Array;
  readonly limits: ListLimits;
  readonly headings: Headings;
}

async function answer({ bytes, limits, headings }: WorkerInput): Promise<WorkerAnswer> {
  try {
    const guarded = await guardWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits);
    return { list: listOf(sheetsOf(guarded, limits), limits, headings) };
  } catch (error) {
    // A hostile file may break the parser anywhere; its own message could carry the file's content, so it is dropped.
    return error instanceof ListFileError ? { refused: error.code, detail: error.detail } : { refused: 'UNREADABLE', detail: '' };
  }
}

parentPort?.postMessage(await answer(workerData as WorkerInput));
