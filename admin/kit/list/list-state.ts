import { useMemo, useState } from 'react';
import { useStore, useStoreContext } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { useSession } from '../../providers/session.ts';
import { listKey } from '../list-key.ts';
import { useLanguage } from '../words.ts';
import { askablesOf, isSearchable, readFilter, type Filter } from './filters/askable.ts';
import { fittingColumns, isSortable, type ListLook } from './column-choice.ts';
import { densityOf, useListLook } from './list-look.ts';
import { type SavedView } from './views/views-api.ts';

export const usualRows = 25;

/** Where the settings of a list lie while somebody works: in memory only, one place for each view. */
export const stateKey = (noun: string, view: SavedView | undefined): string => (view ? `${listKey(noun)}.${view.id}` : listKey(noun));

export interface Start {
  readonly filter: Filter;
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
}

/** What a list begins with: a view's definition, or no filter and the page's own order. */
export function startOf(page: Page, view: SavedView | undefined): Start {
  const [field, order] = view?.definition.sort ?? page.sort ?? ['createdAt', 'DESC'];
  return { filter: view?.definition.filter ?? {}, sort: { field, order } };
}

/**
 * Takes out of the kept settings of a list what the page does not know: they may come from a link of another screen, or
 * from before a change of roles. Answers whether something was taken out.
 */
export function useSoundState(page: Page, key: string): boolean {
  const store = useStoreContext();
  const session = useSession();
  const language = useLanguage();
  const [mended] = useState(() => {
    const kept = store.getItem<{ filter?: unknown; sort?: unknown }>(key);
    if (kept === undefined) return false;
    const { filter, dropped } = readFilter(askablesOf(page, session, language), isSearchable(page, session), kept.filter);
    const sortable = typeof kept.sort === 'string' && (isSortable(page, kept.sort) || kept.sort === 'id');
    if (dropped.length === 0 && sortable) return false;
    const { sort } = startOf(page, undefined);
    store.setItem(key, { ...kept, filter, displayedFilters: {}, page: 1, ...(sortable ? {} : { sort: sort.field, order: sort.order }) });
    return true;
  });
  return mended;
}

/** The columns of a list: a view's own, changed for this session only; else what the person has arranged, kept by the server. */
export function useLookOf(page: Page, view: SavedView | undefined) {
  const session = useSession();
  const own = useListLook(page);
  const [changed, setChanged] = useStore<ListLook | undefined>(`${stateKey(page.name, view)}.look`, undefined);
  const ofView = useMemo(() => {
    if (!view) return undefined;
    const { columns, density } = view.definition;
    return { columns: fittingColumns(page, session, columns) ?? own.look.columns, density: density === undefined ? own.look.density : densityOf(density), widths: own.look.widths };
  }, [page, session, view, own.look]);
  if (!ofView) return own;
  return { look: changed ?? ofView, known: own.known, setLook: setChanged, forget: () => setChanged(undefined) };
}
