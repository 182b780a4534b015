import { type KeyboardEvent } from 'react';
import { type GridRow } from './columns.ts';

export const rowActions = ['add', 'copy', 'up', 'down', 'remove'] as const;
export type RowAction = (typeof rowActions)[number];

/** As the keys are named on the buttons. */
export const rowKeys: Readonly<Record<RowAction, string>> = { add: 'Insert', copy: 'Ctrl+D', up: 'Alt+↑', down: 'Alt+↓', remove: 'Ctrl+Delete' };

export function rowActionOf({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): RowAction | undefined {
  const control = ctrlKey || metaKey;
  if (key === 'Insert') return 'add';
  if (control && key.toLowerCase() === 'd') return 'copy';
  if (control && key === 'Delete') return 'remove';
  if (altKey && key === 'ArrowUp') return 'up';
  return altKey && key === 'ArrowDown' ? 'down' : undefined;
}

/** The rows after it, and which of them one stands on; undefined where it cannot be done. */
export function rowsAfter(action: RowAction, rows: readonly GridRow[], at: number, fresh: () => GridRow, most: number): { readonly rows: readonly GridRow[]; readonly active: number } | undefined {
  const row = rows[at];
  if (action === 'add') return rows.length < most ? { rows: rows.toSpliced(at + 1, 0, fresh()), active: rows.length === 0 ? 0 : at + 1 } : undefined;
  if (row === undefined) return undefined;
  if (action === 'copy') return rows.length < most ? { rows: rows.toSpliced(at + 1, 0, structuredClone(row)), active: at + 1 } : undefined;
  if (action === 'remove') return { rows: rows.toSpliced(at, 1), active: Math.max(0, Math.min(at, rows.length - 2)) };
  const to = action === 'up' ? at - 1 : at + 1;
  return to < 0 || to >= rows.length ? undefined : { rows: rows.toSpliced(at, 1).toSpliced(to, 0, row), active: to };
}
