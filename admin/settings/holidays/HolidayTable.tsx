import { Box, Link as MuiLink, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { weekday } from '#domain/calendar/dates.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { dayText, useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { type HolidayRecord } from './HolidayScreen.tsx';
import { holidayWords, weekdays } from './words.ts';

interface HolidayTableProps {
  readonly year: number;
  readonly days: readonly HolidayRecord[];
  readonly withdrawn: readonly HolidayRecord[];
}

/** The days of a year in their order, with what each takes from working time. */
export function HolidayTable({ year, days, withdrawn }: HolidayTableProps) {
  const say = useSay();
  const own = days.filter(({ day }) => day.startsWith(`${year}-`)).toSorted((one, other) => one.day.localeCompare(other.day));
  const working = own.reduce((sum, { day, half }) => sum + (isWeekend(day) ? 0 : half ? 0.5 : 1), 0);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        {own.length === 0 ? (
          <EmptyState title={say(holidayWords.none, { year })} />
        ) : (
          <Table size="small">
            <TableHead>
              <TableRow>
                {(['day', 'weekday', 'name', 'span', 'counts', 'source'] as const).map((name) => (
                  <TableCell key={name}>{say(holidayWords[name])}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {own.map((one) => (
                <Day key={one.id} one={one} />
              ))}
            </TableBody>
          </Table>
        )}
      </Paper>
      {own.length > 0 && <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{say(holidayWords.total, { days: own.length, working: figure(working) })}</Typography>}
      {withdrawn.length > 0 && (
        <Typography sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>
          {say(holidayWords.withdrawn)}:{' '}
          {withdrawn.map(({ id, day, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <MuiLink underline="always" component={Link} to={`/holidays/${id}/show`}>
                {dayText(day)} {name}
              </MuiLink>
            </span>
          ))}
        </Typography>
      )}
    </Box>
  );
}

function Day({ one }: { one: HolidayRecord }) {
  const say = useSay();
  const language = useLanguage();
  const free = isWeekend(one.day);
  return (
    <TableRow hover data-holiday={one.day}>
      <TableCell sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        <MuiLink underline="always" component={Link} to={`/holidays/${one.id}/show`}>
          {dayText(one.day)}
        </MuiLink>
      </TableCell>
      <TableCell>{weekdays[language][weekday(one.day)]}</TableCell>
      <TableCell sx={{ fontWeight: 550 }}>{one.name}</TableCell>
      <TableCell>{say(one.half ? holidayWords.half : holidayWords.whole)}</TableCell>
      <TableCell sx={{ color: free ? 'text.secondary' : 'text.primary' }}>{free ? say(holidayWords.weekend) : say(holidayWords.minus, { days: figure(one.half ? 0.5 : 1) })}</TableCell>
      <TableCell sx={{ color: 'text.secondary', fontSize: 12.5 }}>{one.source}</TableCell>
    </TableRow>
  );
}

const isWeekend = (day: string): boolean => [0, 6].includes(weekday(day));
const figure = (days: number): string => String(days).replace('.', ',');
