import { Box, Tooltip } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { CountBadge } from '../kit/CountBadge.tsx';

/** How a row of the rail looks, link or button. */
export const railRow = (narrow: boolean, active: boolean) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: narrow ? 'center' : 'flex-start',
  gap: 1.25,
  width: '100%',
  minHeight: 32,
  px: narrow ? 0 : 1,
  mb: '2px',
  border: 0,
  borderRadius: '6px',
  font: 'inherit',
  fontSize: 13,
  fontWeight: active ? 600 : 450,
  textAlign: 'left',
  textDecoration: 'none',
  cursor: 'pointer',
  color: active ? 'text.primary' : 'text.secondary',
  bgcolor: active ? 'action.selected' : 'transparent',
  '&:hover': { bgcolor: active ? 'action.selected' : 'action.hover', color: 'text.primary' },
  '& svg': { fontSize: 19, flex: 'none', color: active ? 'primary.main' : 'inherit' },
});

/** A long name goes on below rather than being cut off: beside a count there is little room. */
export const railWords = { flex: 1, minWidth: 0, lineHeight: 1.25, overflowWrap: 'anywhere' } as const;

interface RailLinkProps {
  readonly to: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly narrow?: boolean;
  readonly active: boolean;
  readonly waiting?: { readonly count: number; readonly late: boolean };
  /** Says the count in words. */
  readonly waitingLabel?: string;
}

export function RailLink({ to, label, icon, narrow = false, active, waiting, waitingLabel }: RailLinkProps) {
  const row = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a low screen the rail scrolls; where one stands is in view.
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const link = (
    <Box ref={row} component={Link} to={to} aria-current={active ? 'page' : undefined} {...(narrow ? { 'aria-label': label } : {})} sx={{ ...railRow(narrow, active), ...(icon ? {} : { pl: 4.5 }) }}>
      {icon}
      {!narrow && (
        <Box component="span" sx={railWords}>
          {label}
        </Box>
      )}
      {!narrow && waiting !== undefined && waiting.count > 0 && <CountBadge {...waiting} {...(waitingLabel === undefined ? {} : { label: waitingLabel })} />}
    </Box>
  );
  return narrow ? (
    <Tooltip title={label} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
