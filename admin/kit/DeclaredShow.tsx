import { Box, Button, IconButton, Paper, Stack, Tab, Tabs, Tooltip, Typography } from '@mui/material';
import ChevronLeftIcon from '@mui/icons-material/ChevronLeft';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import RefreshIcon from '@mui/icons-material/Refresh';
import { useState, type ReactNode } from 'react';
import { EditButton, Show, useCreatePath, useRecordContext, useRedirect, useRefresh, useStore, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { mayDo } from '../providers/authProvider.ts';
import { useSession } from '../providers/session.ts';
import { ActionBar } from './ActionBar.tsx';
import { PrintHead } from './PrintHead.tsx';
import { countText, placeOfRelated, RelatedRecords } from './RelatedRecords.tsx';
import { LoadingState } from './LoadingState.tsx';
import { Timeline } from './Timeline.tsx';
import { Verdict } from './Verdict.tsx';
import { Facts } from './record/Facts.tsx';
import { askAgainMs } from './record/fresh.ts';
import { Identity } from './record/Identity.tsx';
import { useNeighbourKeys, useNeighbours } from './record/neighbours.ts';
import { Papers } from './record/Papers.tsx';
import { PathStrip } from './record/PathStrip.tsx';
import { Rail } from './record/Rail.tsx';
import { isNote, isPaper, relatedOf, useCounts, type Related } from './record/related.ts';
import { RevealAll, RevealProvider } from './record/reveal.tsx';
import { useLabel } from './words.ts';

export interface ExtraTab {
  readonly name: string;
  readonly label: string;
  readonly content: ReactNode;
  /** Shown first, before the facts. */
  readonly first?: boolean;
}

interface DeclaredShowProps {
  readonly page: Page;
  readonly tabs?: readonly ExtraTab[];
  /** Below the actions. */
  readonly more?: ReactNode;
}

/** The record page of any noun. A noun with a picture of its own adds tabs. */
export function DeclaredShow({ page, tabs = [], more }: DeclaredShowProps) {
  const label = useLabel();
  const redirect = useRedirect();
  // A record that is asked for again and again: a line that breaks off for a moment is no reason to leave it.
  const failed = (error: unknown) => {
    if ([403, 404].includes((error as { status?: number }).status ?? 0)) redirect('list', page.name);
  };
  // The name of a record may be a person's: it stands in the page, not in its title.
  return (
    <Show
      resource={page.name}
      actions={false}
      component="div"
      title={label(page.plural ?? page.label, page.name)}
      sx={{ '& .RaShow-main': { mt: 0 } }}
      queryOptions={{ refetchInterval: askAgainMs, refetchOnWindowFocus: true, onError: failed } as object}
    >
      <RevealProvider page={page}>
        <NeighbourKeys page={page} />
        <KeyedPage page={page} tabs={tabs} more={more} />
      </RevealProvider>
    </Show>
  );
}

/** Another record begins anew: no open dialog, tab or word of the one before stays. */
function KeyedPage(props: { page: Page; tabs: readonly ExtraTab[]; more: ReactNode }) {
  const record = useRecordContext();
  return record ? <RecordPage key={record.id} {...props} /> : <LoadingState shape="record" />;
}

function RecordPage({ page, tabs, more }: { page: Page; tabs: readonly ExtraTab[]; more: ReactNode }) {
  const record = useRecordContext();
  const session = useSession();
  const translate = useTranslate();
  const label = useLabel();
  const [railOpen, setRailOpen] = useStore('record.rail', true);
  const related = relatedOf(page, session);
  const [goal, setGoal] = useState<Related>();
  if (!record) return null;
  return (
    <Box data-record={record.id} sx={{ pb: 1.5 }}>
      <PrintHead title={label(page.label, page.name)} reference={typeof record['reference'] === 'string' ? record['reference'] : undefined} />
      <Identity
        page={page}
        buttons={
          <>
            <Neighbours page={page} />
            <Refresh />
            <RevealAll page={page} />
            {mayDo(page, session, 'edit', record) && <EditButton />}
            <Button size="small" aria-expanded={railOpen} onClick={() => setRailOpen(!railOpen)} data-rail-switch>
              {translate(railOpen ? 'console.record.hideRail' : 'console.record.showRail')}
            </Button>
          </>
        }
      />
      <Stack spacing={1.5} sx={{ mt: 1 }}>
        <Verdict page={page} />
        <PathStrip page={page} />
        <ActionBar page={page} />
        {more !== undefined && <Box>{more}</Box>}
      </Stack>
      <Stack direction={{ xs: 'column', lg: 'row' }} spacing={2} sx={{ mt: 2, alignItems: { lg: 'flex-start' } }}>
        <RecordTabs page={page} tabs={tabs} related={related} goal={goal} />
        {railOpen && <Rail page={page} related={related} onGo={setGoal} />}
      </Stack>
    </Box>
  );
}

/** What is on the screen is asked for again by itself; who waits for something asks at once. */
function Refresh() {
  const refresh = useRefresh();
  const translate = useTranslate();
  const label = translate('ra.action.refresh');
  return (
    <Tooltip title={label}>
      <IconButton size="small" onClick={refresh} aria-label={label} data-refresh>
        <RefreshIcon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}

/** Walks on by key, also before the next record is there. */
function NeighbourKeys({ page }: { page: Page }) {
  const { id } = useParams();
  useNeighbourKeys(page.name, id);
  return null;
}

/** To the records before and after, where this one was opened from a list. */
function Neighbours({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const createPath = useCreatePath();
  const neighbours = useNeighbours(page.name, record?.id);
  if (!neighbours) return null;
  const button = (to: string | undefined, name: 'previous' | 'next', icon: ReactNode) => {
    const label = translate(name === 'previous' ? 'console.record.previous' : 'console.record.next');
    return to === undefined ? (
      <IconButton size="small" disabled aria-label={label}>
        {icon}
      </IconButton>
    ) : (
      <Tooltip title={label}>
        <IconButton size="small" component={Link} to={createPath({ resource: page.name, type: 'show', id: to })} aria-label={label} data-neighbour={name}>
          {icon}
        </IconButton>
      </Tooltip>
    );
  };
  return (
    <Stack direction="row" sx={{ alignItems: 'center' }}>
      {button(neighbours.previous, 'previous', <ChevronLeftIcon fontSize="small" />)}
      <Typography variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {neighbours.place} / {neighbours.of}
      </Typography>
      {button(neighbours.next, 'next', <ChevronRightIcon fontSize="small" />)}
    </Stack>
  );
}

interface RecordTabsProps {
  readonly page: Page;
  readonly tabs: readonly ExtraTab[];
  readonly related: readonly Related[];
  /** Where the rail was asked to lead. */
  readonly goal: Related | undefined;
}

function RecordTabs({ page, tabs, related, goal }: RecordTabsProps) {
  const translate = useTranslate();
  const record = useRecordContext();
  const papers = related.filter((one) => isPaper(one.page));
  const others = related.filter((one) => !isPaper(one.page) && !isNote(one.page));
  const counts = useCounts(record, papers);
  const ownPapers = Object.entries(page.fields).filter(([name, { kind }]) => kind === 'file' && record?.[name]).length;
  const hasPapers = papers.length > 0 || Object.values(page.fields).some(({ kind }) => kind === 'file');
  const paperCount = counts.every((count) => count !== undefined)
    ? countText({ count: ownPapers + counts.reduce((sum, count) => sum + (count?.count ?? 0), 0), capped: counts.some((count) => count?.capped) })
    : '…';
  const all: readonly ExtraTab[] = [
    ...tabs.filter(({ first }) => first),
    { name: 'facts', label: translate('console.record.facts'), content: <Facts page={page} /> },
    ...(hasPapers ? [{ name: 'papers', label: translate('console.record.papers', { count: paperCount }), content: <Papers page={page} related={papers} /> }] : []),
    ...tabs.filter(({ first }) => !first),
    ...(others.length > 0 ? [{ name: 'related', label: translate('console.record.related'), content: <RelatedRecords related={others} /> }] : []),
    { name: 'history', label: translate('console.record.history'), content: <Timeline page={page} /> },
  ];
  const [chosen, choose] = useState(all[0]?.name ?? 'facts');
  const [followed, setFollowed] = useState<Related>();
  if (goal !== followed) {
    setFollowed(goal);
    if (goal) {
      choose(isPaper(goal.page) ? 'papers' : 'related');
      setTimeout(() => document.getElementById(placeOfRelated(goal))?.scrollIntoView({ block: 'start' }), 100);
    }
  }
  const open = all.find(({ name }) => name === chosen) ?? all[0];
  return (
    <Paper variant="outlined" sx={{ flexGrow: 1, minWidth: 0, width: '100%' }}>
      <Tabs
        value={open?.name ?? false}
        onChange={(_, name: string) => choose(name)}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        {all.map(({ name, label }) => (
          <Tab key={name} value={name} label={label} id={`tab-${name}`} aria-controls={`panel-${name}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${open?.name}`} aria-labelledby={`tab-${open?.name}`} sx={{ p: 2 }}>
        {open?.content}
      </Box>
    </Paper>
  );
}
