import { Box, FormControlLabel, Switch, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { useGetList, useStore, useTranslate, type RaRecord } from 'react-admin';
import { PageHead } from '../kit/PageHead.tsx';
import words from '../messages/documents.ts';
import { bringWords } from '../providers/late-messages.ts';
import { useClock } from '../kit/clock.ts';
import { aloneFilter, missingFilter, todayFilter } from './arrival.ts';
import { ArrivalForm } from './ArrivalForm.tsx';
import { MatchDialog } from './MatchDialog.tsx';
import { AloneList, MissingList, TodayList } from './PaperLists.tsx';

bringWords(words);

const shown = 50;
const lists = ['today', 'alone', 'missing'] as const;
type List = (typeof lists)[number];

/** The post room: what the envelope says, where the paper lies, what still lacks. Made for a scanner and two hands. */
export default function PostDesk() {
  const translate = useTranslate();
  const [withSound, setSound] = useStore('postDesk.sound', true);
  const [list, setList] = useState<List>('today');
  const [matching, setMatching] = useState<RaRecord>();
  const now = useClock();
  const ask = (filter: object, field: string, order: 'ASC' | 'DESC') => ({ filter, sort: { field, order }, pagination: { page: 1, perPage: shown } });
  const answers = {
    today: useGetList<RaRecord>('documents', ask(todayFilter(now), 'originalReceivedAt', 'DESC')),
    alone: useGetList<RaRecord>('documents', ask(aloneFilter, 'originalReceivedAt', 'ASC')),
    missing: useGetList<RaRecord>('documents', ask(missingFilter(now), 'originalDueAt', 'ASC')),
  };
  return (
    <Box data-post-desk>
      <PageHead
        title={translate('console.post.title')}
        under={translate('console.post.under')}
        actions={<FormControlLabel control={<Switch size="small" checked={withSound} onChange={(_, next) => setSound(next)} />} label={translate('console.post.sound')} />}
      />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(300px, 3fr) minmax(0, 9fr)' }, alignItems: 'start' }}>
        <ArrivalForm withSound={withSound} onMatch={setMatching} />
        <Box sx={{ minWidth: 0 }}>
          <Tabs value={list} onChange={(_, next: List) => setList(next)} aria-label={translate('console.post.lists')} variant="scrollable" sx={{ mb: 1, minHeight: 40 }}>
            {lists.map((name) => (
              <Tab key={name} value={name} data-list={name} sx={{ minHeight: 40 }} label={`${translate(`console.post.list.${name}`)} (${answers[name].total ?? '…'})`} />
            ))}
          </Tabs>
          {list === 'today' && <TodayList answer={answers.today} />}
          {list === 'alone' && <AloneList answer={answers.alone} onMatch={setMatching} />}
          {list === 'missing' && <MissingList answer={answers.missing} />}
        </Box>
      </Box>
      {matching && <MatchDialog alone={matching} onClose={() => setMatching(undefined)} />}
    </Box>
  );
}
