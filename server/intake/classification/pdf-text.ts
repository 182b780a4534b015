import { Worker } from 'node:worker_threads';

export interface PdfLimits {
  readonly pages: number;
  readonly bytes: number;
  readonly characters: number;
  readonly heapMegabytes: number;
  /** Of buffers, which the heap's limit does not count: what a packed page unpacks to. */
  readonly bufferMegabytes: number;
  readonly seconds: number;
}

/** Forms name themselves on their first page; a set scanned into one file shows its second form soon after. */
export const pdfLimits: PdfLimits = { pages: 3, bytes: 25 * 1024 * 1024, characters: 20_000, heapMegabytes: 192, bufferMegabytes: 128, seconds: 10 };

export interface PdfWorkerInput {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly characters: number;
}

export type PdfWorkerAnswer = { readonly text: string } | { readonly failed: true };

/**
 * Text of a PDF's first pages, divided by form feed; empty for a scan, and for whatever cannot be read within the limits: a letter is then
 * judged by its words alone. Scripts never run, nothing is fetched; the parser works in a thread of its own that may be lost.
 */
export async function pdfText(bytes: Uint8Array, limits: PdfLimits = pdfLimits): Promise<string> {
  if (bytes.byteLength > limits.bytes) return '';
  return withTurn(() => readInThread(bytes, limits));
}

// Several hostile files at once must not add up: one is read, the others wait.
let lastTurn: Promise<unknown> = Promise.resolve();

function withTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

const lookEveryMs = 50;

async function readInThread(bytes: Uint8Array, limits: PdfLimits): Promise<string> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./pdf-text-worker.ts', import.meta.url), {
    workerData: { bytes: copy, pages: limits.pages, characters: limits.characters } satisfies PdfWorkerInput,
    transferList: [copy.buffer],
    // The parser has no business with the settings and keys of the process.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string>((resolve) => {
      const look = async (): Promise<void> => {
        const { external_memory: buffers } = await worker.getHeapStatistics() as { external_memory: number };
        if (buffers > limits.bufferMegabytes * 1024 * 1024) resolve('');
      };
      watch = setInterval(() => { look().catch(() => undefined); }, lookEveryMs);
      const timer = setTimeout(() => resolve(''), limits.seconds * 1_000);
      worker.once('message', (answer: PdfWorkerAnswer) => resolve('text' in answer ? answer.text : ''));
      worker.once('error', () => resolve(''));
      worker.once('exit', () => { clearTimeout(timer); resolve(''); });
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** Whether a PDF carries a signature of its own (PAdES); says nothing about whether it is any good. */
export function isSignedPdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return /\/ByteRange\s*\[/.test(text) && /\/SubFilter\s*\/(ETSI\.CAdES\.detached|adbe\.pkcs7\.detached|adbe\.pkcs7\.sha1)/.test(text);
}
