import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfLook } from './pdf-pages.ts';

/** What the parser itself finds, whatever the head promises. Nothing is drawn and no script of the file is run. */
async function look({ bytes, mostPages }: { readonly bytes: Uint8Array; readonly mostPages: number }): Promise<PdfLook> {
  try {
    const loading = getDocument({
      data: bytes, verbosity: VerbosityLevel.ERRORS, enableXfa: false, disableFontFace: true, useSystemFonts: false,
      useWasm: false, useWorkerFetch: false, disableAutoFetch: true, disableRange: true, disableStream: true, maxImageSize: 1,
    });
    const document = await loading.promise;
    if (document.numPages > mostPages) return { fault: 'tooManyPages' };
    // The first and the last: a tree of pages that runs in a circle is found by walking it.
    await document.getPage(1);
    await document.getPage(document.numPages);
    const [scripts, attachments] = [await document.getJSActions(), await document.getAttachments()];
    if (scripts !== null || attachments !== null) return { fault: 'active' };
    return { pages: document.numPages };
  } catch {
    return { fault: 'broken' };
  }
}

parentPort?.postMessage(await look(workerData as { bytes: Uint8Array; mostPages: number }));
