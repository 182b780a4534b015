import { useRef, type PointerEvent, type RefObject } from 'react';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { fieldLabel, useLanguage } from '../words.ts';
import { isSortable } from './column-choice.ts';
import { classOf } from './TableRow.tsx';

export interface TableHeadProps {
  readonly page: Page;
  readonly columns: readonly string[];
  readonly sort: { readonly field: string; readonly order: string } | undefined;
  readonly onSort: (field: string) => void;
  /** Undefined where rows are not chosen. */
  readonly pick: { readonly all: boolean; readonly some: boolean; readonly toggle: () => void } | undefined;
  /** Widths in pixels by column, when somebody has drawn one. */
  readonly onWidths?: ((widths: Readonly<Record<string, number>>) => void) | undefined;
}

/** Headings that sort and can be drawn wider; the column dialog does both without a pointer. */
export function TableHead({ page, columns, sort, onSort, pick, onWidths }: TableHeadProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const head = useRef<HTMLTableRowElement>(null);
  return (
    <thead>
      <tr ref={head}>
        {pick && (
          <th className="pick" scope="col">
            <label>
              <input
                type="checkbox"
                checked={pick.all}
                ref={(box) => {
                  if (box) box.indeterminate = pick.some && !pick.all;
                }}
                onChange={pick.toggle}
                aria-label={translate('ra.action.select_all')}
              />
            </label>
          </th>
        )}
        {columns.map((name) => {
          const sorted = sort?.field === name ? sort.order : undefined;
          const label = fieldLabel(page, name, language);
          return (
            <th
              key={name}
              scope="col"
              className={classOf(page, name) === 'figure' ? 'figure' : undefined}
              data-heading={name}
              {...(sorted ? { 'aria-sort': sorted === 'ASC' ? ('ascending' as const) : ('descending' as const) } : {})}
            >
              {isSortable(page, name) ? (
                <button type="button" onClick={() => onSort(name)}>
                  {label}
                  <span aria-hidden>{sorted === undefined ? '' : sorted === 'ASC' ? ' ↑' : ' ↓'}</span>
                </button>
              ) : (
                label
              )}
              {onWidths && <span className="grip" aria-hidden onPointerDown={(event) => draw(event, head, name, onWidths)} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const narrowest = 48;
const widest = 900;
export const allowedWidth = (width: number): number => Math.round(Math.min(Math.max(width, narrowest), widest));

/** Draws a column wider or narrower on the elements themselves: no row is drawn anew until the pointer is let go. */
function draw(event: PointerEvent, head: RefObject<HTMLTableRowElement | null>, name: string, onWidths: (widths: Record<string, number>) => void): void {
  const grip = event.currentTarget as HTMLElement;
  const table = head.current?.closest('table');
  if (!table || !head.current || event.button !== 0) return;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  const cells = [...head.current.querySelectorAll<HTMLElement>('[data-heading]')];
  const widths = Object.fromEntries(cells.map((cell) => [cell.dataset['heading'] ?? '', Math.round(cell.offsetWidth)]));
  const begun = { at: event.clientX, width: widths[name] ?? narrowest };
  const columns = [...table.querySelectorAll<HTMLElement>('col[data-column]')];
  for (const column of columns) column.style.width = `${widths[column.dataset['column'] ?? ''] ?? narrowest}px`;
  table.classList.add('sized');
  const move = ({ clientX }: globalThis.PointerEvent) => {
    widths[name] = allowedWidth(begun.width + clientX - begun.at);
    const column = columns.find(({ dataset }) => dataset['column'] === name);
    if (column) column.style.width = `${widths[name]}px`;
  };
  const stop = () => {
    grip.removeEventListener('pointermove', move);
    grip.removeEventListener('pointerup', stop);
    grip.removeEventListener('pointercancel', stop);
    onWidths(widths);
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', stop);
  grip.addEventListener('pointercancel', stop);
}
