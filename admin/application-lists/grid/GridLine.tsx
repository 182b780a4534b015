import { memo, useSyncExternalStore, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { faultsAt, isNotice, type GridColumn } from './columns.ts';
import { editAt, textAt, type RowsStore, type RowView } from './rows-store.ts';
import { type GridWords } from './words.ts';

export interface GridLineProps {
  readonly store: RowsStore;
  readonly number: number;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly GridColumn[];
  readonly template: string;
  readonly verdicts: ReadonlyMap<string, string>;
  readonly words: GridWords;
  /** The column that the cursor is in, when it is in this row. */
  readonly active: number | undefined;
  /** What stands in the active cell while it is written over. */
  readonly editor: ReactNode;
}

/** Two columns stand before those of the sheet. */
export const columnsBefore = 2;

/** One row of the sheet. Drawn anew only when it, or the cursor in it, changes: of 5,000 rows a keystroke touches one. */
export const GridLine = memo(function GridLine({ store, number, index, top, columns, template, verdicts, words, active, editor }: GridLineProps) {
  const row = useSyncExternalStore(store.subscribe, () => store.row(number));
  return (
    <div role="row" className="line" aria-rowindex={index + 2} data-row={number} data-verdict={row?.verdict} style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}>
      <div role="rowheader" className="cell number" aria-colindex={1}>
        {row?.excelRow ?? number}
      </div>
      <div role="gridcell" className="cell verdict" aria-colindex={2}>
        {row ? <Verdict row={row} name={verdicts.get(row.verdict) ?? row.verdict} words={words} /> : words.loading}
      </div>
      {columns.map((column, at) =>
        row ? (
          <GridCell key={column.key} row={row} column={column} at={at} active={active === at} editor={active === at ? editor : null} />
        ) : (
          <div key={column.key} role="gridcell" className={active === at ? 'cell active' : 'cell'} id={cellId(number, column.key)} aria-colindex={at + columnsBefore + 1} />
        ),
      )}
    </div>
  );
});

export const cellId = (row: number, key: string): string => `list-cell-${row}-${key}`;

const marks: Readonly<Record<string, string>> = { valid: '✓', accepted: '●', faulty: '▲' };

function Verdict({ row, name, words }: { row: RowView; name: string; words: GridWords }) {
  const mark = <span aria-hidden>{marks[row.verdict] ?? '■'}</span>;
  const change = row.change === null ? null : <span className="change">{words.change[row.change]}</span>;
  if (row.preApplication === null) return <>{mark} {name} {change}</>;
  return (
    <Link to={`/pre-applications/${row.preApplication}/show`} title={words.openApplication}>
      {mark} {name}
    </Link>
  );
}

interface CellProps {
  readonly row: RowView;
  readonly column: GridColumn;
  readonly at: number;
  readonly active: boolean;
  readonly editor: ReactNode;
}

function GridCell({ row, column: { key }, at, active, editor }: CellProps) {
  const faults = row.typed[key] === undefined ? faultsAt(row, key) : [];
  const wrong = faults.some((fault) => !isNotice(fault));
  const edit = editAt(row, key);
  const original = row.cells[key]?.text ?? '';
  const corrected = edit !== null && edit !== original;
  const sentence = faults.map(({ tr }) => tr).join(' ');
  const className = ['cell', active && 'active', wrong && 'wrong', !wrong && faults.length > 0 && 'noted', corrected && 'corrected', row.typed[key] !== undefined && 'typed'].filter(Boolean).join(' ');
  return (
    <div
      role="gridcell"
      id={cellId(row.row, key)}
      className={className}
      aria-colindex={at + columnsBefore + 1}
      data-column={key}
      data-cell={row.cells[key]?.address ?? ''}
      {...(faults.length > 0 ? { 'data-fault': faults.map(({ code }) => code).join(' '), title: sentence } : {})}
      {...(wrong ? { 'aria-invalid': true } : {})}
      {...(active ? { 'aria-selected': true } : {})}
    >
      {editor ?? (
        <>
          <span className="text">{textAt(row, key)}</span>
          {corrected && original !== '' && <s className="original">{original}</s>}
          {sentence !== '' && <span className="unseen">{sentence}</span>}
        </>
      )}
    </div>
  );
}
