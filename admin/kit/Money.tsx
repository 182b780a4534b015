import { Box } from '@mui/material';
import { formatAmount, formatKurus } from '#domain/money/kurus-text.ts';

interface MoneyProps {
  /** Whole kuruş. */
  readonly kurus: number;
  /** In a column whose heading names the currency. */
  readonly plain?: boolean;
  /** What must be noticed when it is not nothing: a difference, a debt. */
  readonly alarm?: boolean;
  readonly strong?: boolean;
}

/** An amount in figures of one width; a column of them is right-aligned by its table. */
export function Money({ kurus, plain = false, alarm = false, strong = false }: MoneyProps) {
  const text = Number.isSafeInteger(kurus) ? (plain ? formatAmount(kurus) : formatKurus(kurus)) : String(kurus);
  return (
    <Box
      component="span"
      sx={{
        whiteSpace: 'nowrap',
        fontVariantNumeric: 'tabular-nums',
        ...(strong ? { fontWeight: 620 } : {}),
        ...(alarm && kurus !== 0 ? { color: (theme) => theme.tokens.danger.ink, fontWeight: 620 } : {}),
      }}
    >
      {text.replace('-', '−')}
    </Box>
  );
}
