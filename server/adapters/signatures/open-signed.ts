import { Worker } from 'node:worker_threads';
import { limits } from './limits.ts';
import { openHere, type OpenedSigned } from './open-here.ts';
import type { OpenAnswer } from './open-worker.ts';
import { SignedContentError } from './signed-content-error.ts';
import { mayBeSigned } from './unwrap.ts';

export type { OpenedSigned } from './open-here.ts';

export interface OpenLimits {
  /** From so many bytes on a file is read in a thread of its own: 25 MB would hold up everybody else's requests for the better part of a second. */
  readonly threadFromBytes: number;
  readonly heapMegabytes: number;
  readonly seconds: number;
}

/** A file of 36 MB in base64 is some strings of that length; what fits takes a second. */
export const openLimits: OpenLimits = { threadFromBytes: 1024 * 1024, heapMegabytes: 512, seconds: 30 };

/**
 * The content of a signed file: CMS in DER, BER, PEM or base64, S/MIME opaque (`smime.p7m`) or multipart/signed; a signed file within a signed
 * file is opened to the innermost content. Says nothing about whether the signature is any good; that is `verifySignature`.
 * Null: not a signed file of this kind (a PDF that carries its signature is its own content).
 * Throws SignedContentError: `damaged`, `tooLarge` (for our limits of memory and time as well), `encrypted`, or `detached` for a signature alone (.p7s).
 */
export async function openSigned(bytes: Uint8Array, bounds: OpenLimits = openLimits): Promise<OpenedSigned | null> {
  if (bytes.length > limits.fileBytes) throw new SignedContentError('tooLarge');
  if (!mayBeSigned(bytes)) return null;
  return bytes.length < bounds.threadFromBytes ? openHere(bytes) : withTurn(() => openInThread(bytes, bounds));
}

// Several hostile files at once must not add up: one is read, the others wait.
let lastTurn: Promise<unknown> = Promise.resolve();

function withTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

async function openInThread(bytes: Uint8Array, { heapMegabytes, seconds }: OpenLimits): Promise<OpenedSigned | null> {
  const copy = new Uint8Array(bytes);
  const worker = new Worker(new URL('./open-worker.ts', import.meta.url), {
    workerData: copy,
    transferList: [copy.buffer],
    // The parser has no business with the settings and keys of the process.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<OpenedSigned | null>((resolve, reject) => {
      timer = setTimeout(() => reject(new SignedContentError('tooLarge')), seconds * 1_000);
      worker.once('message', (answer: OpenAnswer) => ('fault' in answer ? reject(new SignedContentError(answer.fault)) : resolve(answer.opened)));
      worker.once('error', (error: NodeJS.ErrnoException) => reject(new SignedContentError(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'damaged', error)));
      worker.once('exit', () => reject(new SignedContentError('damaged')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
