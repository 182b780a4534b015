import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate } from 'react-admin';
import { feasts, fixedDaysOf, standingOfYear, type FeastStanding } from '#domain/calendar/holiday-year.ts';
import { labelIn } from '#domain/language/label.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { SectionCard } from '../../kit/SectionCard.tsx';
import { dayText, useLanguage } from '../../kit/words.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { useSession } from '../../providers/session.ts';
import { useSay } from '../say.ts';
import { type HolidayRecord } from './HolidayScreen.tsx';
import { holidayWords } from './words.ts';

interface YearStandingCardProps {
  readonly page: Page;
  readonly year: number;
  readonly days: readonly HolidayRecord[];
  readonly onCopied: () => unknown;
}

/** What the year lacks, said; the fixed days are entered at a press, the feasts only by somebody who has looked them up. */
export function YearStandingCard({ page, year, days, onCopied }: YearStandingCardProps) {
  const say = useSay();
  const language = useLanguage();
  const session = useSession();
  const { missingFixed, otherwise, missingFeasts } = standingOfYear(days, year);
  const lacking = (standing: FeastStanding): string =>
    [standing.hasEve ? '' : say(holidayWords.noEve), standing.days < standing.wanted ? say(holidayWords.fewDays, { days: standing.days, wanted: standing.wanted }) : ''].filter(Boolean).join(say(holidayWords.and));
  const lines = [
    ...missingFixed.map(({ monthDay, name }) => say(holidayWords.fixedMissing, { day: dayText(`${year}-${monthDay}`), name })),
    ...otherwise.map(({ monthDay, name, half }) => say(holidayWords.fixedOtherwise, { day: dayText(`${year}-${monthDay}`), name, span: say(half ? holidayWords.half : holidayWords.whole) })),
    ...missingFeasts.map((standing) => say(holidayWords.feastMissing, { feast: labelIn(language, feasts[standing.feast].name, standing.feast), what: lacking(standing) })),
  ];
  return (
    <SectionCard title={say(holidayWords.standing)}>
      <Box data-year-standing={lines.length} role="status">
        {lines.length === 0 ? (
          <Typography sx={{ fontSize: 14, color: (theme) => theme.tokens.success.ink }}>{say(holidayWords.complete)}</Typography>
        ) : (
          <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: 14, display: 'grid', gap: 0.75 }}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        )}
      </Box>
      {mayCreate(page, session) && (
        <Box sx={{ mt: 1.5, display: 'grid', gap: 1 }}>
          <CopyFixed year={year} days={days} onCopied={onCopied} />
          <CopyFixed year={year + 1} days={days} onCopied={onCopied} />
        </Box>
      )}
    </SectionCard>
  );
}

/** Enters the days of the law that a year lacks, one command each. */
function CopyFixed({ year, days, onCopied }: Omit<YearStandingCardProps, 'page'>) {
  const say = useSay();
  const notify = useNotify();
  const translate = useTranslate();
  const provider = useDataProvider();
  const [busy, setBusy] = useState(false);
  const wanted = fixedDaysOf(year, days);
  if (wanted.length === 0) return null;
  const copy = async () => {
    setBusy(true);
    try {
      for (const data of wanted) await provider.create('holidays', { data });
      notify(say(holidayWords.copied, { count: wanted.length, year }), { type: 'success' });
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
    } finally {
      setBusy(false);
      onCopied();
    }
  };
  return (
    <Button variant="outlined" size="small" data-copy-fixed={year} disabled={busy} onClick={() => void copy()}>
      {busy ? say(holidayWords.copying) : say(holidayWords.copy, { count: wanted.length, year })}
    </Button>
  );
}
