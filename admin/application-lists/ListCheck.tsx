import { Alert, Box, Button, FormControlLabel, Stack, Switch, Typography } from '@mui/material';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNotify, useRecordContext, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { mayUpdate, personalSight } from '#domain/language/permit.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Progress } from '../kit/Progress.tsx';
import { useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { saveFileAt } from '../providers/download.ts';
import { sentenceOf } from '../providers/problem.ts';
import { rowParameter } from './row-parameter.ts';
import { useSession } from '../providers/session.ts';
import { faultyRows, type Counts } from './grid/rows-api.ts';
import { RowsStore } from './grid/rows-store.ts';
import RowsGrid from './grid/RowsGrid.tsx';
import { gridWords } from './grid/words.ts';

const askEveryMs = 700;
/** How the list stands as a whole is asked anew when nobody has typed for so long. */
const quietMs = 1_200;
const counted = ['version', 'rowsValid', 'rowsFaulty', 'rowsDuplicate', 'rowsOverQuota', 'rowsCorrected'] as const;

/** The rows of a list as they stand in the workbook, each fault at its cell to be mended there, and what to do with the whole. */
export function ListCheck() {
  const record = useRecordContext();
  if (!record) return null;
  // A list that is read anew has other rows: the grid begins again.
  const settled = !['received', 'takingIn'].includes(String(record['state']));
  return <CheckedList key={`${record.id} ${settled ? String(record['state']) : 'moving'} ${Number(record['rowsTotal'] ?? 0)}`} record={record} />;
}

function CheckedList({ record }: { record: RaRecord }) {
  const session = useSession();
  const words = gridWords[useLanguage()];
  const list = String(record.id);
  const [notice, setNotice] = useState<string>();
  const [only, setOnly] = useState<readonly number[] | null>(null);
  const { store, counts } = useRows(record, setNotice);
  const notify = useNotify();
  const failed = (error: unknown) => notify(sentenceOf(error, ''), { type: 'error' });
  const sees = personalSight(knownPage('list-rows'), session) === 'always';
  const editable = record['state'] === 'checked' && mayUpdate(knownPage('application-lists'), session, 'signedOn', 'checked') === 'now';
  const total = Number(record['rowsTotal'] ?? 0);
  const refused = counts.rowsFaulty + counts.rowsDuplicate + counts.rowsOverQuota;
  const [filtered, setFiltered] = useState(false);
  const [address] = useSearchParams();
  const asked = Number(address.get(rowParameter));
  const filter = async (on: boolean) => {
    setFiltered(on);
    setOnly(on ? await faultyRows(list).catch(() => []) : null);
  };
  return (
    <Box data-list-check>
      {record['readingFault'] && <Alert severity="error" sx={{ mb: 2 }}>{String(record['readingFault'])}</Alert>}
      {record['formRemark'] && <Alert severity="warning" sx={{ mb: 2 }}>{String(record['formRemark'])}</Alert>}
      {record['difference'] && <Alert severity="info" sx={{ mb: 2 }} data-difference>{String(record['difference'])}</Alert>}
      <Waiting record={record} />
      <Stack direction="row" spacing={2} useFlexGap sx={{ alignItems: 'center', mb: 1, flexWrap: 'wrap', rowGap: 0.5 }}>
        <Typography variant="body1" role="status" data-list-summary sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {Number(record['rowsAccepted'] ?? 0) > 0 && `${words.taken(Number(record['rowsAccepted']))} · `}
          {words.summary(counts.rowsValid - Number(record['rowsAccepted'] ?? 0), counts.rowsFaulty, counts.rowsDuplicate, counts.rowsOverQuota)}
          {counts.rowsCorrected > 0 && <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${words.corrected(counts.rowsCorrected)}`}</Box>}
        </Typography>
        <FormControlLabel control={<Switch size="small" checked={filtered} onChange={(_, on) => void filter(on)} />} label={words.onlyFaulty} />
        {sees && refused > 0 && record['state'] !== 'received' && (
          <Button size="small" startIcon={<DownloadIcon />} sx={{ ml: 'auto' }} data-download-corrections onClick={() => void saveFileAt(`/api/application-lists/${list}/corrections`).catch(failed)}>
            {words.download}
          </Button>
        )}
      </Stack>
      {!sees ? (
        <EmptyState small title={words.hidden} />
      ) : (only?.length ?? total) === 0 || record['state'] === 'received' ? (
        <EmptyState small title={only === null ? words.none : words.allMended} />
      ) : (
        <RowsGrid key={only === null ? 'all' : 'only'} list={list} store={store} total={total} start={Number.isInteger(asked) && asked > 0 && asked <= total ? asked : 1} only={only} editable={editable} notice={notice} onNotice={setNotice} />
      )}
    </Box>
  );
}

/** The rows of this list, and its counts as the last answer gave them: the record itself is asked anew once it is quiet. */
function useRows(record: RaRecord, onNotice: (notice: string | undefined) => void) {
  const notify = useNotify();
  const words = gridWords[useLanguage()];
  const queries = useQueryClient();
  const [own, setOwn] = useState<Counts>();
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined);
  const store = useMemo(() => {
    const made: RowsStore = new RowsStore(String(record.id), {
      counted(counts) {
        setOwn(counts);
        // The next step on the list is taken on what stands here, not on what stood before this change.
        queries.setQueriesData<RaRecord>({ queryKey: ['application-lists', 'getOne'] }, (kept) => (kept?.id === record.id ? { ...kept, ...counts } : kept));
        clearTimeout(quiet.current);
        quiet.current = setTimeout(() => {
          if (made.busy()) return;
          void queries.invalidateQueries({ queryKey: ['application-lists', 'getOne'] }).then(() => setOwn(undefined));
        }, quietMs);
      },
      refused(outcomes) {
        const [first] = outcomes;
        if (first) onNotice(words.notWritten(first.row, first.sentence ?? ''));
      },
      failed: (error) => notify(sentenceOf(error, ''), { type: 'error' }),
    });
    return made;
  }, [record.id]);
  useEffect(() => () => clearTimeout(quiet.current), []);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (store.busy()) event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => window.removeEventListener('beforeunload', leaving);
  }, [store]);
  const stored = Object.fromEntries(counted.map((name) => [name, Number(record[name] ?? 0)])) as unknown as Counts;
  return { store, counts: own ?? stored };
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
