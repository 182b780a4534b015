import { Box } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';

/** How the ages look, the youngest first: the longer the wait, the more it presses. */
export const ageColours = ({ tokens }: Theme): readonly string[] => [alpha(tokens.accent, 0.3), alpha(tokens.accent, 0.6), tokens.accent, tokens.warning.ink];

/** How long what waits has waited, as parts of one bar; the same in words on hover and for whoever does not see it. */
export function WaitBar({ ages, most }: { ages: readonly number[]; most: number }) {
  const translate = useTranslate();
  const words = ages
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count > 0)
    .map(({ count, at }) => translate(`console.home.age.${at}`, { count }))
    .join(' · ');
  return (
    <Box sx={{ width: '100%', minWidth: 90 }} title={words}>
      <Box role="img" aria-label={words} sx={{ display: 'flex', gap: '2px', height: 8, borderRadius: '4px', overflow: 'hidden', bgcolor: (theme) => theme.tokens.hover }}>
        {ages.map(
          (count, at) =>
            count > 0 && <Box key={at} sx={{ width: `${Math.max(2, (count / Math.max(1, most)) * 100)}%`, minWidth: 3, bgcolor: (theme) => ageColours(theme)[at] ?? theme.tokens.accent }} />,
        )}
      </Box>
    </Box>
  );
}
