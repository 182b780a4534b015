import { parentPort, workerData } from 'node:worker_threads';
import { openHere, type OpenedSigned } from './open-here.ts';
import { SignedContentError, type SignedContentFault } from './signed-content-error.ts';

/** What the thread says, once. */
export type OpenAnswer = { readonly opened: OpenedSigned | null } | { readonly fault: SignedContentFault };

function answer(bytes: Uint8Array): OpenAnswer {
  try {
    const opened = openHere(bytes);
    // Its own bytes: the content may be a window into what it was read from.
    return { opened: opened === null ? null : { ...opened, content: new Uint8Array(opened.content) } };
  } catch (error) {
    return { fault: error instanceof SignedContentError ? error.fault : 'damaged' };
  }
}

const said = answer(workerData as Uint8Array);
parentPort?.postMessage(said, 'opened' in said && said.opened !== null ? [said.opened.content.buffer as ArrayBuffer] : []);
