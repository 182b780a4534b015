import { Alert, Box, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { LoadingState } from '../LoadingState.tsx';
import { useSay } from '../../settings/say.ts';
import { differenceOfLines, type LinePart } from '../../settings/line-difference.ts';
import { viewerWords } from './words.ts';
import { CannotShow } from './CannotShow.tsx';
import { type Look } from './look.ts';
import { type Unshown } from './open-limits.ts';
import { type OpenPdf } from './open-pdf.ts';
import { linesOf, piecesOf } from './page-text.ts';
import { PdfPage } from './PdfPage.tsx';
import { Scrolled, useWidth } from './Scrolled.tsx';
import { usePdf } from './use-pdf.ts';

interface PdfCompareProps {
  readonly before: Uint8Array<ArrayBuffer>;
  readonly after: Uint8Array<ArrayBuffer>;
  readonly look: Look;
  readonly page: number;
  readonly sought: string;
  readonly onPages: (pages: number) => void;
}

/** So many pages are compared by their text; the others only stand side by side. */
const mostCompared = 30;

/** The file that came before and the one that came back: what differs in words, and the pages beside each other. */
export default function PdfCompare({ before, after, look, page, sought, onPages }: PdfCompareProps) {
  const say = useSay();
  const old = usePdf(before);
  const fresh = usePdf(after);
  const [unshown, setUnshown] = useState<Unshown>();
  const [place, width] = useWidth();
  const differences = useDifferences(old.pdf, fresh.pdf);
  useEffect(() => {
    if (old.pdf && fresh.pdf) onPages(Math.max(old.pdf.shown, fresh.pdf.shown));
  }, [old.pdf, fresh.pdf]);
  const why = fresh.unshown ?? unshown;
  if (why !== undefined) return <CannotShow why={why} />;
  const each = Math.floor((width - 12) / 2);
  return (
    <Scrolled place={place} name={say(viewerWords.compared)}>
      <Differences differences={differences} page={page} pages={[old.pdf?.pages, fresh.pdf?.pages]} />
      <Box data-compare sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 1.5 }}>
        {([[say(viewerWords.before), old], [say(viewerWords.after), fresh]] as const).map(([title, { pdf, unshown: lacking }]) => (
          <Box key={title} sx={{ minWidth: 0, overflowX: 'auto' }}>
            <Typography variant="subtitle2" component="h3">{title}</Typography>
            {lacking !== undefined ? <CannotShow why={lacking} /> : !pdf ? <LoadingState shape="lines" rows={6} /> : page > pdf.shown ? <Typography color="textSecondary">{say(viewerWords.noSuchPage, { page })}</Typography> : (
              <PdfPage pdf={pdf} number={page} look={look} width={each} sought={sought} onUnshown={setUnshown} />
            )}
          </Box>
        ))}
      </Box>
    </Scrolled>
  );
}

interface PageDifference {
  readonly page: number;
  readonly parts: readonly LinePart[];
}

interface Compared {
  readonly pages: readonly PageDifference[];
  /** No page of either has text: scans. */
  readonly blind: boolean;
}

function useDifferences(old: OpenPdf | undefined, fresh: OpenPdf | undefined): Compared | undefined {
  const [compared, setCompared] = useState<Compared>();
  useEffect(() => {
    let left = false;
    setCompared(undefined);
    if (old && fresh) void compare(old, fresh).then((done) => !left && setCompared(done), () => !left && setCompared({ pages: [], blind: true }));
    return () => {
      left = true;
    };
  }, [old, fresh]);
  return compared;
}

async function compare(old: OpenPdf, fresh: OpenPdf): Promise<Compared> {
  const pages: PageDifference[] = [];
  let blind = true;
  for (let page = 1; page <= Math.min(mostCompared, Math.max(old.shown, fresh.shown)); page++) {
    const [was, is] = await Promise.all([old, fresh].map(async (pdf) => (page > pdf.shown ? '' : linesOf(await piecesOf(pdf, await pdf.page(page))))));
    if (was !== '' || is !== '') blind = false;
    const parts = differenceOfLines(was ?? '', is ?? '').filter(({ kind, text }) => kind !== 'same' && text !== '');
    if (parts.length > 0) pages.push({ page, parts });
  }
  return { pages, blind };
}

const signs = { gone: '−', new: '+', same: ' ' } as const;
const mostLines = 12;

function Differences({ differences, page, pages: [was, is] }: { differences: Compared | undefined; page: number; pages: readonly (number | undefined)[] }) {
  const say = useSay();
  if (!differences) return null;
  const { pages, blind } = differences;
  const here = pages.find((one) => one.page === page);
  const summary = blind ? say(viewerWords.differenceBlind) : pages.length === 0 ? say(viewerWords.differenceNone) : say(viewerWords.differencePages, { pages: pages.map((one) => one.page).join(', ') });
  return (
    <Alert severity={pages.length > 0 ? 'warning' : 'info'} icon={false} data-difference={pages.length} sx={{ mb: 1.5 }}>
      <Box sx={{ fontWeight: 550 }}>{summary}{was !== is && ` ${say(viewerWords.differenceCount, { was: was ?? 0, is: is ?? 0 })}`}</Box>
      {here && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, fontSize: 13 }}>
          {here.parts.slice(0, mostLines).map((part, at) => (
            <Box component="li" key={at} data-part={part.kind} sx={{ overflowWrap: 'anywhere', color: (theme) => theme.tokens[part.kind === 'new' ? 'success' : 'danger'].ink }}>
              <span aria-hidden>{signs[part.kind]} </span>
              <Box component="span" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>{say(part.kind === 'new' ? viewerWords.added : viewerWords.gone)} </Box>
              {part.text}
            </Box>
          ))}
          {here.parts.length > mostLines && <li>{say(viewerWords.moreLines, { count: here.parts.length - mostLines })}</li>}
        </Box>
      )}
    </Alert>
  );
}
