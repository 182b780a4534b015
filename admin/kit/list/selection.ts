import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** What is chosen: some rows, or everything that the question asks for except some. */
export interface Selection {
  readonly whole: boolean;
  /** The chosen ones; with `whole`, the ones left out. */
  readonly ids: ReadonlySet<string>;
  readonly count: number;
  has(id: string): boolean;
  toggle(id: string): void;
  /** Chooses or leaves out all of these. */
  set(ids: readonly string[], chosen: boolean): void;
  chooseWhole(): void;
  clear(): void;
}

interface Chosen {
  readonly whole: boolean;
  readonly ids: ReadonlySet<string>;
}
const nothing: Chosen = { whole: false, ids: new Set() };

/** The selection of one list. Another question empties it: nobody acts on rows that he no longer asked for. */
export function useSelection(question: string, total: number): Selection {
  const [chosen, setChosen] = useState<Chosen>(nothing);
  const asked = useRef(question);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    setChosen(nothing);
  }, [question]);
  const set = useCallback((ids: readonly string[], wanted: boolean) => {
    setChosen(({ whole, ids: before }) => {
      const after = new Set(before);
      for (const id of ids) {
        if (wanted !== whole) after.add(id);
        else after.delete(id);
      }
      return { whole, ids: after };
    });
  }, []);
  return useMemo(() => {
    const has = (id: string) => chosen.ids.has(id) !== chosen.whole;
    return {
      ...chosen,
      count: chosen.whole ? Math.max(total - chosen.ids.size, 0) : chosen.ids.size,
      has,
      set,
      toggle: (id) => set([id], !has(id)),
      chooseWhole: () => setChosen({ whole: true, ids: new Set() }),
      clear: () => setChosen(nothing),
    };
  }, [chosen, total, set]);
}
