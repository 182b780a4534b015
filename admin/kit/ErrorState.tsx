import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { sentenceOf } from '../providers/problem.ts';
import { KindSign } from './KindSign.tsx';

/** Something did not work: what, in the server's own sentence, and the way to try again. */
export function ErrorState({ error, onRetry, small = false }: { error: unknown; onRetry?: () => unknown; small?: boolean }) {
  const translate = useTranslate();
  return (
    <Box
      role="alert"
      data-error
      sx={{ px: 2, py: small ? 1.5 : 4, display: 'flex', gap: 1.25, alignItems: 'center', justifyContent: small ? 'flex-start' : 'center', flexWrap: 'wrap' }}
    >
      <KindSign kind="alarm" size={16} />
      <Typography variant="body2" sx={{ maxWidth: '70ch', overflowWrap: 'anywhere' }}>
        {sentenceOf(error, translate('console.unexpected'))}
      </Typography>
      {onRetry && (
        <Button variant="outlined" onClick={() => void onRetry()}>
          {translate('console.retry')}
        </Button>
      )}
    </Box>
  );
}
