import { useEffect, useState } from 'react';
import { type Unshown } from './open-limits.ts';
import { NotShown, openPdf, type OpenPdf } from './open-pdf.ts';

export interface PdfState {
  readonly pdf?: OpenPdf;
  readonly unshown?: Unshown;
}

/** A PDF opened for as long as it is looked at: its thread ends with the screen. */
export function usePdf(bytes: Uint8Array<ArrayBuffer>): PdfState {
  const [state, setState] = useState<PdfState>({});
  useEffect(() => {
    let left = false;
    let opened: OpenPdf | undefined;
    setState({});
    openPdf(bytes).then(
      (pdf) => {
        opened = pdf;
        if (left) pdf.close();
        else setState({ pdf });
      },
      (error: unknown) => {
        if (!left) setState({ unshown: whyUnshown(error) });
      },
    );
    return () => {
      left = true;
      opened?.close();
    };
  }, [bytes]);
  return state;
}

export const whyUnshown = (error: unknown): Unshown => (error instanceof NotShown ? error.why : 'broken');
