import { useRef } from 'react';
import { cellsOfBlock, mostPastedRows } from './block.ts';
import { type GridColumn } from './columns.ts';
import { type Cursor } from './use-cursor.ts';
import { editAt, textAt, type CellChange, type RowsStore } from './rows-store.ts';
import { type GridWords } from './words.ts';

interface Writing {
  readonly store: RowsStore;
  readonly columns: readonly GridColumn[];
  readonly numberAt: (index: number) => number;
  readonly count: number;
  readonly editable: boolean;
  readonly words: GridWords;
  readonly onNotice: (notice: string | undefined) => void;
}

const mostUndone = 200;

/** Writes into cells, alone or as a block, and takes one's own last writings back. */
export function useWriting({ store, columns, numberAt, count, editable, words, onNotice }: Writing) {
  const done = useRef<CellChange[][]>([]);

  const write = (changes: readonly CellChange[]) => {
    const before = changes.flatMap(({ row, key }): CellChange[] => {
      const view = store.row(row);
      return view ? [{ row, key, text: editAt(view, key) }] : [];
    });
    done.current = [...done.current.slice(1 - mostUndone), before];
    store.write(changes);
  };

  /** Why nothing can be written into this row, or undefined. */
  const closed = (number: number): string | undefined => {
    if (!editable) return words.readOnly;
    return store.row(number)?.verdict === 'accepted' ? words.locked : undefined;
  };

  const paste = async (text: string, at: Cursor) => {
    const block = cellsOfBlock(text);
    if (block.length > mostPastedRows) return onNotice(words.tooMuch(mostPastedRows));
    const lines = block.slice(0, count - at.index).map((cells, down) => ({ cells, number: numberAt(at.index + down) }));
    await store.want(lines.map(({ number }) => number));
    const changes = lines.flatMap(({ cells, number }) => {
      const row = store.row(number);
      if (!row || closed(number) !== undefined) return [];
      return cells.flatMap((cell, right): CellChange[] => {
        const column = columns[at.column + right];
        return column && !column.fixed && textAt(row, column.key) !== cell ? [{ row: number, key: column.key, text: cell.slice(0, 1_000) }] : [];
      });
    });
    if (changes.length > 0) write(changes);
    const fits = block.length <= count - at.index && block.every((cells) => cells.length <= columns.length - at.column);
    onNotice(closed(numberAt(at.index)) ?? (fits ? words.pasted(changes.length, new Set(changes.map(({ row }) => row)).size) : words.outside));
  };

  const undo = () => {
    const last = done.current.at(-1);
    if (!last) return onNotice(words.nothingToUndo);
    done.current = done.current.slice(0, -1);
    store.write(last);
  };

  return { write, paste, undo, closed };
}
