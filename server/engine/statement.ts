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
    return shifted(text, offset);
  };
  const parts = riders.filter((rider) => rider !== null).map((rider, index) => `r${index} as (${renumbered(rider)})`);
  const main = renumbered(first);
  return { text: parts.length === 0 ? main : `with ${parts.join(', ')} ${main}`, values };
}

const shiftedTexts = new Map<string, string>();
const mostShifted = 2_000;

/** The text with its parameters counted from `offset` on; the texts of commands are few and come again. */
export function shifted(text: string, offset: number): string {
  if (offset === 0) return text;
  const key = `${offset} ${text}`;
  const known = shiftedTexts.get(key) ?? text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
  if (shiftedTexts.size >= mostShifted) shiftedTexts.clear();
  shiftedTexts.set(key, known);
  return known;
}
