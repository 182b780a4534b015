import { getDocument, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import Helper from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { pdfLimits, type Unshown } from './open-limits.ts';

export class NotShown extends Error {
  readonly why: Unshown;
  constructor(why: Unshown) {
    super(why);
    this.why = why;
  }
}

export interface OpenPdf {
  /** As the file says; only the first `pdfLimits.pages` are shown. */
  readonly pages: number;
  readonly shown: number;
  page(number: number): Promise<PDFPageProxy>;
  /** Ends with the work, or NotShown('tooSlow') and the end of the file's thread. */
  within<Value>(work: Promise<Value>): Promise<Value>;
  close(): void;
}

/**
 * Opens a PDF in a thread of its own, which is ended when it takes too long. Nothing of the file runs: no scripts, no forms, no links,
 * no actions at opening; only what it draws is drawn. Throws NotShown.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  if (bytes.byteLength > pdfLimits.bytes) throw new NotShown('tooLarge');
  const thread = new Helper();
  const worker = PDFWorker.create({ port: thread });
  const task = getDocument({
    // The thread takes the bytes with it; the caller keeps its own.
    data: bytes.slice(), worker, enableXfa: false, useWasm: false, useWorkerFetch: false, useSystemFonts: false, stopAtErrors: false, maxImageSize: pdfLimits.imagePixels,
    wasmUrl: '/pdf/', standardFontDataUrl: '/pdf/', cMapUrl: '/pdf/', verbosity: 0,
  });
  const close = () => {
    void task.destroy().catch(() => undefined);
    worker.destroy();
    thread.terminate();
  };
  const within = <Value>(work: Promise<Value>) => inTime(work, close);
  try {
    const file: PDFDocumentProxy = await within(task.promise);
    return { pages: file.numPages, shown: Math.min(file.numPages, pdfLimits.pages), page: (number) => within(file.getPage(number)).catch(asUnshown), within, close };
  } catch (error) {
    close();
    return asUnshown(error);
  }
}

function asUnshown(error: unknown): never {
  if (error instanceof NotShown) throw error;
  throw new NotShown((error as { name?: string }).name === 'PasswordException' ? 'password' : 'broken');
}

function inTime<Value>(work: Promise<Value>, close: () => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      close();
      reject(new NotShown('tooSlow'));
    }, pdfLimits.seconds * 1_000);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
