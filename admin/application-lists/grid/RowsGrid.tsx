import { Box, Typography } from '@mui/material';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { LoadingState } from '../../kit/LoadingState.tsx';
import { choicesOf } from '../../kit/choices.ts';
import { useLanguage } from '../../kit/words.ts';
import { knownPage } from '../../pages.ts';
import { CellEditor } from './CellEditor.tsx';
import { columnsOf, faultsAt, type GridColumn } from './columns.ts';
import { cellId, columnsBefore, GridLine } from './GridLine.tsx';
import { gridLook, lineHeight, numberWidth, verdictWidth } from './grid-look.ts';
import { textAt, type RowsStore, type RowView } from './rows-store.ts';
import { useCursor } from './use-cursor.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useWriting } from './use-writing.ts';
import { gridWords, type GridWords } from './words.ts';

/** The head stands above the rows in the same scrolled place: a row is in view only this much earlier. */
const headHeight = 44;

interface RowsGridProps {
  readonly list: string;
  readonly store: RowsStore;
  readonly total: number;
  /** The row to begin on. */
  readonly start: number;
  /** Only these rows, by number; null: all of them. */
  readonly only: readonly number[] | null;
  readonly editable: boolean;
  /** Said after the last paste, undo or refusal. */
  readonly notice: string | undefined;
  readonly onNotice: (notice: string | undefined) => void;
}

/** Stands once the first row is here: it says which columns the sheet has, and in which order. */
export default function RowsGrid(props: RowsGridProps) {
  const { store, only } = props;
  const first = useSyncExternalStore(store.subscribe, store.first);
  const [columns, setColumns] = useState<readonly GridColumn[]>();
  const [number] = only ?? [1];
  useEffect(() => void store.want([number ?? 1]), [store, number]);
  useEffect(() => {
    if (first) setColumns((known) => known ?? columnsOf(first));
  }, [first]);
  return columns ? <Sheet {...props} columns={columns} /> : <LoadingState shape="table" rows={8} />;
}

/** A grid like the sheet, without the mouse: only what is in view is drawn, and the focus stays on the grid while its rows come and go. */
function Sheet({ list, store, total, start, only, editable, notice, onNotice, columns }: RowsGridProps & { readonly columns: readonly GridColumn[] }) {
  const language = useLanguage();
  const words = gridWords[language];
  const place = useRef<HTMLDivElement>(null);
  const template = `${numberWidth}px ${verdictWidth}px ${columns.map(({ width }) => `${width}px`).join(' ')}`;
  const verdicts = useMemo(() => new Map(choicesOf(knownPage('list-rows').fields['verdict'] ?? ({} as never), language).map(({ id, name }) => [String(id), name])), [language]);
  const count = only?.length ?? total;
  const places = useMemo(() => (only === null ? null : new Map(only.map((number, index) => [number, index]))), [only]);
  const numberAt = (index: number) => only?.[index] ?? index + 1;
  const indexOf = (number: number) => (places ? (places.get(number) ?? -1) : number <= total ? number - 1 : -1);
  const { cursor, move, toFault } = useCursor({ list, store, columns, numberAt, indexOf, count }, Math.max(0, indexOf(start)));
  const writing = useWriting({ store, columns, numberAt, count, editable, words, onNotice });
  const [editing, setEditing] = useState<string>();
  const virtual = useVirtualizer({ count, getScrollElement: () => place.current, estimateSize: () => lineHeight, overscan: 14, paddingStart: 0, scrollPaddingStart: 40, scrollPaddingEnd: headHeight });
  const items = virtual.getVirtualItems();
  const shown = items.map(({ index }) => numberAt(index));
  useEffect(() => void store.want(around(shown, only, total)), [store, shown[0], shown.at(-1), only, total]);
  const began = useRef(false);
  useEffect(() => {
    // Whoever comes for one row finds it in the middle.
    virtual.scrollToIndex(cursor.index, { align: began.current ? 'auto' : 'center' });
    began.current = true;
    const left = columns.slice(0, cursor.column).reduce((sum, { width }) => sum + width, numberWidth + verdictWidth);
    scrollTo(place.current, left, columns[cursor.column]?.width ?? 0, cursor.column === 0);
  }, [cursor, columns]);
  const number = numberAt(cursor.index);
  const key = columns[cursor.column]?.key;
  const row = useSyncExternalStore(store.subscribe, () => store.row(number));
  const keys = useGridKeys({ cursor, move, toFault, writing, row, column: columns[cursor.column], count, columns: columns.length, editing: editing !== undefined, onEdit: setEditing, words, onNotice });
  const finish = (text: string | undefined, go: readonly [number, number]) => {
    setEditing(undefined);
    if (text !== undefined && row && key && text !== textAt(row, key)) writing.write([{ row: row.row, key, text }]);
    place.current?.focus();
    move(cursor.index + go[0], cursor.column + go[1]);
  };
  return (
    <>
      <Box
        ref={place}
        role="grid"
        tabIndex={0}
        aria-label={words.grid}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + columnsBefore}
        aria-readonly={!editable}
        {...(key ? { 'aria-activedescendant': cellId(number, key) } : {})}
        data-rows-grid
        // Quick typing ends in Enter here too: it is no barcode.
        data-scan
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        onCopy={keys.onCopy}
        onClick={(event) => keys.onClick(event, columns, indexOf)}
        onDoubleClick={() => keys.startEditing()}
        sx={gridLook}
      >
        <div role="row" className="head" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
          <div role="columnheader" className="cell number" aria-colindex={1}>{words.row}</div>
          <div role="columnheader" className="cell" aria-colindex={2}>{words.verdict}</div>
          {columns.map((column, at) => (
            <div key={column.key} role="columnheader" className="cell" aria-colindex={at + columnsBefore + 1} title={column.heading}>
              <span className="text">{column.heading}</span>
            </div>
          ))}
        </div>
        <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <GridLine
              key={numberAt(index)}
              store={store}
              number={numberAt(index)}
              index={index}
              top={start}
              columns={columns}
              template={template}
              verdicts={verdicts}
              words={words}
              active={index === cursor.index ? cursor.column : undefined}
              editor={index === cursor.index && editing !== undefined && key && row ? <CellEditor key={cellId(number, key)} label={words.edit(columns[cursor.column]?.heading ?? '', row.cells[key]?.address ?? '')} start={editing} onDone={finish} /> : null}
            />
          ))}
        </div>
      </Box>
      <Told row={row} column={key} words={words} notice={notice} heading={columns[cursor.column]?.heading ?? ''} />
    </>
  );
}

