import { Box } from '@mui/material';
import { type PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../settings/say.ts';
import { viewerWords } from './words.ts';
import { type Look } from './look.ts';
import { pdfLimits, type Unshown } from './open-limits.ts';
import { type OpenPdf } from './open-pdf.ts';
import { marksOf, piecesOf, type Piece } from './page-text.ts';
import { whyUnshown } from './use-pdf.ts';

interface PdfPageProps {
  readonly pdf: OpenPdf;
  readonly number: number;
  readonly look: Look;
  /** Pixels that the page fills at zoom 1. */
  readonly width: number;
  /** What is being typed beside it. */
  readonly sought: string;
  readonly onUnshown: (why: Unshown) => void;
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly (readonly number[])[];
}

/** One page as a picture; what is being typed is marked where it stands on it. */
export function PdfPage({ pdf, number, look, width, sought, onUnshown }: PdfPageProps) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [page, setPage] = useState<PDFPageProxy>();
  const [pieces, setPieces] = useState<readonly Piece[]>([]);
  const [drawn, setDrawn] = useState<Drawn>({ width: 0, height: 0, marks: [] });
  useEffect(() => {
    let left = false;
    setPieces([]);
    pdf.page(number).then(
      async (found) => {
        if (left) return;
        setPage(found);
        const texts = await piecesOf(pdf, found).catch(() => []);
        if (!left) setPieces(texts);
      },
      (error: unknown) => !left && onUnshown(whyUnshown(error)),
    );
    return () => {
      left = true;
    };
  }, [pdf, number]);
  useEffect(() => {
    if (!page || !canvas.current || width < 40) return;
    return draw(pdf, page, canvas.current, { look, width }, (size) => setDrawn((before) => ({ ...before, ...size })), (error) => onUnshown(whyUnshown(error)));
  }, [page, look.zoom, look.turn, width]);
  useEffect(() => {
    if (!page) return;
    const viewport = viewportOf(page, look, width);
    setDrawn((before) => ({ ...before, marks: marksOf(pieces, sought).map(([left, bottom, right, top]) => [...viewport.convertToViewportPoint(left, bottom), ...viewport.convertToViewportPoint(right, top)] as number[]) }));
  }, [page, pieces, sought, look.zoom, look.turn, width]);
  return (
    <Box data-pdf-page={number} data-drawn={drawn.width > 0} sx={{ position: 'relative', width: drawn.width, height: drawn.height, mx: 'auto', bgcolor: '#fff', boxShadow: (theme) => `0 0 0 1px ${theme.tokens.line}` }}>
      <Box component="canvas" ref={canvas} role="img" aria-label={say(viewerWords.page, { page: number })} sx={{ display: 'block', width: '100%', height: '100%' }} />
      {drawn.marks.map((mark, at) => <Mark key={at} mark={mark} />)}
    </Box>
  );
}

function Mark({ mark: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }: { mark: readonly number[] }) {
  const place = { left: Math.min(x1, x2) - 2, top: Math.min(y1, y2) - 2, width: Math.abs(x2 - x1) + 4, height: Math.abs(y2 - y1) + 4 };
  return <Box data-mark aria-hidden style={place} sx={{ position: 'absolute', borderRadius: '3px', border: '2px solid #b45f00', bgcolor: 'rgba(255, 196, 0, 0.35)', pointerEvents: 'none' }} />;
}

function viewportOf(page: PDFPageProxy, look: Look, width: number) {
  const rotation = (page.rotate + look.turn) % 360;
  const plain = page.getViewport({ scale: 1, rotation });
  const wanted = (width / plain.width) * look.zoom;
  // A page of a metre, or a large zoom: sharpness ends where the memory of the tab would.
  const most = Math.sqrt(pdfLimits.canvasPixels / (plain.width * plain.height));
  return page.getViewport({ scale: Math.min(wanted, most), rotation });
}

type Place = { readonly look: Look; readonly width: number };
type Sized = (size: { readonly width: number; readonly height: number }) => void;

function draw(pdf: OpenPdf, page: PDFPageProxy, canvas: HTMLCanvasElement, { look, width }: Place, onSized: Sized, onFault: (error: unknown) => void): () => void {
  const viewport = viewportOf(page, look, width);
  // Drawn aside: the page before stays in view until this one is there, and two drawings never meet on one canvas.
  const aside = document.createElement('canvas');
  const sharp = Math.min(window.devicePixelRatio || 1, Math.sqrt(pdfLimits.canvasPixels / (viewport.width * viewport.height)));
  aside.width = Math.max(1, Math.floor(viewport.width * sharp));
  aside.height = Math.max(1, Math.floor(viewport.height * sharp));
  const task = page.render({ canvas: aside, viewport, annotationMode: 0, transform: [sharp, 0, 0, sharp, 0, 0] });
  let left = false;
  pdf.within(task.promise).then(
    () => {
      if (left) return;
      canvas.width = aside.width;
      canvas.height = aside.height;
      canvas.getContext('2d')?.drawImage(aside, 0, 0);
      onSized({ width: viewport.width, height: viewport.height });
    },
    (error: unknown) => {
      if (!left && (error as Error).name !== 'RenderingCancelledException') onFault(error);
    },
  );
  return () => {
    left = true;
    task.cancel();
  };
}
