import { Alert, Box, Button, Link as MuiLink, Stack, Table, TableBody, TableCell, TableHead, TableRow, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ErrorState } from '../kit/ErrorState.tsx';
import { KindChip } from '../kit/StateChip.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { Progress } from '../kit/Progress.tsx';
import { figure } from '../kit/list/ListPager.tsx';
import { useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { sentenceOf } from '../providers/problem.ts';
import { cancelJob, retryJob, rowsOf, undoJob, useJob, useJobsChanged, type Job } from './jobs-api.ts';

/** How far a job is, why rows were refused, and what came of each row. It goes on when this is closed. */
export function JobPanel({ id, onEnd, onRetried }: { id: string; onEnd?: (job: Job) => void; onRetried?: (job: string) => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const changed = useJobsChanged();
  const { data: job, error, refetch } = useJob(id);
  const over = job !== undefined && job.state !== 'running';
  useEffect(() => {
    if (!over) return;
    changed();
    if (!job.dryRun) refresh();
    onEnd?.(job);
  }, [over, id]);
  if (error && !job) return <ErrorState error={error} onRetry={refetch} small />;
  if (!job) return <LoadingState rows={3} />;
  return (
    <Box data-job={job.state}>
      {!over && <Progress label={translate(job.dryRun ? 'console.jobs.checking' : 'console.action.working')} done={job.done} total={job.total} failed={job.refused} />}
      {over && <Outcome job={job} />}
      {job.stopped && <Alert severity="error">{job.stopped.sentence}</Alert>}
      {over && <Reasons job={job} />}
      {over && !job.dryRun && <JobRows key={id} job={job} />}
      <JobButtons job={job} over={over} onRetried={onRetried} />
    </Box>
  );
}

/** What came of it, in one line. */
function Outcome({ job }: { job: Job }) {
  const translate = useTranslate();
  const language = useLanguage();
  const counts = { succeeded: figure(job.succeeded, language), refused: figure(job.refused, language), total: figure(job.total, language) };
  return (
    <Stack direction="row" role="status" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
      {job.state === 'cancelled' && <KindChip kind="stopped">{translate('console.jobs.state.cancelled')}</KindChip>}
      <KindChip kind="done">{translate(job.dryRun ? 'console.jobs.could' : 'console.jobs.succeeded', counts)}</KindChip>
      {job.refused > 0 && <KindChip kind="alarm">{translate(job.dryRun ? 'console.jobs.couldNot' : 'console.jobs.refused', counts)}</KindChip>}
    </Stack>
  );
}

function Reasons({ job }: { job: Job }) {
  const translate = useTranslate();
  const language = useLanguage();
  if (!job.reasons?.length) return null;
  return (
    <Table size="small" aria-label={translate('console.jobs.reasons')} sx={{ mb: 1 }}>
      <TableBody>
        {job.reasons.map(({ code, sentence, count }) => (
          <TableRow key={`${code}${sentence}`} data-reason={code}>
            <TableCell sx={{ width: 72, textAlign: 'end', fontVariantNumeric: 'tabular-nums' }}>{figure(count, language)}</TableCell>
            <TableCell sx={{ whiteSpace: 'normal' }}>{sentence}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Row by row, each with its link; the refused ones first. */
function JobRows({ job }: { job: Job }) {
  const translate = useTranslate();
  const [outcome, setOutcome] = useState<'refused' | 'succeeded'>(job.refused > 0 ? 'refused' : 'succeeded');
  const [marks, setMarks] = useState<readonly number[]>([]);
  const after = marks.at(-1);
  const { data, isPending, error, refetch } = useQuery({ queryKey: ['job', job.id, 'rows', outcome, after, job.state], queryFn: () => rowsOf(job.id, outcome, after) });
  return (
    <Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={outcome}
        aria-label={translate('console.jobs.rows')}
        onChange={(_, chosen: 'refused' | 'succeeded' | null) => {
          setMarks([]);
          if (chosen) setOutcome(chosen);
        }}
        sx={{ mb: 1 }}
      >
        <ToggleButton value="refused">{translate('console.jobs.onlyRefused')}</ToggleButton>
        <ToggleButton value="succeeded">{translate('console.jobs.onlySucceeded')}</ToggleButton>
      </ToggleButtonGroup>
      {error && <ErrorState error={error} onRetry={refetch} small />}
      {isPending && <LoadingState rows={4} />}
      {data && (
        <Box sx={{ maxHeight: 320, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                <TableCell>{translate('console.jobs.record')}</TableCell>
                <TableCell>{translate('console.jobs.result')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.rows.map((row) => (
                <TableRow key={row.n} data-job-row={row.outcome ?? ''}>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    <MuiLink component={Link} to={`/${job.noun}/${row.recordId}/show`}>
                      {row.title ?? translate('console.record.unreadable')}
                    </MuiLink>
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'normal' }}>{row.sentence ?? '✓'}</TableCell>
                </TableRow>
              ))}
              {data.rows.length === 0 && (
                <TableRow>
                  <TableCell colSpan={2}>
                    <Typography variant="body2" color="textSecondary">
                      {translate('console.jobs.noRows')}
                    </Typography>
                  </TableCell>
                </TableRow>
              )}
            </TableBody>
          </Table>
        </Box>
      )}
      <Stack direction="row" sx={{ justifyContent: 'flex-end' }}>
        <Button size="small" disabled={marks.length === 0} onClick={() => setMarks(marks.slice(0, -1))}>
          {translate('console.list.previous')}
        </Button>
        <Button size="small" disabled={data?.next === undefined} onClick={() => data?.next !== undefined && setMarks([...marks, data.next])}>
          {translate('console.list.next')}
        </Button>
      </Stack>
    </Box>
  );
}

function JobButtons({ job, over, onRetried }: { job: Job; over: boolean; onRetried: ((job: string) => void) | undefined }) {
  const translate = useTranslate();
  const language = useLanguage();
  const notify = useNotify();
  const changed = useJobsChanged();
  const [working, setWorking] = useState(false);
  const guarded = (work: () => Promise<unknown>) => () => {
    setWorking(true);
    void work()
      .catch((error: unknown) => notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' }))
      .finally(() => setWorking(false));
  };
  const goOn = (begin: (id: string) => Promise<string>) =>
    guarded(async () => {
      const next = await begin(job.id);
      changed();
      onRetried?.(next);
    });
  const undoing = pageOf(job.noun)?.workflow.actions[job.action]?.undoneBy;
  return (
    <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
      {!over && (
        <Button size="small" color="error" variant="outlined" disabled={working} onClick={guarded(() => cancelJob(job.id).then(changed))}>
          {translate('console.jobs.cancel')}
        </Button>
      )}
      {over && !job.dryRun && job.refused > 0 && onRetried && (
        <Button size="small" variant="outlined" disabled={working} onClick={goOn(retryJob)}>
          {translate('console.jobs.retry')}
        </Button>
      )}
      {over && !job.dryRun && job.succeeded > 0 && undoing !== undefined && onRetried && (
        <Button size="small" variant="outlined" disabled={working} onClick={goOn(undoJob)} data-job-undo>
          {translate('console.jobs.undo', { count: figure(job.succeeded, language) })}
        </Button>
      )}
    </Stack>
  );
}
