import { Box, Button, Typography } from '@mui/material';
import { Kbd } from '../../kit/Kbd.tsx';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { type GridColumn, type GridFault } from './columns.ts';
import { rowActions, rowKeys, type RowAction } from './row-actions.ts';
import { gridWords } from './words.ts';

interface RowToolsProps {
  readonly rows: number;
  readonly most: number;
  readonly at: number;
  readonly onAct: (action: RowAction) => void;
  readonly undo: { readonly row: number; readonly onUndo: () => void } | undefined;
}

/** What can be done with the row that one stands on, each with its key. */
export function RowTools({ rows, most, at, onAct, undo }: RowToolsProps) {
  const say = useSay();
  const cannot: Readonly<Record<RowAction, boolean>> = { add: rows >= most, copy: rows === 0 || rows >= most, up: at === 0, down: at >= rows - 1, remove: rows === 0 };
  return (
    <Box role="group" aria-label={say(gridWords.tools)} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mb: 0.75, alignItems: 'center' }}>
      {rowActions.map((action) => (
        <Button key={action} size="small" data-row-action={action} disabled={cannot[action]} onClick={() => onAct(action)} color={action === 'remove' ? 'error' : 'primary'} sx={{ gap: 0.75 }}>
          {say(gridWords[action])}
          <Box component="span" aria-hidden sx={{ display: { xs: 'none', md: 'inline' } }}>
            <Kbd keys={rowKeys[action]} />
          </Box>
        </Button>
      ))}
      {undo && (
        <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: 13, ml: 1 }}>
          {say(gridWords.removed, { row: undo.row })}
          <Button size="small" onClick={undo.onUndo}>
            {say(gridWords.undo)}
          </Button>
        </Box>
      )}
    </Box>
  );
}

interface FaultLineProps {
  readonly faults: readonly GridFault[];
  readonly here: readonly GridFault[];
  readonly columns: readonly GridColumn[];
  readonly hint: string;
  readonly onNext: () => void;
}

/** Below the grid: what is wrong with the cell that one stands on, else how many are wrong. */
export function FaultLine({ faults, here, columns, hint, onNext }: FaultLineProps) {
  const say = useSay();
  const language = useLanguage();
  const cells = new Set(faults.map(({ row, part }) => `${row} ${part}`)).size;
  const told = here.map((fault) => {
    const column = columns.find(({ key }) => key === fault.part);
    return say(gridWords.fault, { row: fault.row + 1, column: column ? say(column.label) : '', sentence: fault[language] });
  });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, mt: 0.75, minHeight: 28 }}>
      <Typography role="status" data-grid-word sx={{ fontSize: 13, color: (theme) => (told.length > 0 ? theme.tokens.danger.ink : theme.tokens.muted) }}>
        {told.length > 0 ? told.join(' ') : cells > 0 ? say(gridWords.faults, { count: cells }) : hint}
      </Typography>
      {cells > 0 && (
        <Button size="small" onClick={onNext}>
          {say(gridWords.nextFault)}
        </Button>
      )}
    </Box>
  );
}
