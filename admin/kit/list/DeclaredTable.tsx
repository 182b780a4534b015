import { Box } from '@mui/material';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useListContext, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { useClock, useHolidays } from '../clock.ts';
import { useSingleKeys } from '../../keyboard/single-keys.ts';
import { useLanguage } from '../words.ts';
import { isSortable, openerOf, type Density } from './column-choice.ts';
import { steerList, type ListKeys } from './list-keys.ts';
import { placeOf, rememberPlace } from './list-memory.ts';
import { useReferenceTitles } from './reference-titles.ts';
import { type Selection } from './selection.ts';
import { tableLook } from './table-look.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { Bones } from './Bones.tsx';

export interface DeclaredTableProps {
  readonly page: Page;
  readonly columns: readonly string[];
  readonly density?: Density;
  readonly widths?: Readonly<Record<string, number>>;
  readonly onWidths?: (widths: Readonly<Record<string, number>>) => void;
  /** Left out: rows are not chosen. */
  readonly selection?: Selection;
  /** Under which name the place in the list is kept; left out: it is not kept, and no key works outside the table. */
  readonly place?: string;
  readonly empty: ReactNode;
  /** The key x on a row, and the second mouse button. */
  readonly onMenu?: (row: RaRecord, at: { readonly x: number; readonly y: number }) => void;
  /** F2 on a row. */
  readonly onEdit?: (row: RaRecord) => void;
  readonly onSearch?: () => void;
  readonly maxHeight?: string;
}

const standardWidth = 160;
const secondKeyWithinMs = 1_500;
const nobody: readonly RaRecord[] = [];

