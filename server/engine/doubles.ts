import { type Page } from '#domain/language/resource.ts';
import { columnOf, tableOf } from './columns.ts';
import { type CommandTx } from './transaction.ts';
import { type Row } from './types.ts';

/** SQLSTATE of `engine.refuse_double` (a migration), which transaction.ts turns into a sentence. */
export const refersToDouble = 'NE001';

interface Leading {
  readonly field: string;
  readonly table: string;
  readonly column: string;
}

const leadings = new WeakMap<Page, readonly Leading[]>();

/** Fields of a page that lead to a noun whose records may be doubles, but for evidence. */
function leadingOf(tx: CommandTx, page: Page): readonly Leading[] {
  const known = leadings.get(page) ?? Object.entries(page.fields).flatMap(([field, { kind, noun, evidence }]) => {
    const doubleOf = kind === 'refersTo' && noun !== undefined && evidence !== true ? tx.engine.page(noun).doubleOf : undefined;
    return doubleOf === undefined ? [] : [{ field, table: tableOf(String(noun)), column: columnOf(doubleOf) }];
  });
  leadings.set(page, known);
  return known;
}

/**
 * Nothing begins to refer to a record that was merged into another one. The question locks as weakly as a foreign key does, and only the
 * merger itself locks against it: whoever was first is committed before the merger looks for what must follow, and whoever comes later is refused.
 */
export function refuseDoubles(tx: CommandTx, page: Page, changes: readonly { readonly before: Row | null; readonly after: Row }[]): void {
  for (const { field, table, column } of leadingOf(tx, page)) {
    const ids = new Set(changes.filter(({ before, after }) => before?.[field] !== after[field]).map(({ after }) => after[field]).filter((id) => typeof id === 'string'));
    if (ids.size > 0) tx.post({ text: 'select engine.refuse_double($1, $2, $3::uuid[])', values: [table, column, [...ids].sort()] });
  }
}
