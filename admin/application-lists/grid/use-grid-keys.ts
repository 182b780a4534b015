import { type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { type GridColumn } from './columns.ts';
import { textAt, type RowView } from './rows-store.ts';
import { type Cursor } from './use-cursor.ts';
import { type useWriting } from './use-writing.ts';
import { type GridWords } from './words.ts';

interface Keys {
  readonly cursor: Cursor;
  readonly move: (index: number, column: number) => void;
  readonly toFault: (from: Cursor, direction: 1 | -1) => Promise<boolean>;
  readonly writing: ReturnType<typeof useWriting>;
  readonly row: RowView | undefined;
  readonly column: GridColumn | undefined;
  readonly count: number;
  readonly columns: number;
  readonly editing: boolean;
  /** Opens the editor with this text. */
  readonly onEdit: (start: string | undefined) => void;
  readonly words: GridWords;
  readonly onNotice: (notice: string | undefined) => void;
}

const page = 15;

/** The keys of a spreadsheet. What is no key of the grid is left to the console. */
export function useGridKeys({ cursor, move, toFault, writing, row, column, count, columns, editing, onEdit, words, onNotice }: Keys) {
  const { index, column: at } = cursor;
  const startEditing = (text?: string) => {
    if (!row || !column || column.fixed) return;
    const why = writing.closed(row.row);
    if (why !== undefined) return onNotice(why);
    onNotice(undefined);
    onEdit(text ?? textAt(row, column.key));
  };
  const empty = () => {
    if (!row || !column || column.fixed) return;
    const why = writing.closed(row.row);
    if (why !== undefined) onNotice(why);
    else writing.write([{ row: row.row, key: column.key, text: '' }]);
  };
  const fault = (direction: 1 | -1) => void toFault(cursor, direction).then((found) => onNotice(found ? undefined : words.noMoreFaults));
  const plain: Readonly<Record<string, (shift: boolean) => void>> = {
    ArrowUp: () => move(index - 1, at), ArrowDown: () => move(index + 1, at), ArrowLeft: () => move(index, at - 1), ArrowRight: () => move(index, at + 1),
    Home: () => move(index, 0), End: () => move(index, columns - 1), PageUp: () => move(index - page, at), PageDown: () => move(index + page, at),
    Enter: () => startEditing(), F2: () => startEditing(), F8: (shift) => fault(shift ? -1 : 1), Delete: empty, Backspace: empty,
  };
  const withControl: Readonly<Record<string, () => void>> = {
    Home: () => move(0, 0), End: () => move(count - 1, columns - 1), ArrowUp: () => move(0, at), ArrowDown: () => move(count - 1, at), z: () => writing.undo(),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    // At the row's end Tab leaves the grid: nobody is caught in it.
    const tab = event.key === 'Tab' && !control && (event.shiftKey ? at > 0 : at < columns - 1) ? () => move(index, at + (event.shiftKey ? -1 : 1)) : undefined;
    const typed = !control && event.key.length === 1 && event.key !== ' ' && row && column && !column.fixed && writing.closed(row.row) === undefined ? () => startEditing(event.key) : undefined;
    const known = tab ?? (control ? withControl[event.key] : (plain[event.key] ?? typed));
    if (!known) return;
    event.preventDefault();
    event.stopPropagation();
    known(event.shiftKey);
  };

  return {
    startEditing,
    onKeyDown,
    onPaste(event: ClipboardEvent) {
      if (editing) return;
      event.preventDefault();
      void writing.paste(event.clipboardData.getData('text/plain'), cursor);
    },
    onCopy(event: ClipboardEvent) {
      if (editing || !row || !column || window.getSelection()?.toString()) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', textAt(row, column.key));
    },
    onClick(event: MouseEvent, all: readonly GridColumn[], indexOf: (number: number) => number) {
      const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]');
      const line = cell?.closest<HTMLElement>('[data-row]');
      if (!cell || !line) return;
      move(indexOf(Number(line.dataset['row'])), all.findIndex(({ key }) => key === cell.dataset['column']));
    },
  };
}
