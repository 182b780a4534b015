import { Box } from '@mui/material';

/** A count beside a name: quiet, or pressing when something of it is late. What it counts is said by its neighbour or by `label`. */
export function CountBadge({ count, capped = false, late = false, label }: { count: number; capped?: boolean; late?: boolean; label?: string }) {
  return (
    <Box
      component="span"
      {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
      sx={{
        display: 'inline-block',
        minWidth: 22,
        px: 0.75,
        borderRadius: '10px',
        textAlign: 'center',
        fontSize: 12,
        lineHeight: '18px',
        fontWeight: 550,
        fontVariantNumeric: 'tabular-nums',
        border: 1,
        borderColor: (theme) => (late ? theme.tokens.danger.soft : theme.tokens.line),
        bgcolor: (theme) => (late ? theme.tokens.danger.soft : theme.tokens.surface),
        color: (theme) => (late ? theme.tokens.danger.ink : theme.tokens.kind.theirs.ink),
      }}
    >
      {count.toLocaleString('tr-TR')}
      {capped && '+'}
    </Box>
  );
}
