import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { listAddress } from '../kit/queues.ts';
import { stateLabel, titleOf, useLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { type HomeFacts } from './home-api.ts';
import { byPress } from './QueueTable.tsx';

interface Step {
  readonly sentence: string;
  readonly to?: string;
}

/** What to do first, in one sentence and one click. */
export function NextStep({ home }: { home: HomeFacts }) {
  const translate = useTranslate();
  const { sentence, to } = useNextStep(home);
  return (
    <Box
      data-next
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, px: 2, py: 1.25, borderRadius: '6px', border: 1, borderColor: 'divider', bgcolor: 'background.paper', borderLeft: 4, borderLeftColor: 'primary.main' }}
    >
      <Typography sx={{ flex: '1 1 280px', fontSize: 15 }}>{sentence}</Typography>
      {to !== undefined && (
        <Button component={Link} to={to} variant="contained" size="small">
          {translate('console.home.begin')}
        </Button>
      )}
    </Box>
  );
}

function useNextStep({ queues, mine, signatures, reports }: HomeFacts): Step {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const now = new Date().toISOString();
  const urgent = mine.find(({ until }) => until !== null && until < now);
  const task = urgent && pageOf(urgent.noun);
  if (urgent && task) return { sentence: translate('console.home.next.task', { title: titleOf(task, urgent.record, language) }), to: `/${urgent.noun}/${urgent.record.id}/show` };
  const [first] = byPress(queues);
  const page = first && pageOf(first.noun);
  if (first && page) {
    const words = { noun: label(page.plural ?? page.label, page.name), state: stateLabel(page, first.state, language) };
    const to = listAddress(first.noun, first.filter);
    if (first.overdue > 0) return { sentence: translate('console.home.next.overdue', { ...words, count: first.overdue }), to };
    if (first.today > 0) return { sentence: translate('console.home.next.today', { ...words, count: first.today }), to };
    return { sentence: translate('console.home.next.oldest', { ...words, count: `${first.count}${first.capped ? '+' : ''}` }), to };
  }
  if (signatures.length > 0) return { sentence: translate('console.home.next.sign'), to: '/onayimi-bekleyenler' };
  return { sentence: translate(reports.length > 0 ? 'console.home.next.look' : 'console.home.next.nothing') };
}
