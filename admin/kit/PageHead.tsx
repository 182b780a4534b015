import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';

interface PageHeadProps {
  readonly title: ReactNode;
  /** Beside the title: the state, a count. */
  readonly beside?: ReactNode;
  /** One line below. */
  readonly under?: ReactNode;
  /** Right: what can be done with the whole page. */
  readonly actions?: ReactNode;
}

/** The top of a page: its one h1, what belongs beside it, and its buttons. */
export function PageHead({ title, beside, under, actions }: PageHeadProps) {
  return (
    <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1.5, mb: 2 }}>
      <Box sx={{ minWidth: 0, flex: '1 1 320px' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {beside}
        </Box>
        {under !== undefined && (
          <Typography component="div" variant="body2" color="textSecondary" sx={{ mt: 0.25 }}>
            {under}
          </Typography>
        )}
      </Box>
      {actions !== undefined && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>{actions}</Box>}
    </Box>
  );
}
