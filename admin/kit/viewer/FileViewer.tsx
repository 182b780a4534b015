import { Box, Button, IconButton, Tooltip, Typography } from '@mui/material';
import CompareIcon from '@mui/icons-material/CompareOutlined';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import FartherIcon from '@mui/icons-material/ZoomOutOutlined';
import FitIcon from '@mui/icons-material/FitScreenOutlined';
import NearerIcon from '@mui/icons-material/ZoomInOutlined';
import NextIcon from '@mui/icons-material/NavigateNextOutlined';
import PreviousIcon from '@mui/icons-material/NavigateBeforeOutlined';
import TurnIcon from '@mui/icons-material/RotateRightOutlined';
import WindowIcon from '@mui/icons-material/OpenInNewOutlined';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { fileAt } from '../../providers/console-api.ts';
import { useSay } from '../../settings/say.ts';
import { type Shown } from './shown.ts';
import { viewerWords } from './words.ts';
import { CannotShow } from './CannotShow.tsx';
import { kindOfFile } from './file-kind.ts';
import { farther, nearer, plainLook, turned, type Look } from './look.ts';
import { useViewerKeys } from './viewer-keys.ts';

const PdfView = lazy(() => import('./PdfView.tsx'));
const PdfCompare = lazy(() => import('./PdfCompare.tsx'));
const TiffView = lazy(() => import('./TiffView.tsx'));
const ImageView = lazy(() => import('./ImageView.tsx'));
const WorkbookView = lazy(() => import('./WorkbookView.tsx'));

interface FileViewerProps {
  readonly shown: Shown;
  /** What is being typed beside it, to be found on the page. */
  readonly sought?: string;
  readonly onWindow?: () => void;
}

const useBytes = (address: string | undefined) =>
  useQuery({ queryKey: ['file', address], queryFn: () => fileAt(address!), enabled: address !== undefined, staleTime: Infinity, gcTime: 0, retry: false });

/** A file to be judged: read by its first bytes, never opened by the browser itself. Its bytes go when it is left. */
export function FileViewer({ shown, sought = '', onWindow }: FileViewerProps) {
  const say = useSay();
  const { data: bytes, error, refetch } = useBytes(shown.address);
  const before = useBytes(shown.before?.address);
  const [look, setLook] = useState<Look>(plainLook);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [comparing, setComparing] = useState(true);
  const kind = bytes && kindOfFile(bytes);
  const canCompare = kind === 'pdf' && before.data !== undefined && kindOfFile(before.data) === 'pdf';
  const turn = (by: number) => setPage((now) => Math.min(pages, Math.max(1, now + by)));
  const does = {
    nearer: () => setLook(nearer), farther: () => setLook(farther), fit: () => setLook(plainLook), turn: () => setLook(turned),
    next: () => turn(1), previous: () => turn(-1), compare: () => canCompare && setComparing((now) => !now),
  };
  const viewer = useRef<HTMLDivElement>(null);
  useViewerKeys(does, viewer);
  useEffect(() => {
    setLook(plainLook);
    setPage(1);
    setPages(1);
    setComparing(true);
  }, [shown.address]);
  return (
    <Box ref={viewer} data-file-kind={kind ?? ''} sx={{ height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box role="toolbar" aria-label={say(viewerWords.viewerTools)} sx={{ display: 'flex', alignItems: 'center', gap: 0.25, px: 1, py: 0.25, borderBottom: 1, borderColor: 'divider', flexWrap: 'wrap' }}>
        <Tool label={say(viewerWords.nearer)} keys="+" onClick={does.nearer}><NearerIcon fontSize="small" /></Tool>
        <Tool label={say(viewerWords.farther)} keys="-" onClick={does.farther}><FartherIcon fontSize="small" /></Tool>
        <Tool label={say(viewerWords.fit)} keys="0" onClick={does.fit}><FitIcon fontSize="small" /></Tool>
        <Tool label={say(viewerWords.turn)} keys="r" onClick={does.turn}><TurnIcon fontSize="small" /></Tool>
        {pages > 1 && (
          <>
            <Tool label={say(viewerWords.previousPage)} keys="PageUp" onClick={does.previous}><PreviousIcon fontSize="small" /></Tool>
            <Typography variant="body2" data-page-of sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{say(viewerWords.pageOf, { page, pages })}</Typography>
            <Tool label={say(viewerWords.nextPage)} keys="PageDown" onClick={does.next}><NextIcon fontSize="small" /></Tool>
          </>
        )}
        <Box sx={{ flex: 1 }} />
        {canCompare && <Button size="small" startIcon={<CompareIcon />} aria-pressed={comparing} onClick={does.compare}>{say(comparing ? viewerWords.alone : viewerWords.compare)}</Button>}
        {onWindow && <Tool label={say(viewerWords.window)} keys="w" onClick={onWindow}><WindowIcon fontSize="small" /></Tool>}
        <Tooltip title={say(viewerWords.download)}>
          <IconButton size="small" component="a" href={shown.address} download aria-label={say(viewerWords.download)}><DownloadIcon fontSize="small" /></IconButton>
        </Tooltip>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <Suspense fallback={<LoadingState shape="lines" rows={8} />}>
          {error ? <ErrorState error={error} onRetry={refetch} />
            : !bytes ? <LoadingState shape="lines" rows={8} />
              : canCompare && comparing ? <PdfCompare before={before.data} after={bytes} look={look} page={page} sought={sought} onPages={setPages} />
                : kind === 'pdf' ? <PdfView bytes={bytes} look={look} page={page} sought={sought} onPages={setPages} />
                  : kind === 'tiff' ? <TiffView bytes={bytes} look={look} page={page} sought={sought} onPages={setPages} />
                  : kind === 'png' || kind === 'jpeg' ? <ImageView bytes={bytes} kind={kind} look={look} />
                    : kind === 'workbook' ? <WorkbookView address={shown.table} look={look} sought={sought} />
                      : <CannotShow why={kind === 'signed' ? 'signed' : 'unknownKind'} />}
        </Suspense>
      </Box>
    </Box>
  );
}

function Tool({ label, keys, onClick, children }: { label: string; keys: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip title={`${label} (${keys})`}>
      <IconButton size="small" aria-label={label} aria-keyshortcuts={keys} onClick={onClick}>{children}</IconButton>
    </Tooltip>
  );
}
