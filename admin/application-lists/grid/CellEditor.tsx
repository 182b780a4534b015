import { useRef, useState, type KeyboardEvent } from 'react';

interface CellEditorProps {
  readonly label: string;
  readonly start: string;
  /** `undefined`: nothing is written. `go`: how many rows down and columns right the cursor moves. */
  readonly onDone: (text: string | undefined, go: readonly [number, number]) => void;
}

/** The input in a cell: Enter and Tab write and go on, Escape leaves the cell as it was. */
export function CellEditor({ label, start, onDone }: CellEditorProps) {
  const [text, setText] = useState(start);
  // The focus leaves when the editor closes: that is no second word on the cell.
  const over = useRef(false);
  const done = (written: string | undefined, go: readonly [number, number]) => {
    if (over.current) return;
    over.current = true;
    onDone(written, go);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const ends: Readonly<Record<string, () => void>> = {
      Enter: () => done(text, [event.shiftKey ? -1 : 1, 0]),
      Tab: () => done(text, [0, event.shiftKey ? -1 : 1]),
      Escape: () => done(undefined, [0, 0]),
    };
    // The keys of the grid and of the console rest while somebody writes.
    event.stopPropagation();
    const end = ends[event.key];
    if (!end || event.nativeEvent.isComposing) return;
    event.preventDefault();
    end();
  };
  return (
    <input
      autoFocus
      aria-label={label}
      data-cell-input
      value={text}
      maxLength={1_000}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={keyDown}
      onPaste={(event) => event.stopPropagation()}
      onCopy={(event) => event.stopPropagation()}
      onBlur={() => done(text, [0, 0])}
    />
  );
}
