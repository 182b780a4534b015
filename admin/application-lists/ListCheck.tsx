import { Alert, Box, Button, FormControlLabel, Skeleton, Stack, Switch, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useGetManyReference, useRecordContext, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { ActionBar } from '../kit/ActionBar.tsx';
import { Progress } from '../kit/Progress.tsx';
import { sentenceOf } from '../providers/problem.ts';
import { knownPage } from '../pages.ts';
import { RowsGrid } from './RowsGrid.tsx';

const rowsAtOnce = 100;
const askEveryMs = 1_500;

/** The rows of a list as they stand in the workbook, each fault at its cell, and what to do with the whole. */
export function ListCheck() {
  const record = useRecordContext();
  const translate = useTranslate();
  const [onlyFaulty, setOnlyFaulty] = useState(false);
  const [page, setPage] = useState(1);
  useEffect(() => setPage(1), [onlyFaulty]);
  const {
    data = [],
    total = 0,
    isPending,
    error,
  } = useGetManyReference('list-rows', {
    target: 'list',
    id: record?.id,
    pagination: { page, perPage: rowsAtOnce },
    sort: { field: 'row', order: 'ASC' },
    filter: onlyFaulty ? { verdict: ['faulty', 'duplicate', 'overQuota'] } : {},
  });
  if (!record) return null;
  const count = (name: string) => Number(record[name] ?? 0);
  const pages = Math.max(Math.ceil(total / rowsAtOnce), 1);
  return (
    <Box>
      {record['readingFault'] && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {String(record['readingFault'])}
        </Alert>
      )}
      <Waiting record={record} />
      <Stack direction="row" spacing={2} useFlexGap sx={{ alignItems: 'center', mb: 1, flexWrap: 'wrap' }}>
        <Typography variant="body1" role="status" data-list-summary>
          {translate('console.listCheck.summary', {
            valid: count('rowsValid'),
            faulty: count('rowsFaulty'),
            duplicate: count('rowsDuplicate'),
            over: count('rowsOverQuota'),
          })}
        </Typography>
        <FormControlLabel
          control={<Switch size="small" checked={onlyFaulty} onChange={(_, on) => setOnlyFaulty(on)} />}
          label={translate('console.listCheck.onlyFaulty')}
        />
        <Stack direction="row" spacing={1} sx={{ ml: 'auto', alignItems: 'center' }}>
          <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {translate('console.list.previous')}
          </Button>
          <Typography variant="body2">{translate('console.listCheck.page', { page, pages })}</Typography>
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {translate('console.list.next')}
          </Button>
        </Stack>
      </Stack>
      {error && <Alert severity="error">{sentenceOf(error, translate('console.unexpected'))}</Alert>}
      {isPending ? <Skeleton variant="rectangular" height={240} /> : <RowsGrid rows={data as RaRecord[]} />}
      {data.length > 0 && (
        <Box sx={{ position: 'sticky', bottom: 0, bgcolor: 'background.paper', borderTop: 1, borderColor: 'divider', py: 1, mt: 1 }}>
          <ActionBar page={knownPage('application-lists')} />
        </Box>
      )}
    </Box>
  );
}

/** While a job reads the workbook or records the applications, the page asks how far it has come. */
function Waiting({ record }: { record: RaRecord }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const reading = record['state'] === 'received' && Boolean(record['workbook']) && !record['readingFault'];
  const takingIn = record['state'] === 'takingIn';
  useEffect(() => {
    if (!reading && !takingIn) return;
    const timer = setInterval(refresh, askEveryMs);
    return () => clearInterval(timer);
  }, [reading, takingIn, refresh]);
  const total = Number(record['rowsTotal'] ?? 0);
  if (reading) return <Progress label={translate('console.listCheck.reading')} done={Number(record['rowsRead'] ?? 0)} total={total} />;
  if (takingIn)
    return (
      <Progress
        label={translate('console.listCheck.takingIn')}
        done={Number(record['rowsAccepted'] ?? 0)}
        total={record['onlyValid'] ? Number(record['rowsValid'] ?? total) : total}
      />
    );
  return null;
}
