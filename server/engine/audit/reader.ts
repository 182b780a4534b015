/** What verify reads through: a pool, or one connection whose transaction sees one moment. */
export interface SqlReader {
  query<T extends object>(text: string, values?: unknown[]): Promise<{ rows: T[] }>;
}

const rowsAtOnce = 500;

/** Every row of a keyset query, in bounded batches. `text` ends before `limit`; `keyOf` gives its first parameters for what follows a row. */
export async function* everyRow<T extends object>(
  reader: SqlReader, text: string, first: readonly unknown[], keyOf: (row: T) => readonly unknown[], fixed: readonly unknown[] = []
): AsyncGenerator<T> {
  for (let key = first; ; ) {
    const { rows } = await reader.query<T>(`${text} limit ${rowsAtOnce}`, [...key, ...fixed]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    key = keyOf(last);
  }
}
