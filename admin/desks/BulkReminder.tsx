import { Alert, Box, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Progress } from '../kit/Progress.tsx';
import { sentenceOf } from '../providers/problem.ts';
import { type Question } from '../kit/queues.ts';
import { askJob, beginBulk } from './bulk-api.ts';

const askEveryMs = 800;

/** Reminds all that a question finds: first it is only counted who would get a letter and who not and why, then it is done. */
export function BulkReminder({ filter, count }: { filter: Question; count: number }) {
  const translate = useTranslate();
  const queries = useQueryClient();
  const [job, setJob] = useState<string>();
  const [fault, setFault] = useState<string>();
  const { data } = useQuery({
    queryKey: ['job', job],
    queryFn: async () => {
      const answer = await askJob(job ?? '');
      if (answer.state !== 'running' && !answer.dryRun) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'job' });
      return answer;
    },
    enabled: job !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? askEveryMs : false),
  });
  const begin = async (rehearsed?: string) => {
    setFault(undefined);
    try {
      setJob(await beginBulk('certificates', 'remindRenewal', rehearsed === undefined ? { filter } : { rehearsed }, rehearsed === undefined));
    } catch (error) {
      setFault(sentenceOf(error, translate('console.unexpected')));
    }
  };
  const counted = data?.state === 'done' && data.dryRun;
  return (
    <Box data-bulk-reminder>
      {job === undefined && (
        <Button variant="contained" size="small" disabled={count === 0} onClick={() => void begin()}>
          {translate('console.expiring.count', { count })}
        </Button>
      )}
      {fault !== undefined && <Alert severity="error">{fault}</Alert>}
      {job !== undefined && data?.state !== 'done' && (
        <Progress done={data?.done ?? 0} total={data?.total ?? 0} label={translate(data?.dryRun === false ? 'console.expiring.sending' : 'console.expiring.counting')} />
      )}
      {data?.state === 'done' && (
        <Alert
          severity={counted ? 'info' : 'success'}
          role="status"
          action={
            <Box sx={{ display: 'flex', gap: 1 }}>
              {counted && data.succeeded > 0 && (
                <Button variant="contained" size="small" onClick={() => void begin(job)}>
                  {translate('console.expiring.send', { count: data.succeeded })}
                </Button>
              )}
              <Button size="small" onClick={() => setJob(undefined)}>
                {translate('console.close')}
              </Button>
            </Box>
          }
        >
          {translate(counted ? 'console.expiring.would' : 'console.expiring.done', { count: data.succeeded })}
          {(data.reasons ?? []).map(({ code, sentence, count: times }) => (
            <Box key={code}>
              {times}: {sentence}
            </Box>
          ))}
        </Alert>
      )}
    </Box>
  );
}
