import { useMemo } from 'react';
import { CannotShow } from './CannotShow.tsx';
import { pdfLimits } from './open-limits.ts';
import PdfView, { type PdfViewProps } from './PdfView.tsx';
import { tiffAsPdf } from './tiff-as-pdf.ts';

/** What scanners and fax gateways send: drawn by the viewer of PDFs, in its thread and within its limits. */
export default function TiffView({ bytes, ...more }: PdfViewProps) {
  const pdf = useMemo(() => tiffAsPdf(bytes, pdfLimits.pages), [bytes]);
  return pdf === null ? <CannotShow why="unknownKind" /> : <PdfView bytes={pdf} {...more} />;
}
