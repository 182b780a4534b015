import { Box, TableCell } from '@mui/material';
import { unseen } from '../../kit/unseen.ts';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { cellText } from './cell-text.ts';
import { type GridColumn, type GridRow } from './columns.ts';
import { gridWords } from './words.ts';

interface GridCellProps {
  readonly column: GridColumn;
  readonly row: GridRow;
  /** The one cell that the tab key comes to. */
  readonly reachable: boolean;
  readonly faults: readonly string[];
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** A cell: at most four lines of it, a corner and a sentence where something is wrong. */
export function GridCell({ column, row, reachable, faults, onFocus, onOpen }: GridCellProps) {
  const say = useSay();
  const language = useLanguage();
  const text = cellText(column, row, language);
  const wrong = faults.length > 0;
  return (
    <TableCell
      role="gridcell"
      tabIndex={reachable ? 0 : -1}
      data-part={column.key}
      {...(wrong ? { 'aria-invalid': true, title: faults.join(' ') } : {})}
      onFocus={onFocus}
      onClick={(event) => event.currentTarget.focus()}
      onDoubleClick={onOpen}
      sx={{
        position: 'relative', cursor: 'cell', fontSize: 13, lineHeight: 1.35, whiteSpace: 'normal', overflowWrap: 'anywhere', borderLeft: 1, borderLeftColor: 'divider',
        '&:focus-visible': { outline: '2px solid', outlineColor: (theme) => theme.tokens.focus, outlineOffset: -2 },
        ...(wrong ? { bgcolor: (theme) => theme.tokens.danger.soft, '&::after': corner } : {}),
      }}
    >
      {text === '' ? (
        <Box component="span" sx={{ color: (theme) => (wrong ? theme.tokens.danger.ink : theme.tokens.muted), fontStyle: 'italic' }}>
          {say(column.empty ?? gridWords.missing)}
        </Box>
      ) : (
        <Box component="span" sx={{ display: '-webkit-box', WebkitLineClamp: 4, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>
          {text}
        </Box>
      )}
      {wrong && (
        <Box component="span" sx={unseen}>
          {faults.join(' ')}
        </Box>
      )}
    </TableCell>
  );
}

const corner = { content: '""', position: 'absolute', top: 0, right: 0, borderTop: '9px solid', borderTopColor: 'error.main', borderLeft: '9px solid transparent' } as const;
