import { Worker } from 'node:worker_threads';

export type PdfFault = 'broken' | 'active' | 'tooManyPages' | 'tooSlow' | 'tooHeavy';
export type PdfLook = { readonly pages: number } | { readonly fault: PdfFault };

export interface PdfLimits {
  readonly seconds: number;
  readonly heapMegabytes: number;
  readonly mostPages: number;
}

export const pdfLimits: PdfLimits = { seconds: 10, heapMegabytes: 192, mostPages: 500 };

/** At most two files are looked at together: each may cost a core and the memory above. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** How many pages a parser counts, or why it does not come to an end; in a thread of its own, bounded in time and memory, without settings or keys. */
export async function lookIntoPdf(bytes: Uint8Array, limits: PdfLimits = pdfLimits): Promise<PdfLook> {
  while (running >= atOnce) await new Promise<void>((go) => { waiting.push(go); });
  running += 1;
  try {
    return await inThread(bytes, limits);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inThread(bytes: Uint8Array, limits: PdfLimits): Promise<PdfLook> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./pdf-pages-worker.ts', import.meta.url), {
    workerData: { bytes: copy, mostPages: limits.mostPages }, transferList: [copy.buffer], env: {}, execArgv: [], stdout: true, stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<PdfLook>((resolve) => {
    timer = setTimeout(() => resolve({ fault: 'tooSlow' }), limits.seconds * 1_000);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => resolve({ fault: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooHeavy' : 'broken' }));
    worker.once('exit', () => resolve({ fault: 'broken' }));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
