import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';

interface EmptyStateProps {
  /** What is not there, in a sentence: "Sizi bekleyen bir iş yok." */
  readonly title: string;
  /** What one could do about it, or when something comes. */
  readonly hint?: string;
  /** The one button that helps. */
  readonly action?: ReactNode;
  readonly sign?: ReactNode;
  /** Within a card or a table, where there is little room. */
  readonly small?: boolean;
}

/** Nothing here, and that is said by a person. */
export function EmptyState({ title, hint, action, sign, small = false }: EmptyStateProps) {
  return (
    <Box data-empty sx={{ px: 2, py: small ? 2 : 5, display: 'grid', justifyItems: 'center', gap: 0.75, textAlign: 'center' }}>
      {sign !== undefined && (
        <Box aria-hidden sx={{ color: (theme) => theme.tokens.edge, lineHeight: 0, mb: 0.5, '& svg': { fontSize: small ? 24 : 32 } }}>
          {sign}
        </Box>
      )}
      <Typography sx={{ fontWeight: small ? 400 : 550, fontSize: small ? 13 : 14, color: small ? 'text.secondary' : 'text.primary' }}>{title}</Typography>
      {hint !== undefined && (
        <Typography variant="body2" color="textSecondary" sx={{ maxWidth: '60ch' }}>
          {hint}
        </Typography>
      )}
      {action !== undefined && <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  );
}
