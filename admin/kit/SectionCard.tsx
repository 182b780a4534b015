import { Box, Paper, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { LoadingState } from './LoadingState.tsx';

interface SectionCardProps {
  readonly title: string;
  /** Beside the title, quietly: how many. */
  readonly count?: number | string;
  /** Right of the title: buttons, a link to all of them. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  /** A table or list touches the edges. */
  readonly flush?: boolean;
  readonly loading?: boolean | 'table' | 'facts' | 'lines' | 'cards';
  readonly rows?: number;
  readonly error?: unknown;
  readonly onRetry?: () => unknown;
  /** The sentence instead of the content when there is none. */
  readonly empty?: string | undefined;
}

/** A part of a page with a title, which also says that it loads, failed or is empty. */
export function SectionCard({ title, count, actions, children, flush = false, loading = false, rows, error, onRetry, empty }: SectionCardProps) {
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 42, px: 2, py: 0.5, borderBottom: 1, borderColor: 'divider', flexWrap: 'wrap' }}>
        <Typography id={id} variant="h3" component="h2">
          {title}
        </Typography>
        {count !== undefined && (
          <Typography variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {count}
          </Typography>
        )}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center' }}>{actions}</Box>
      </Box>
      {error ? (
        <ErrorState error={error} small {...(onRetry ? { onRetry } : {})} />
      ) : loading !== false ? (
        <LoadingState shape={loading === true ? 'lines' : loading} {...(rows === undefined ? {} : { rows })} />
      ) : empty !== undefined ? (
        <EmptyState title={empty} small />
      ) : (
        <Box sx={flush ? { overflowX: 'auto' } : { p: 2 }}>{children}</Box>
      )}
    </Paper>
  );
}
