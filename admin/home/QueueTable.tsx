import { Box, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Ago } from '../kit/DueTime.tsx';
import { KindSign } from '../kit/KindSign.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { listAddress } from '../kit/queues.ts';
import { useLabel } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { type Queue } from './home-api.ts';
import { WaitBar } from './WaitBar.tsx';

/** What presses most comes first: late, then due today, then what has waited longest. */
export const byPress = (queues: readonly Queue[]): Queue[] =>
  queues
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.overdue - one.overdue || other.today - one.today || (one.oldest ?? '9').localeCompare(other.oldest ?? '9'));

export function QueueTable({ queues }: { queues: readonly Queue[] }) {
  const translate = useTranslate();
  const rows = byPress(queues);
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1.5 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('console.home.queue')}</TableCell>
          <TableCell align="right">{translate('console.home.waiting')}</TableCell>
          <TableCell sx={{ width: '24%' }}>{translate('console.home.waited')}</TableCell>
          <TableCell sx={{ display: { xs: 'none', lg: 'table-cell' } }}>{translate('console.home.oldest')}</TableCell>
          <TableCell>{translate('console.home.time')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((queue) => (
          <QueueRow key={`${queue.noun}.${queue.state}`} queue={queue} most={most} />
        ))}
      </TableBody>
    </Table>
  );
}

function QueueRow({ queue, most }: { queue: Queue; most: number }) {
  const label = useLabel();
  const page = pageOf(queue.noun);
  if (!page) return null;
  return (
    <TableRow hover data-queue={`${queue.noun}.${queue.state}`}>
      <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.25 }}>
          <MuiLink component={Link} to={listAddress(queue.noun, queue.filter)} sx={{ fontWeight: 550 }} underline="hover">
            {label(page.plural ?? page.label, page.name)}
          </MuiLink>
          <StateChip page={page} state={queue.state} bare />
        </Box>
      </TableCell>
      <TableCell align="right" sx={{ fontWeight: 620, fontSize: 15 }}>
        {queue.count.toLocaleString('tr-TR')}
        {queue.capped && '+'}
      </TableCell>
      <TableCell>
        <WaitBar ages={queue.ages} most={most} />
      </TableCell>
      <TableCell sx={{ display: { xs: 'none', lg: 'table-cell' }, color: 'text.secondary' }}>{queue.oldest !== null && <Ago at={queue.oldest} />}</TableCell>
      <TableCell>
        <Press queue={queue} />
      </TableCell>
    </TableRow>
  );
}

/** Late, due today, due soon: in words, and where it presses in colour and with a sign. */
function Press({ queue: { overdue, today, soon } }: { queue: Queue }) {
  const translate = useTranslate();
  const calm = overdue === 0 && today === 0 && soon === 0;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.25 }}>
      {overdue > 0 && (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: (theme) => theme.tokens.danger.ink, fontWeight: 550, whiteSpace: 'nowrap' }}>
          <KindSign kind="alarm" />
          {translate('console.home.overdue', { count: overdue })}
        </Box>
      )}
      {today > 0 && (
        <Box component="span" sx={{ color: (theme) => theme.tokens.warning.ink, fontWeight: 550, whiteSpace: 'nowrap' }}>
          {translate('console.home.dueToday', { count: today })}
        </Box>
      )}
      {soon > 0 && (
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {translate('console.home.dueSoon', { count: soon })}
        </Box>
      )}
      {calm && (
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {translate('console.home.onTime')}
        </Box>
      )}
    </Box>
  );
}
