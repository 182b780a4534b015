import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { type StateKind } from '#domain/language/workflow.ts';
import { useClock } from '../kit/clock.ts';
import { Ago, DueTime } from '../kit/DueTime.tsx';
import { FactGrid } from '../kit/FactGrid.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { KindChip, StateChip } from '../kit/StateChip.tsx';
import { momentText } from '../kit/words.ts';
import { pages } from '../pages.ts';
import { instantsAround } from './samples.ts';

const kinds: readonly StateKind[] = ['ours', 'theirs', 'moving', 'done', 'stopped', 'alarm'];

/** The first state of each kind that a page has: the chip is shown with true words. */
const samples = kinds.map((kind) => ({ kind, found: firstOf(kind) }));

function firstOf(kind: StateKind): { page: Page; state: string } | undefined {
  for (const page of pages) {
    const state = Object.entries(page.workflow.states).find(([, { kind: its }]) => its === kind)?.[0];
    if (state !== undefined) return { page, state };
  }
  return undefined;
}

export function Chips() {
  const translate = useTranslate();
  return (
    <SectionCard title={translate('console.gallery.chips')}>
      <FactGrid
        columns={1}
        facts={samples.map(({ kind, found }) => ({
          name: kind,
          label: translate(`console.gallery.kind.${kind}`),
          value: (
            <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
              {found ? <StateChip page={found.page} state={found.state} /> : <KindChip kind={kind}>{translate(`console.gallery.kind.${kind}`)}</KindChip>}
              {found && <StateChip page={found.page} state={found.state} bare />}
            </Box>
          ),
        }))}
      />
      <Box sx={{ mt: 1, maxWidth: 220 }}>
        <KindChip kind="ours">{translate('console.gallery.longText')}</KindChip>
      </Box>
    </SectionCard>
  );
}

export function Times() {
  const translate = useTranslate();
  const now = useClock();
  return (
    <SectionCard title={translate('console.gallery.times')}>
      <FactGrid
        columns={1}
        facts={instantsAround(now).map((at, index) => ({
          name: `time-${index}`,
          label: momentText(at),
          value: at < now ? (
            <>
              <DueTime at={at} /> · <Ago at={at} />
            </>
          ) : (
            <DueTime at={at} />
          ),
        }))}
      />
    </SectionCard>
  );
}

export function Notices() {
  const translate = useTranslate();
  return (
    <SectionCard title={translate('console.gallery.notices')}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {(['error', 'warning', 'success', 'info'] as const).map((severity) => (
          <Alert key={severity} severity={severity}>
            {translate(`console.gallery.notice.${severity}`)}
          </Alert>
        ))}
      </Box>
    </SectionCard>
  );
}