/** Whole hundreds, so that scrolling asks seldom and for much. */
function around(shown: readonly number[], only: readonly number[] | null, total: number): number[] {
  const [from, to] = [shown[0], shown.at(-1)];
  if (from === undefined || to === undefined) return [];
  if (only) return only.slice(Math.max(0, only.indexOf(from) - 40), only.indexOf(to) + 60);
  const begin = Math.floor((from - 1) / 100) * 100 + 1;
  const end = Math.min(total, Math.ceil(to / 100) * 100);
  return Array.from({ length: end - begin + 1 }, (_, at) => begin + at);
}

/** The row's number stands still at the left: what hides behind it is not in view. */
function scrollTo(place: HTMLDivElement | null, left: number, width: number, isFirst: boolean): void {
  if (!place) return;
  if (isFirst) place.scrollLeft = 0;
  else if (left - numberWidth < place.scrollLeft) place.scrollLeft = left - numberWidth;
  else if (left + width > place.scrollLeft + place.clientWidth) place.scrollLeft = left + width - place.clientWidth;
}

/** Below the grid, and read aloud: what is wrong with the cell, what the file says, what stood in the earlier list. */
function Told({ row, column, heading, words, notice }: { row: RowView | undefined; column: string | undefined; heading: string; words: GridWords; notice: string | undefined }) {
  const faults = row && column && row.typed[column] === undefined ? faultsAt(row, column) : [];
  const cell = column === undefined ? undefined : row?.cells[column];
  const corrected = row && column ? textAt(row, column) !== (cell?.text ?? '') : false;
  const before = column === undefined ? undefined : row?.earlier?.[column];
  const address = cell?.address || heading;
  const about = [corrected ? words.inFile(cell?.text ?? '') : '', before === undefined ? '' : words.earlier(before)].filter(Boolean).join(' · ');
  return (
    <Box sx={{ display: 'grid', gap: 0.25, mt: 1, minHeight: 66 }}>
      <Typography role="status" aria-live="polite" variant="body2" data-fault-sentence sx={{ color: faults.length > 0 ? 'error.main' : 'text.primary', minHeight: 21 }}>
        {faults.length > 0 ? `${address}: ${faults.map(({ tr }) => tr).join(' ')}` : (notice ?? '')}
      </Typography>
      <Typography variant="body2" color="textSecondary" data-cell-origin sx={{ minHeight: 21 }}>
        {about === '' ? '' : `${address}: ${about}`}
      </Typography>
      <Typography variant="caption" color="textSecondary">{words.keys}</Typography>
    </Box>
  );
}
