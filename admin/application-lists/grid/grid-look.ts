import { type Theme } from '@mui/material';

export const lineHeight = 32;
export const numberWidth = 58;
export const verdictWidth = 132;

/** One set of rules for all cells: a rule for each cell of 5,000 rows would be felt at every key. */
export const gridLook = (theme: Theme) => {
  const { tokens } = theme;
  const corner = (colour: string, side: 'right' | 'left') => ({ content: '""', position: 'absolute', top: 0, [side]: 0, borderTop: `8px solid ${colour}`, [side === 'right' ? 'borderLeft' : 'borderRight']: '8px solid transparent' });
  return {
    position: 'relative', overflow: 'auto', height: 'clamp(240px, calc(100vh - 470px), 720px)', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: tokens.surface, fontSize: 13.5,
    '&:focus': { outline: 'none' },
    '&:focus-visible': { outline: `2px solid ${tokens.focus}`, outlineOffset: -1 },
    '& .head': { position: 'sticky', top: 0, zIndex: 3, display: 'grid', width: 'max-content', minWidth: '100%', bgcolor: tokens.rail, borderBottom: `1px solid ${tokens.edge}`, fontWeight: 600 },
    '& .line': { position: 'absolute', left: 0, top: 0, display: 'grid', width: 'max-content', minWidth: '100%', height: lineHeight, borderBottom: `1px solid ${tokens.line}`, bgcolor: tokens.surface },
    '& .cell': { position: 'relative', px: 1, display: 'flex', alignItems: 'center', gap: 0.75, minWidth: 0, height: lineHeight, borderRight: `1px solid ${tokens.line}`, whiteSpace: 'nowrap', overflow: 'hidden', boxSizing: 'border-box' },
    '& .head .cell': { height: 40, whiteSpace: 'normal', lineHeight: 1.15 },
    '& .text': { overflow: 'hidden', textOverflow: 'ellipsis' },
    '& .number': { position: 'sticky', left: 0, zIndex: 2, bgcolor: tokens.rail, color: tokens.muted, justifyContent: 'flex-end', fontVariantNumeric: 'tabular-nums' },
    '& .verdict': { color: tokens.muted },
    '& [data-verdict=faulty] .verdict': { color: tokens.danger.ink },
    '& [data-verdict=duplicate] .verdict, & [data-verdict=overQuota] .verdict': { color: tokens.warning.ink },
    '& [data-verdict=valid] .verdict, & [data-verdict=accepted] .verdict': { color: tokens.success.ink },
    '& .verdict a': { color: 'inherit' },
    '& .change': { color: tokens.muted, fontSize: 12 },
    '& .wrong': { bgcolor: tokens.danger.soft, color: tokens.danger.ink, '&::after': corner(tokens.danger.ink, 'right') },
    '& .noted': { bgcolor: tokens.warning.soft, '&::after': corner(tokens.warning.ink, 'right') },
    '& .corrected': { '&::before': corner(tokens.info.ink, 'left') },
    '& .corrected .text': { fontWeight: 600, flexShrink: 0, maxWidth: '100%' },
    '& .original': { color: tokens.muted, fontSize: 12, overflow: 'hidden', textOverflow: 'ellipsis', flexShrink: 2 },
    '& .typed .text': { fontStyle: 'italic' },
    '& .active': { boxShadow: `inset 0 0 0 2px ${tokens.edge}` },
    '&:focus .active, &:focus-within .active': { boxShadow: `inset 0 0 0 2px ${tokens.focus}` },
    '& .active input': { font: 'inherit', color: tokens.text, bgcolor: tokens.surface, border: 0, outline: 'none', width: '100%', height: '100%', p: 0, background: tokens.surface },
    '& .unseen': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  } as const;
};
