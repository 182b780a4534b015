import { Box, FormControlLabel, Switch, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList, useTranslate, type RaRecord } from 'react-admin';
import { addDays, businessDate, instantAt } from '#domain/calendar/dates.ts';
import { mayAct } from '#domain/language/permit.ts';
import { askReport } from '../home/home-api.ts';
import { ReportCard } from '../home/ReportCard.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { nowOnScreen, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { BulkReminder } from './BulkReminder.tsx';
import { ListPages } from './ListPages.tsx';
import { Rows } from './Rows.tsx';

const page = knownPage('certificates');
const windows = [30, 60, 90, 180] as const;
const perPage = 25;

/** Certificates that end soon: by month, by institution, one by one, and the letter that reminds their holders, once for each. */
export default function ExpiringDesk() {
  const translate = useTranslate();
  const session = useSession();
  const language = useLanguage();
  const [days, setDays] = useState<number>(90);
  const [onlyOpen, setOnlyOpen] = useState(true);
  const [at, setAt] = useState(1);
  // A whole day: the question stays the same while somebody works.
  const today = businessDate(nowOnScreen());
  const filter = { state: ['active'], notAfter: { from: instantAt(today), to: instantAt(addDays(today, days + 1)) }, ...(onlyOpen ? { remindedAt: { filled: false } } : {}) };
  const { data = [], total = 0, isPending, error, refetch, meta } = useGetList<RaRecord>('certificates', { filter, sort: { field: 'notAfter', order: 'ASC' }, pagination: { page: at, perPage } });
  const titles = useQuery({ queryKey: ['report', 'certificates-ending', language], queryFn: () => askReport('certificates-ending'), staleTime: 60_000 });
  const byInstitution = useQuery({ queryKey: ['report', 'certificates-ending-at', language], queryFn: () => askReport('certificates-ending-at'), staleTime: 60_000 });
  const change = (work: () => void) => {
    work();
    setAt(1);
  };
  return (
    <Box>
      <PageHead title={translate('console.expiring.title')} under={translate('console.expiring.under')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <ToggleButtonGroup exclusive size="small" value={days} onChange={(_, next: number | null) => next !== null && change(() => setDays(next))} aria-label={translate('console.expiring.window')}>
          {windows.map((window) => (
            <ToggleButton key={window} value={window} sx={{ textTransform: 'none', py: 0.25 }}>
              {translate('console.expiring.days', { count: window })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <FormControlLabel control={<Switch size="small" checked={onlyOpen} onChange={(_, next) => change(() => setOnlyOpen(next))} />} label={translate('console.expiring.onlyOpen')} />
      </Box>
      <SectionCard
        title={translate('console.expiring.list', { count: days })}
        count={`${total.toLocaleString('tr-TR')}${meta?.capped ? '+' : ''}`}
        flush
        loading={isPending && 'table'}
        error={error}
        onRetry={refetch}
        {...(data.length === 0 ? { empty: translate('console.expiring.none') } : {})}
        actions={mayAct(page, session, 'remindRenewal') && !isPending && <BulkReminder key={`${days} ${onlyOpen}`} filter={filter} count={total} />}
      >
        <Rows page={page} records={data} fields={['holderName', 'institution', 'notAfter', 'remindedAt']} />
        <ListPages at={at} perPage={perPage} total={total} onGo={setAt} />
      </SectionCard>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' }, gap: 2, mt: 2, alignItems: 'start' }}>
        {[titles.data, byInstitution.data].map((report) => report && <ReportCard key={report.name} name={report.name} noun={report.noun} label={report.label} />)}
      </Box>
    </Box>
  );
}
