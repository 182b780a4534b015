import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfWorkerAnswer, PdfWorkerInput } from './pdf-text.ts';

async function answer({ bytes, pages, characters }: PdfWorkerInput): Promise<PdfWorkerAnswer> {
  try {
    const loading = getDocument({
      data: bytes, verbosity: VerbosityLevel.ERRORS, enableXfa: false, disableFontFace: true, useSystemFonts: false,
      useWasm: false, useWorkerFetch: false, disableAutoFetch: true, disableRange: true, disableStream: true, maxImageSize: 1,
    });
    const document = await loading.promise;
    const texts: string[] = [];
    let left = characters;
    for (let number = 1; number <= Math.min(pages, document.numPages) && left > 0; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(' ').slice(0, left);
      texts.push(text);
      left -= text.length;
    }
    return { text: texts.join('\f') };
  } catch {
    // Its own words could carry the file's content.
    return { failed: true };
  }
}

parentPort?.postMessage(await answer(workerData as PdfWorkerInput));
