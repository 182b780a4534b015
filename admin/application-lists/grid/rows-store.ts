import { rowsByNumber, sendCorrections, type Counts, type GridRow, type Outcome } from './rows-api.ts';

/** A row with what was typed over it and not yet answered. */
export interface RowView extends GridRow {
  readonly typed: Readonly<Record<string, string | null>>;
}

/** One cell that is written: null takes the file's own word back. */
export interface CellChange {
  readonly row: number;
  readonly key: string;
  readonly text: string | null;
}

export interface StoreEvents {
  /** After each answer: how the whole list stands now. */
  counted(counts: Counts): void;
  /** Rows that were not written, with the sentence that says why. */
  refused(outcomes: readonly Outcome[]): void;
  failed(error: unknown): void;
}

const atOnce = 200;
/** A request holds 64 kB and a change 20,000 signs. */
const mostSigns = 12_000;

/**
 * The rows of one list: asked for as they come into view, changed at once on the screen and one request after the other at the
 * server. What is typed while a request is under way goes with the next one.
 */
export class RowsStore {
  readonly #list: string;
  readonly #events: StoreEvents;
  readonly #rows = new Map<number, RowView>();
  readonly #asked = new Map<number, Promise<void>>();
  readonly #waiting = new Map<number, Record<string, string | null>>();
  readonly #listeners = new Set<() => void>();
  #sending = false;

  constructor(list: string, events: StoreEvents) {
    this.#list = list;
    this.#events = events;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly row = (number: number): RowView | undefined => this.#rows.get(number);
  readonly first = (): RowView | undefined => this.#rows.values().next().value;
  readonly busy = (): boolean => this.#sending || this.#waiting.size > 0;

  /** Asks for those that are not here yet, and waits for those that were asked for already. */
  async want(numbers: readonly number[]): Promise<void> {
    const missing = numbers.filter((number) => !this.#rows.has(number) && !this.#asked.has(number));
    for (let from = 0; from < missing.length; from += atOnce) {
      const part = missing.slice(from, from + atOnce);
      const coming = this.#load(part);
      for (const number of part) this.#asked.set(number, coming);
    }
    await Promise.all(new Set(numbers.flatMap((number) => this.#asked.get(number) ?? [])));
  }

  async #load(part: readonly number[]): Promise<void> {
    try {
      this.#take(await rowsByNumber(this.#list, part));
    } catch (error) {
      this.#events.failed(error);
    } finally {
      for (const number of part) this.#asked.delete(number);
    }
  }

  /** Shows the changes at once and sends them. */
  write(changes: readonly CellChange[]): void {
    for (const { row, key, text } of changes) {
      const view = this.#rows.get(row);
      if (!view) continue;
      const typed = { ...view.typed, [key]: text };
      this.#rows.set(row, { ...view, typed });
      this.#waiting.set(row, { ...this.#waiting.get(row), [key]: text });
    }
    this.#told();
    void this.#send();
  }

  /** Everything anew: the list was judged again, or somebody else works on it. */
  forget(): void {
    for (const number of [...this.#rows.keys()]) if (!this.#waiting.has(number)) this.#rows.delete(number);
    this.#told();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#waiting.size > 0) await this.#sendPart(this.#nextPart());
    } finally {
      this.#sending = false;
      this.#told();
    }
  }

  #nextPart(): [number, Record<string, string | null>][] {
    const part: [number, Record<string, string | null>][] = [];
    let signs = 0;
    for (const [row, cells] of this.#waiting) {
      signs += JSON.stringify(cells).length + 40;
      if (part.length === atOnce || (part.length > 0 && signs > mostSigns)) break;
      part.push([row, cells]);
    }
    for (const [row] of part) this.#waiting.delete(row);
    return part;
  }

  async #sendPart(part: readonly [number, Record<string, string | null>][]): Promise<void> {
    try {
      const answer = await sendCorrections(this.#list, part.map(([row, cells]) => ({ row, version: this.#rows.get(row)?.version ?? 0, cells })));
      this.#settle(part);
      if (answer.moreChanged) this.forget();
      this.#take(answer.rows);
      this.#events.counted(answer.list);
      const refused = answer.outcomes.filter(({ outcome }) => outcome !== 'written');
      if (refused.length > 0) {
        this.#events.refused(refused);
        this.#take(await rowsByNumber(this.#list, refused.map(({ row }) => row)));
      }
    } catch (error) {
      this.#settle(part);
      this.#events.failed(error);
    }
    this.#told();
  }

  /** What was typed is answered, unless it was typed over since. */
  #settle(part: readonly [number, Record<string, string | null>][]): void {
    for (const [row] of part) {
      const view = this.#rows.get(row);
      if (view) this.#rows.set(row, { ...view, typed: { ...this.#waiting.get(row) } });
    }
  }

  #take(rows: readonly GridRow[]): void {
    for (const row of rows) this.#rows.set(row.row, { ...row, typed: { ...this.#waiting.get(row.row) } });
    this.#told();
  }

  #told(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What stands in a cell by now: typed, corrected here, or as the file has it. */
export function textAt(row: RowView, key: string): string {
  const typed = row.typed[key];
  const own = row.cells[key]?.text ?? '';
  if (typed !== undefined) return typed ?? own;
  return row.edits?.[key]?.text ?? own;
}

/** The correction that a cell carries: its text, or null while it is as the file has it. */
export function editAt(row: RowView, key: string): string | null {
  const typed = row.typed[key];
  if (typed !== undefined) return typed;
  return row.edits?.[key]?.text ?? null;
}
