import { Alert, Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { LoadingState } from '../LoadingState.tsx';
import { useSay } from '../../settings/say.ts';
import { viewerWords } from './words.ts';
import { type Look } from './look.ts';
import { type Unshown } from './open-limits.ts';
import { PdfPage } from './PdfPage.tsx';
import { Scrolled, useWidth } from './Scrolled.tsx';
import { usePdf } from './use-pdf.ts';
import { CannotShow } from './CannotShow.tsx';

export interface PdfViewProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly look: Look;
  readonly page: number;
  readonly sought: string;
  readonly onPages: (pages: number) => void;
}

/** A PDF, one page at a time. */
export default function PdfView({ bytes, look, page, sought, onPages }: PdfViewProps) {
  const say = useSay();
  const { pdf, unshown } = usePdf(bytes);
  const [pageUnshown, setPageUnshown] = useState<Unshown>();
  const [place, width] = useWidth();
  useEffect(() => {
    if (pdf) onPages(pdf.shown);
  }, [pdf]);
  useEffect(() => setPageUnshown(undefined), [pdf, page]);
  const why = unshown ?? pageUnshown;
  if (why !== undefined) return <CannotShow why={why} />;
  return (
    <Scrolled place={place} name={say(viewerWords.viewer)}>
      {pdf && pdf.pages > pdf.shown && (
        <Alert severity="warning" sx={{ mb: 1 }} data-too-many-pages>
          {say(viewerWords.tooManyPages, { pages: pdf.pages.toLocaleString('tr-TR'), shown: pdf.shown })}
        </Alert>
      )}
      {pdf ? <PdfPage pdf={pdf} number={Math.min(page, pdf.shown)} look={look} width={width} sought={sought} onUnshown={setPageUnshown} /> : <Box sx={{ width: '100%' }}><LoadingState shape="lines" rows={10} /></Box>}
    </Scrolled>
  );
}
