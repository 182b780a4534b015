import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../../kit/words.ts';
import { useSay } from '../say.ts';
import { CellEditor } from './CellEditor.tsx';
import { withCell } from './cell-text.ts';
import { type GridColumn, type GridFault, type GridRow, type Place } from './columns.ts';
import { GridCell } from './GridCell.tsx';
import { FaultLine, RowTools } from './RowTools.tsx';
import { rowActionOf, rowsAfter, type RowAction } from './row-actions.ts';
import { gridWords } from './words.ts';

interface EditGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly faults: readonly GridFault[];
  /** Left out: the grid is read. */
  readonly onChange?: (rows: readonly GridRow[]) => void;
  readonly fresh: () => GridRow;
  readonly most: number;
  readonly active: number;
  readonly onActive: (row: number) => void;
}

/** Rows of a small table, changed cell by cell without the mouse: one tab stop, arrows, Enter; faults stand at their cells. */
export function EditGrid({ label, columns, rows, faults, onChange, fresh, most, active, onActive }: EditGridProps) {
  const say = useSay();
  const language = useLanguage();
  const [column, setColumn] = useState(0);
  const [open, setOpen] = useState<Place & { anchor: HTMLElement }>();
  const [removed, setRemoved] = useState<{ row: GridRow; at: number }>();
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef(false);
  const at: Place = { row: Math.max(0, Math.min(active, rows.length - 1)), column };
  const cellAt = (place: Place) => body.current?.rows[place.row]?.cells[place.column + 1];
  useEffect(() => {
    if (wanted.current) cellAt(at)?.focus();
    wanted.current = false;
  });
  const go = (row: number, to: number) => {
    wanted.current = true;
    onActive(Math.max(0, Math.min(row, rows.length - 1)));
    setColumn(Math.max(0, Math.min(to, columns.length - 1)));
  };
  const edit = (place: Place) => {
    const anchor = cellAt(place);
    if (anchor) setOpen({ ...place, anchor });
  };
  const act = (action: RowAction) => {
    const row = rows[at.row];
    const next = rowsAfter(action, rows, at.row, fresh, most);
    if (!onChange || !next) return;
    if (action === 'remove' && row) setRemoved({ row, at: at.row });
    onChange(next.rows);
    wanted.current = true;
    onActive(next.active);
  };
  const undo = () => {
    if (!removed) return;
    onChange?.(rows.toSpliced(removed.at, 0, removed.row));
    setRemoved(undefined);
    wanted.current = true;
    onActive(removed.at);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    // What is typed in the opened cell bubbles here through React, not through the page.
    if (!event.currentTarget.contains(event.target as Node)) return;
    const action = onChange && rowActionOf(event);
    const step = steps[event.key];
    if (action) act(action);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (step) go(at.row + step[0], event.key === 'Home' ? 0 : event.key === 'End' ? columns.length - 1 : at.column + step[1]);
    else if (['Enter', 'F2', ' '].includes(event.key)) edit(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const faultsAt = (place: Place) => faults.filter(({ row, part }) => row === place.row && part === columns[place.column]?.key);
  const opened = open && columns[open.column];
  const toFault = () => {
    const later = faults.find(({ row, part }) => row > at.row || (row === at.row && columns.findIndex(({ key }) => key === part) > at.column)) ?? faults[0];
    if (later) go(later.row, columns.findIndex(({ key }) => key === later.part));
  };
  return (
    <Box>
      {onChange && <RowTools rows={rows.length} most={most} at={at.row} onAct={act} undo={removed && { row: removed.at + 1, onUndo: undo }} />}
      <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
        <Table size="small" role="grid" aria-label={label} aria-readonly={onChange === undefined} onKeyDown={press} sx={{ tableLayout: 'fixed', minWidth: 40 + columns.reduce((sum, { width }) => sum + width, 0) }}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: 40 }}>{say(gridWords.number)}</TableCell>
              {columns.map((one) => (
                <TableCell key={one.key} sx={{ width: one.width, whiteSpace: 'normal', lineHeight: 1.25 }}>
                  {say(one.label)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody ref={body}>
            {rows.map((row, place) => (
              <TableRow key={place} data-grid-row={place + 1} aria-selected={place === at.row} sx={{ verticalAlign: 'top', ...(place === at.row ? { bgcolor: (theme) => theme.tokens.chosen } : {}) }}>
                <TableCell component="th" scope="row" sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}>
                  {place + 1}
                </TableCell>
                {columns.map((one, to) => (
                  <GridCell key={one.key} column={one} row={row} reachable={place === at.row && to === at.column} faults={faultsAt({ row: place, column: to }).map((fault) => fault[language])}
                    onFocus={() => { onActive(place); setColumn(to); }} onOpen={() => edit({ row: place, column: to })} />
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length === 0 && <Typography sx={{ py: 1.5, color: 'text.secondary' }}>{say(gridWords.none)}</Typography>}
      <FaultLine faults={faults} here={faultsAt(at)} columns={columns} hint={say(onChange ? gridWords.hint : gridWords.hintRead)} onNext={toFault} />
      {open && opened && (
        <CellEditor column={opened} row={open.row} value={rows[open.row]?.[opened.key]} anchor={open.anchor} faults={faultsAt(open).map((fault) => fault[language])} onClose={() => setOpen(undefined)}
          onDone={onChange && ((value) => onChange(rows.map((row, place) => (place === open.row ? withCell(row, opened, value) : row))))} />
      )}
    </Box>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, 0], End: [0, 0] };
