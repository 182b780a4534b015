import { useMemo } from 'react';
import { type Page } from '#domain/language/resource.ts';
import { usePreference } from '../../providers/preferences.ts';
import { useSession } from '../../providers/session.ts';
import { densities, fittingColumns, usualColumns, type Density, type ListLook } from './column-choice.ts';

interface KeptLook {
  readonly columns?: unknown;
  readonly widths?: unknown;
  readonly density?: unknown;
}

/** How this person has arranged the noun's list; the server remembers it. `known` is false until the server has answered. */
export function useListLook(page: Page): { readonly look: ListLook; readonly known: boolean; readonly setLook: (look: ListLook) => void } {
  const session = useSession();
  const { value, known, set } = usePreference(`list.${page.name}`);
  const look = useMemo(() => {
    const kept = (typeof value === 'object' && value !== null ? value : {}) as KeptLook;
    return {
      columns: fittingColumns(page, session, kept.columns) ?? usualColumns(page, session),
      widths: widthsOf(kept.widths),
      density: densityOf(kept.density),
    };
  }, [page, session, value]);
  return { look, known, setLook: set };
}

export const densityOf = (kept: unknown): Density => densities.find((one) => one === kept) ?? 'standard';

function widthsOf(kept: unknown): Readonly<Record<string, number>> {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 40 && entry[1] <= 900));
}
