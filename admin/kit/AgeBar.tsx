import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

interface AgeBarProps {
  readonly total: number;
  /** Of them past their time. */
  readonly late: number;
  /** Of them due today. */
  readonly soon?: number;
  /** What a full bar means, so that bars below each other can be compared; left out: the total. */
  readonly most?: number;
}

/** How a queue ages: late, due today and the rest as parts of one bar; the same in words for whoever does not see it. */
export function AgeBar({ total, late, soon = 0, most = total }: AgeBarProps) {
  const translate = useTranslate();
  const rest = Math.max(0, total - late - soon);
  const share = (part: number) => `${most > 0 ? Math.min(100, (part / most) * 100) : 0}%`;
  const parts = [
    { name: 'late', count: late, colour: 'danger' as const },
    { name: 'soon', count: soon, colour: 'warning' as const },
  ];
  return (
    <Box
      role="img"
      aria-label={translate('console.kit.age', { total, late, soon })}
      sx={{ display: 'flex', gap: '2px', height: 8, minWidth: 80, borderRadius: '4px', overflow: 'hidden', bgcolor: (theme) => theme.tokens.hover }}
    >
      {parts
        .filter(({ count }) => count > 0)
        .map(({ name, count, colour }) => (
          <Box key={name} sx={{ width: share(count), minWidth: 3, bgcolor: (theme) => theme.tokens[colour].ink }} />
        ))}
      {rest > 0 && <Box sx={{ width: share(rest), minWidth: 3, bgcolor: (theme) => theme.tokens.accent, opacity: 0.55 }} />}
    </Box>
  );
}
