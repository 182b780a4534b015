/**
 * Row rights as data: one predicate, compiled to SQL for lists, counts, search and exports (engine/list-query)
 * and evaluated here for one record. A null never equals anything, in both.
 */
export type RowPredicate =
  | { readonly field: string; readonly isActor: 'id' | 'person' | 'institution' | 'bank' }
  | { readonly field: string; readonly in: readonly (string | number | boolean)[] }
  | { readonly field: string; readonly filled: boolean }
  | { readonly state: readonly string[] }
  | { readonly all: readonly RowPredicate[] }
  | { readonly any: readonly RowPredicate[] }
  | { readonly not: RowPredicate };

/** What of the acting person the predicates may ask. */
export interface RowActor {
  readonly id: string;
  readonly person?: string | undefined;
  readonly institution?: string | undefined;
  /** The bank that the machine is: what came through another is out of its reach. */
  readonly bank?: string | undefined;
}

export function rowHolds(predicate: RowPredicate, record: Readonly<Record<string, unknown>>, actor: RowActor): boolean {
  if ('isActor' in predicate) {
    const own = actor[predicate.isActor];
    return own !== undefined && record[predicate.field] === own;
  }
  if ('in' in predicate) return (predicate.in as readonly unknown[]).includes(record[predicate.field]);
  if ('filled' in predicate) return (record[predicate.field] !== null && record[predicate.field] !== undefined) === predicate.filled;
  if ('state' in predicate) return predicate.state.includes(String(record['state']));
  if ('all' in predicate) return predicate.all.every((part) => rowHolds(part, record, actor));
  if ('any' in predicate) return predicate.any.some((part) => rowHolds(part, record, actor));
  return !rowHolds(predicate.not, record, actor);
}
