import { type Row } from '../../engine/types.ts';

export interface Wish {
  readonly years: number;
  readonly reader: boolean;
}

export interface Allotment {
  readonly orderLine: Row;
  readonly readerLine: Row | null;
}

/** Hands out what remains of order lines, oldest order first, row by row; nothing is written here. */
export class QuotaAllocation {
  readonly #lines: readonly Row[];
  readonly #left: Map<string, number>;
  readonly #taken = new Map<string, number>();

  /** Lines of open orders, oldest first. */
  constructor(lines: readonly Row[]) {
    this.#lines = lines;
    this.#left = new Map(lines.map((line) => [line.id, Number(line['remaining'] ?? 0)]));
  }

  /** One certificate of that term and, where wanted, one reader, the same order's first; undefined when one of them is used up. */
  take({ years, reader }: Wish): Allotment | undefined {
    const orderLine = this.#first((line) => line['product'] === 'certificate' && line['years'] === years);
    if (!orderLine) return undefined;
    const readerLine = reader
      ? (this.#first((line) => line['product'] === 'reader' && line['order'] === orderLine['order']) ?? this.#first((line) => line['product'] === 'reader'))
      : null;
    if (readerLine === undefined) return undefined;
    for (const line of [orderLine, readerLine]) if (line) this.#use(line.id);
    return { orderLine, readerLine };
  }

  /** How much was handed out, by line. */
  taken(): ReadonlyMap<string, number> {
    return this.#taken;
  }

  #first(fits: (line: Row) => boolean): Row | undefined {
    return this.#lines.find((line) => fits(line) && (this.#left.get(line.id) ?? 0) > 0);
  }

  #use(id: string): void {
    this.#left.set(id, (this.#left.get(id) ?? 0) - 1);
    this.#taken.set(id, (this.#taken.get(id) ?? 0) + 1);
  }
}