/** The rows of a list context as a table: one stop of the tab key, arrows from row to row, a real link in each. */
export function DeclaredTable(props: DeclaredTableProps) {
  const { page, columns, density = 'standard', widths = {}, onWidths, selection, empty, place, maxHeight } = props;
  const translate = useTranslate();
  const language = useLanguage();
  const { data, isPending, error, sort, setSort, isPlaceholderData, perPage } = useListContext<RaRecord>();
  const rows = data ?? nobody;
  const box = useRef<HTMLDivElement>(null);
  const titles = useReferenceTitles(page, columns, rows);
  const [current, setCurrent] = useState(() => (place === undefined ? undefined : placeOf(place)?.row));
  const now = useClock();
  const holidays = useHolidays();
  const steering = useSteering(props, rows, box, setCurrent);
  useDrawnIn(rows);
  usePlace(box, place, rows, current);
  const opener = openerOf(page, columns);
  const known = current !== undefined && rows.some(({ id }) => id === current) ? current : rows[0]?.id;
  const sized = Object.keys(widths).length > 0;
  const onSort = (field: string) => {
    if (isSortable(page, field)) setSort({ field, order: sort?.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' });
  };
  const pick = selection && {
    all: rows.length > 0 && rows.every(({ id }) => selection.has(String(id))),
    some: selection.count > 0,
    toggle: () => selection.set(rows.map(({ id }) => String(id)), !rows.every(({ id }) => selection.has(String(id)))),
  };
  if (!isPending && rows.length === 0 && !error) return <>{empty}</>;
  return (
    <Box ref={box} sx={[tableLook(density), maxHeight === undefined ? {} : { maxHeight }]} aria-busy={isPlaceholderData ?? false} data-list={page.name} {...steering}>
      <table className={sized ? 'sized' : undefined} aria-label={translate(`resources.${page.name}.name`, { smart_count: 2 })}>
        <colgroup>
          {selection && <col style={{ width: 40 }} />}
          {columns.map((name) => (
            <col key={name} data-column={name} {...(sized ? { style: { width: widths[name] ?? standardWidth } } : {})} />
          ))}
        </colgroup>
        <TableHead page={page} columns={columns} sort={sort} onSort={onSort} pick={pick} onWidths={onWidths} />
        <tbody>
          {isPending && <Bones rows={Math.min(perPage ?? 10, 15)} columns={columns.length + (selection ? 1 : 0)} />}
          {rows.map((record) => (
            <TableRow
              key={record.id}
              page={page}
              record={record}
              columns={columns}
              opener={opener}
              chosen={selection?.has(String(record.id))}
              current={record.id === known}
              say={translate}
              holidays={holidays}
              language={language}
              titles={titles}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </Box>
  );
}

/** What is pressed and clicked anywhere in the table, and for a whole page also outside of it. */
function useSteering(
  { page, selection, place, onMenu, onEdit, onSearch }: DeclaredTableProps,
  rows: readonly RaRecord[],
  box: React.RefObject<HTMLDivElement | null>,
  setCurrent: (id: string) => void,
) {
  const navigate = useNavigate();
  const { setPage, page: pageNumber, hasNextPage } = useListContext();
  const anchor = useRef<string>(undefined);
  const [letters] = useSingleKeys();
  const rowOf = (target: EventTarget | null) => (target as HTMLElement | null)?.closest<HTMLElement>('tr[data-row]') ?? undefined;
  const focused = () => rowOf(document.activeElement);
  const focusRow = (row: Element | null | undefined) => {
    const link = row?.querySelector<HTMLElement>('[data-opener]') ?? row?.querySelector<HTMLElement>('[data-pick]');
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  };
  const all = () => [...(box.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])];
  const open = (id: string | undefined) => {
    if (id) void navigate(`/${page.name}/${encodeURIComponent(id)}/show`);
  };
  const recordOf = (row: HTMLElement | undefined) => rows.find(({ id }) => String(id) === row?.dataset['row']);
  const keys: ListKeys = {
    step(by, extend) {
      const lines = all();
      const at = lines.findIndex((line) => line === focused());
      const next = at < 0 ? lines.find(({ dataset }) => dataset['row'] === box.current?.querySelector<HTMLElement>('[data-opener][tabindex="0"]')?.closest<HTMLElement>('tr')?.dataset['row']) : lines[at + by];
      if (extend && selection && at >= 0) selection.set([lines[at], next].flatMap((line) => line?.dataset['row'] ?? []), true);
      focusRow(next);
    },
    edge: (end) => focusRow(end === 'first' ? all()[0] : all().at(-1)),
    open: () => open(focused()?.dataset['row']),
    choose: () => selection?.toggle(focused()?.dataset['row'] ?? ''),
    // Everything that the list asks for, as Ctrl+A means everywhere; the box in the head means this page of it.
    chooseAll: () => (hasNextPage || pageNumber > 1 ? selection?.chooseWhole() : selection?.set(rows.map(({ id }) => String(id)), true)),
    menu() {
      const row = focused();
      const record = recordOf(row);
      const { left = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
      if (record) onMenu?.(record, { x: left + 56, y: bottom });
    },
    edit() {
      const record = recordOf(focused());
      if (record) onEdit?.(record);
    },
    page(by) {
      if (by === 1 ? hasNextPage : pageNumber > 1) setPage(pageNumber + by);
    },
    search: () => onSearch?.(),
    leave: () => selection?.clear(),
  };
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (place === undefined) return;
    let g = -secondKeyWithinMs;
    const listen = (event: KeyboardEvent) => {
      // The letter after a g goes to another desk.
      const goes = event.timeStamp - g < secondKeyWithinMs;
      if (event.key === 'g') g = event.timeStamp;
      const inside = box.current?.contains(document.activeElement) ?? false;
      if (steerList(event, latest.current, { inside, letters: letters && !goes })) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [place === undefined, box, letters]);
  const click = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const row = rowOf(target);
    if (!row || event.button !== 0) return;
    const id = row.dataset['row'] ?? '';
    if (target.closest('.pick')) {
      if (target.closest('[data-pick]') ?? !target.closest('label')) chooseUpTo(id, event.shiftKey);
      return;
    }
    const link = target.closest<HTMLElement>('a[data-to]');
    // A click with a key held goes where the browser takes it: another tab, another window.
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (link) event.preventDefault();
    else if (window.getSelection()?.toString()) return;
    const to = link?.dataset['to'] ?? `/${page.name}/${encodeURIComponent(id)}/show`;
    if (event.ctrlKey || event.metaKey) window.open(`#${to}`, '_blank', 'noopener');
    else void navigate(to);
  };
  const chooseUpTo = (id: string, extend: boolean) => {
    const ids = rows.map((row) => String(row.id));
    const from = anchor.current === undefined ? -1 : ids.indexOf(anchor.current);
    const to = ids.indexOf(id);
    if (extend && from >= 0) selection?.set(ids.slice(Math.min(from, to), Math.max(from, to) + 1), true);
    else selection?.toggle(id);
    anchor.current = id;
  };
  return {
    onClick: click,
    onFocus: (event: React.FocusEvent) => {
      const id = rowOf(event.target)?.dataset['row'];
      if (id) setCurrent(id);
    },
    onContextMenu: (event: MouseEvent) => {
      const record = recordOf(rowOf(event.target));
      if (!record || !onMenu || (event.target as HTMLElement).closest('a')) return;
      event.preventDefault();
      onMenu(record, { x: event.clientX, y: event.clientY });
    },
    ...(place === undefined
      ? {
          onKeyDown: (event: React.KeyboardEvent) => {
            if (steerList(event.nativeEvent, keys, { inside: true, letters })) event.preventDefault();
          },
        }
      : {}),
  };
}

/** Finds the place again where the reader stood when he opened a record, and keeps it when he leaves. */
function usePlace(box: React.RefObject<HTMLDivElement | null>, place: string | undefined, rows: readonly RaRecord[], current: string | undefined): void {
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (place === undefined || restored.current || rows.length === 0) return;
    restored.current = true;
    const before = placeOf(place);
    if (!before || !box.current) return;
    box.current.scrollTo({ top: before.top, left: before.left });
    const row = [...box.current.querySelectorAll<HTMLElement>('tr[data-row]')].find(({ dataset }) => dataset['row'] === before.row);
    row?.querySelector<HTMLElement>('[data-opener]')?.focus({ preventScroll: true });
  }, [place, rows, box]);
  const latest = useRef(current);
  latest.current = current;
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (place !== undefined && element) rememberPlace(place, { row: latest.current, top: element.scrollTop, left: element.scrollLeft });
    };
  }, [place, box, rows.length === 0]);
}

/** How long the rows took from the first line of drawing to the paint, for whoever measures: the last one only. */
function useDrawnIn(rows: readonly RaRecord[]): void {
  const begun = performance.now();
  const first = useMemo(() => ({ at: begun }), [rows]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        performance.clearMeasures('list-drawn');
        performance.measure('list-drawn', { start: first.at, end: performance.now(), detail: rows.length });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [first, rows]);
}
