import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { daysOf } from './span.ts';

interface DateRangeProps {
  readonly first: string;
  readonly last: string;
  /** The two inputs, in their order. */
  readonly children: readonly [ReactNode, ReactNode];
}

/** Two ends of one span as one input: side by side, with its length in words as soon as both are typed. */
export function DateRange({ first, last, children }: DateRangeProps) {
  const translate = useTranslate();
  const [from, until] = useWatch({ name: [first, last] }) as readonly [unknown, unknown];
  const days = daysOf(from, until);
  return (
    <Box role="group" data-span={first} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)', columnGap: 1, alignItems: 'start' }}>
      {children[0]}
      <Box aria-hidden sx={{ pt: 2, color: 'text.secondary' }}>
        –
      </Box>
      {children[1]}
      <Typography variant="caption" color="textSecondary" role="status" sx={{ gridColumn: '1 / -1', minHeight: 18, mt: -0.5 }}>
        {days !== undefined && days > 0 && translate('console.input.spanDays', { smart_count: days })}
      </Typography>
    </Box>
  );
}
