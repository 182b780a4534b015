import { Alert, Box, Paper, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography, Link as MuiLink } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { pageOf } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { useOpenQueue, useQueues } from './queues.ts';
import { StateChip } from './StateChip.tsx';
import { roleLabel, useLabel, useLanguage } from './words.ts';

/** The home page: what waits for my roles, in the order of the desks; each number opens its rows. */
export function QueueHome() {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const session = useSession();
  const { queues, isPending, error } = useQueues();
  const openQueue = useOpenQueue();
  const waiting = queues.filter(({ count }) => count > 0);
  return (
    <Box sx={{ py: 2, maxWidth: 900 }}>
      <Title title={translate('console.home.title')} />
      <Typography variant="h1">{translate('console.home.greeting')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {session.name} · {session.roles.map((role) => roleLabel(role, language)).join(', ')}
      </Typography>
      {error !== null && <Alert severity="error">{translate('console.unexpected')}</Alert>}
      {isPending && (
        <>
          <Skeleton height={36} />
          <Skeleton height={36} />
          <Skeleton height={36} />
        </>
      )}
      {!isPending && waiting.length === 0 && <Alert severity="success">{translate('console.home.empty')}</Alert>}
      {waiting.length > 0 && (
        <Paper variant="outlined">
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('console.home.queue')}</TableCell>
                <TableCell />
                <TableCell align="right">{translate('console.home.waiting')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {waiting.map((queue) => {
                const page = pageOf(queue.noun);
                if (!page) return null;
                return (
                  <TableRow key={`${queue.noun}.${queue.state}`} hover data-queue={`${queue.noun}.${queue.state}`}>
                    <TableCell>
                      <MuiLink component={Link} to={`/${queue.noun}`} onClick={() => openQueue(queue)}>
                        {label(page.plural ?? page.label, page.name)}
                      </MuiLink>
                    </TableCell>
                    <TableCell>
                      <StateChip page={page} state={queue.state} />
                    </TableCell>
                    <TableCell align="right">
                      <strong>
                        {queue.count}
                        {queue.capped ? '+' : ''}
                      </strong>
                      <Typography component="span" variant="body2" sx={{ ml: 1, color: queue.overdue ? 'error.main' : 'text.secondary' }}>
                        {queue.overdue ? `▲ ${translate('console.home.overdue', { count: queue.overdue })}` : translate('console.home.onTime')}
                      </Typography>
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </Paper>
      )}
    </Box>
  );
}
