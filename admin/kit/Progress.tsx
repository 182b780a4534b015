import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** How far a long piece of work has come. */
export function Progress({ done, total, label, failed = 0 }: { done: number; total: number; label: string; failed?: number }) {
  const translate = useTranslate();
  const known = total > 0;
  return (
    <Box role="status" sx={{ my: 1 }}>
      <Typography variant="body2">
        {label}
        {known && ` ${translate('console.job.progress', { done, total })}`}
        {failed > 0 && ` · ${translate('console.job.faulty', { count: failed })}`}
      </Typography>
      <LinearProgress
        variant={known ? 'determinate' : 'indeterminate'}
        value={known ? Math.min((done / total) * 100, 100) : 0}
        aria-label={label}
        sx={{ mt: 0.5, height: 6, borderRadius: 1 }}
      />
    </Box>
  );
}
