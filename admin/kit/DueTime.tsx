import { Box, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useClock, useHolidays } from './clock.ts';
import { KindSign } from './KindSign.tsx';
import { agoWords, dueWords } from './time-words.ts';
import { momentText, useLanguage } from './words.ts';

/** A deadline in words and, where it presses, a shape and a colour; the exact instant on hover and for screen readers. */
export function DueTime({ at, over = false }: { at: string; over?: boolean }) {
  const translate = useTranslate();
  const language = useLanguage();
  const now = useClock();
  const holidays = useHolidays();
  const exact = momentText(at);
  // What has ended is no longer late: only its moment is of interest.
  if (over) return <Exact at={at} />;
  let words;
  try {
    words = dueWords(at, now, language, holidays);
  } catch {
    return <span>{exact}</span>;
  }
  const { key, values, presses } = words;
  return (
    <Tooltip title={exact}>
      <Box
        component="time"
        dateTime={at}
        data-due={presses}
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.75,
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
          ...(presses === 'late' ? { color: (theme) => theme.tokens.danger.ink, fontWeight: 550 } : {}),
          ...(presses === 'soon' ? { color: (theme) => theme.tokens.warning.ink, fontWeight: 550 } : {}),
        }}
      >
        {presses === 'late' && <KindSign kind="alarm" />}
        {translate(`console.time.${key}`, values)}
      </Box>
    </Tooltip>
  );
}

/** How long ago, with the exact instant on hover. */
export function Ago({ at }: { at: string }) {
  const translate = useTranslate();
  const now = useClock();
  let words;
  try {
    words = agoWords(at, now);
  } catch {
    return <span>{at}</span>;
  }
  return (
    <Tooltip title={momentText(at)}>
      <Box component="time" dateTime={at} sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {translate(`console.time.${words.key}`, words.values)}
      </Box>
    </Tooltip>
  );
}

/** The instant itself, for histories and receipts. */
export function Exact({ at }: { at: string }) {
  return (
    <Box component="time" dateTime={at} sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {momentText(at)}
    </Box>
  );
}
