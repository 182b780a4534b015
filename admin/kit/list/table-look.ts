import { type Theme } from '@mui/material/styles';
import { fonts, sizes } from '../../theme/tokens.ts';
import { type Density } from './column-choice.ts';

const rowHeights: Readonly<Record<Density, number>> = { comfortable: 44, standard: sizes.row, compact: sizes.rowCompact };

/** The looks of a whole table by its classes: a style of its own for each of thousands of cells would cost more than the cells. */
export const tableLook = (density: Density) => (theme: Theme) => ({
  overflow: 'auto',
  colorScheme: theme.palette.mode,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: '6px',
  backgroundColor: theme.tokens.surface,
  // A row that is reached by keyboard is never hidden under the head.
  scrollPaddingTop: 44,
  '& table': { borderCollapse: 'separate', borderSpacing: 0, width: '100%', fontSize: 13, fontVariantNumeric: 'tabular-nums' },
  '& table.sized': { tableLayout: 'fixed', width: 'max-content', minWidth: '100%' },
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    height: 36,
    padding: '0 8px',
    textAlign: 'start',
    whiteSpace: 'nowrap',
    fontWeight: 600,
    fontSize: 12.5,
    color: theme.tokens.muted,
    backgroundColor: theme.tokens.surface,
    borderBottom: `1px solid ${theme.tokens.line}`,
  },
  '& th button': { all: 'unset', cursor: 'pointer', boxSizing: 'border-box', padding: '4px 0', borderRadius: '4px' },
  '& th button:hover, & th[aria-sort] button': { color: theme.tokens.text },
  '& th button:focus-visible': { outline: `2px solid ${theme.tokens.focus}`, outlineOffset: 2 },
  '& .grip': { position: 'absolute', insetInlineEnd: 0, top: 6, bottom: 6, width: 9, cursor: 'col-resize', touchAction: 'none' },
  '& .grip::after': { content: '""', position: 'absolute', insetInlineEnd: 4, top: 4, bottom: 4, width: '1px', backgroundColor: theme.tokens.line },
  '& .grip:hover::after': { width: '3px', backgroundColor: theme.tokens.focus },
  '& td': {
    height: rowHeights[density],
    padding: '0 8px',
    maxWidth: 300,
    // A tablet shows the state without being pushed aside.
    [theme.breakpoints.down('md')]: { maxWidth: 150 },
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${theme.tokens.line}`,
  },
  // What the row is called by is not cut where another column can be.
  '& td.named': { [theme.breakpoints.down('md')]: { maxWidth: 230 } },
  '& tbody tr': { cursor: 'pointer' },
  '& tbody tr:hover td': { backgroundColor: theme.tokens.hover },
  '& tbody tr.chosen td': { backgroundColor: theme.tokens.chosen },
  '& tbody tr:focus-within td': { boxShadow: `inset 0 1px ${theme.tokens.focus}, inset 0 -1px ${theme.tokens.focus}` },
  '& tbody tr:focus-within td:first-of-type': { boxShadow: `inset 3px 0 ${theme.tokens.focus}, inset 0 1px ${theme.tokens.focus}, inset 0 -1px ${theme.tokens.focus}` },
  '& .pick': { width: 40, minWidth: 40, textAlign: 'center', padding: '0 4px', textOverflow: 'clip' },
  '& .pick label': { display: 'inline-flex', alignItems: 'center', justifyContent: 'center', width: 28, height: 28, cursor: 'pointer' },
  '& .pick input': { width: 16, height: 16, margin: 0, accentColor: theme.tokens.accent, cursor: 'pointer' },
  // Clear of what begins to the left in the next column.
  '& .figure': { textAlign: 'end', paddingInlineEnd: '20px' },
  '& .code': { fontFamily: fonts.mono, fontSize: 12.5 },
  '& a': { color: theme.tokens.accent, textDecoration: 'none' },
  '& a.opener': { fontWeight: 500 },
  // A hidden name opens the record too, and looks it.
  '& a.opener .quiet': { color: 'inherit' },
  '& a.other': { color: 'inherit' },
  '& a:hover, & a:focus-visible': { textDecoration: 'underline' },
  '& a:focus-visible': { outline: 'none' },
  '& .quiet': { color: theme.tokens.muted },
  '& .late': { color: theme.tokens.danger.ink, fontWeight: 500 },
  '& .soon': { color: theme.tokens.warning.ink, fontWeight: 500 },
  '& .chip': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: 12.5,
    fontWeight: 500,
    lineHeight: '20px',
    ...(density === 'compact' ? {} : { padding: '1px 8px', borderRadius: '11px' }),
  },
  '& .chip svg': { width: 11, height: 11, flex: 'none' },
  ...Object.fromEntries(
    Object.entries(theme.tokens.kind).map(([kind, { ink, soft }]) => [`& .chip.${kind}`, { color: ink, ...(density === 'compact' ? {} : { backgroundColor: soft }) }]),
  ),
  '& .bone': { display: 'inline-block', height: 10, borderRadius: 5, backgroundColor: theme.tokens.hover },
  '&[aria-busy=true] tbody': { opacity: 0.55 },
});
