import { Alert, Box, Button, IconButton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import AddIcon from '@mui/icons-material/Add';
import ChevronLeftIcon from '@mui/icons-material/ChevronLeft';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import { useState } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { businessYear } from '#domain/calendar/dates.ts';
import { standingOfYear, type HolidayRow } from '#domain/calendar/holiday-year.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredList } from '../../kit/DeclaredList.tsx';
import { ErrorState } from '../../kit/ErrorState.tsx';
import { LoadingState } from '../../kit/LoadingState.tsx';
import { PageHead } from '../../kit/PageHead.tsx';
import { nowOnScreen, useLabel } from '../../kit/words.ts';
import { useSession } from '../../providers/session.ts';
import { useSay } from '../say.ts';
import { HolidayTable } from './HolidayTable.tsx';
import { holidayWords } from './words.ts';
import { YearStandingCard } from './YearStandingCard.tsx';

export type HolidayRecord = RaRecord & HolidayRow & { readonly source: string; readonly state: string };

/** Far more than thirty years of holidays. */
const mostDays = 500;

/** The holidays as people think of them: by year, and what of a year is missing. */
export function HolidayScreen({ page }: { page: Page }) {
  const [look, setLook] = useState<'year' | 'list'>('year');
  const say = useSay();
  const choice = (
    <ToggleButtonGroup size="small" exclusive value={look} aria-label={say(holidayWords.look)} onChange={(_, next: 'year' | 'list' | null) => next && setLook(next)}>
      <ToggleButton value="year">{say(holidayWords.byYear)}</ToggleButton>
      <ToggleButton value="list">{say(holidayWords.asList)}</ToggleButton>
    </ToggleButtonGroup>
  );
  return look === 'list' ? (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1 }}>{choice}</Box>
      <DeclaredList page={page} />
    </>
  ) : (
    <ByYear page={page} choice={choice} />
  );
}

function ByYear({ page, choice }: { page: Page; choice: React.ReactNode }) {
  const say = useSay();
  const label = useLabel();
  const session = useSession();
  const thisYear = businessYear(nowOnScreen());
  const [year, setYear] = useState(thisYear);
  const { data, isPending, error, refetch } = useGetList<HolidayRecord>(page.name, { pagination: { page: 1, perPage: mostDays }, sort: { field: 'day', order: 'DESC' } });
  const active = (data ?? []).filter(({ state }) => state === 'active');
  const next = standingOfYear(active, thisYear + 1);
  const nextLacks = next.missingFixed.length + next.missingFeasts.length;
  return (
    <Box data-holiday-year={year}>
      <PageHead
        title={label(page.plural ?? page.label, page.name)}
        actions={
          <>
            {choice}
            {mayCreate(page, session) && (
              <Button variant="contained" component={Link} to={`/${page.name}/create`} startIcon={<AddIcon />}>
                {say(holidayWords.add)}
              </Button>
            )}
          </>
        }
      />
      {data && year !== thisYear + 1 && nextLacks > 0 && (
        <Alert severity="warning" data-next-year sx={{ mb: 1.5 }} action={<Button size="small" onClick={() => setYear(thisYear + 1)}>{say(holidayWords.goNext, { year: thisYear + 1 })}</Button>}>
          {next.days.length === 0 ? say(holidayWords.nextEmpty, { year: thisYear + 1 }) : say(holidayWords.nextPartly, { year: thisYear + 1, count: nextLacks })}
        </Alert>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <IconButton aria-label={say(holidayWords.before)} onClick={() => setYear(year - 1)}>
          <ChevronLeftIcon />
        </IconButton>
        <Typography component="h2" variant="h2" aria-live="polite" sx={{ fontVariantNumeric: 'tabular-nums', minWidth: 100, textAlign: 'center' }}>
          {say(holidayWords.year, { year })}
        </Typography>
        <IconButton aria-label={say(holidayWords.after)} onClick={() => setYear(year + 1)}>
          <ChevronRightIcon />
        </IconButton>
      </Box>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : isPending ? (
        <LoadingState shape="table" rows={12} />
      ) : (
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' }, gap: 2, alignItems: 'start' }}>
          <HolidayTable year={year} days={active} withdrawn={(data ?? []).filter(({ state, day }) => state !== 'active' && day.startsWith(`${year}-`))} />
          <YearStandingCard page={page} year={year} days={active} onCopied={refetch} />
        </Box>
      )}
    </Box>
  );
}
