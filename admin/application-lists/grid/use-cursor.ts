import { useCallback, useState } from 'react';
import { faultyRows } from './rows-api.ts';
import { isFaulty, type GridColumn } from './columns.ts';
import { type RowsStore } from './rows-store.ts';

/** Where the cursor stands: the place among the rows shown, and the column. */
export interface Cursor {
  readonly index: number;
  readonly column: number;
}

interface Board {
  readonly list: string;
  readonly store: RowsStore;
  readonly columns: readonly GridColumn[];
  /** Row number at a place; the place of a row number. */
  readonly numberAt: (index: number) => number;
  readonly indexOf: (number: number) => number;
  readonly count: number;
}

/** The cursor of a grid, and its way to the next cell that is wrong, however far off. */
export function useCursor(board: Board, start = 0) {
  const [cursor, setCursor] = useState<Cursor>({ index: start, column: 0 });
  const { store, columns, count } = board;
  const move = useCallback(
    (index: number, column: number) => setCursor({ index: Math.max(0, Math.min(count - 1, index)), column: Math.max(0, Math.min(columns.length - 1, column)) }),
    [count, columns.length],
  );
  /** Answers whether there was one. */
  const toFault = async (from: Cursor, direction: 1 | -1): Promise<boolean> => {
    const here = store.row(board.numberAt(from.index));
    const inRow = (number: number, after: number): number => {
      const row = store.row(number);
      if (!row) return -1;
      const places = columns.flatMap(({ key }, at) => ((direction === 1 ? at > after : at < after) && isFaulty(row, key) ? [at] : []));
      return (direction === 1 ? places[0] : places.at(-1)) ?? -1;
    };
    const beside = here ? inRow(here.row, from.column) : -1;
    if (beside !== -1) {
      move(from.index, beside);
      return true;
    }
    const own = board.numberAt(from.index);
    const wrong = (await faultyRows(board.list)).filter((number) => board.indexOf(number) !== -1);
    const ahead = direction === 1 ? [...wrong.filter((number) => number > own), ...wrong.filter((number) => number <= own)] : [...wrong.filter((number) => number < own).reverse(), ...wrong.filter((number) => number >= own).reverse()];
    for (const number of ahead.slice(0, 50)) {
      await store.want([number]);
      const at = inRow(number, direction === 1 ? -1 : columns.length);
      if (at === -1) continue;
      move(board.indexOf(number), at);
      return true;
    }
    return false;
  };
  return { cursor, move, toFault };
}
