/** SQL text with `$1…` and its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * One round trip for several writes: `first` answers, the others ride along as data-modifying common table expressions.
 * They must touch different tables (PostgreSQL runs them on one snapshot, in no order).
 */
export function bundle(first: Statement, ...riders: readonly (Statement | null)[]): Statement {
  const values: unknown[] = [];
  const renumbered = ({ text, values: own }: Statement): string => {
    const offset = values.length;
    values.push(...own);
    return offset === 0 ? text : text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
  };
  const parts = riders.filter((rider) => rider !== null).map((rider, index) => `r${index} as (${renumbered(rider)})`);
  const main = renumbered(first);
  return { text: parts.length === 0 ? main : `with ${parts.join(', ')} ${main}`, values };
}
