import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Headings } from './columns.ts';
import { inMegabytes, listLimits, type ListLimits } from './limits.ts';
import { ListFileError } from './list-file-error.ts';
import type { ApplicationList } from './list-table.ts';
import { recogniseWorkbook } from './workbook-guard.ts';
import type { WorkerAnswer, WorkerInput } from './workbook-worker.ts';

/**
 * Reads an FRM.01.03 list (.xlsx or .xls, by content and not by name) in a thread of its own, whose memory and time are
 * bounded, so that no file can take the process with it. Nothing is stored; the bytes handed in stay as they are.
 * @param source the file's bytes, or its path
 * @param headings headers that the console knows beside the form's own (`knownHeadings`)
 * @throws ListFileError whatever is wrong with the file; other errors only for a path that cannot be read
 */
export async function readWorkbook(source: Uint8Array | string, limits: ListLimits = listLimits, headings: Headings = new Map()): Promise<ApplicationList> {
  const bytes = typeof source === 'string' ? await readBounded(source, limits) : source;
  recogniseWorkbook(bytes, limits);
  return withTurn(() => readInThread(bytes, limits, headings));
}

// Several hostile files at once must not add up: one is read, the others wait.
let lastTurn: Promise<unknown> = Promise.resolve();

function withTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

function readInThread(bytes: Uint8Array, limits: ListLimits, headings: Headings): Promise<ApplicationList> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: { bytes: copy, limits, headings } satisfies WorkerInput,
    transferList: [copy.buffer],
    // The parser has no business with the settings and keys of the process.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
  });
  return new Promise<ApplicationList>((resolve, reject) => {
    const timer = setTimeout(() => reject(new ListFileError('TIMEOUT', limits.seconds)), limits.seconds * 1000);
    worker.once('message', (answer: WorkerAnswer) => {
      if ('list' in answer) resolve(answer.list);
      else reject(new ListFileError(answer.refused, answer.detail));
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(full ? new ListFileError('TOO_LARGE', `${limits.heapMegabytes} MB bellek`) : new ListFileError('UNREADABLE'));
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new ListFileError('UNREADABLE'));
    });
  }).finally(() => worker.terminate());
}

/** The size is judged before a byte is read; a file that grows meanwhile is read to that size only. */
async function readBounded(path: string, limits: ListLimits): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > limits.fileBytes) throw new ListFileError('TOO_LARGE', inMegabytes(limits.fileBytes));
    const content = Buffer.alloc(size);
    const { bytesRead } = await file.read(content, 0, size, 0);
    return content.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
