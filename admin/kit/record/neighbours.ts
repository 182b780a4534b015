import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useCreatePath, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { isBare, isDialogOpen, isTyping } from '../../keyboard/typing.ts';
import { useSingleKeys } from '../../keyboard/single-keys.ts';

export interface Neighbours {
  readonly previous?: string;
  readonly next?: string;
  /** Place in the list, counted from one. */
  readonly place: number;
  readonly of: number;
}

/** The order of the lists that were last walked through, by noun: keys only, in memory. */
const walks = new Map<string, { readonly ids: readonly string[]; readonly at: number }>();

/** The records before and after this one in the list that it was opened from; undefined when it came from no list. */
export function useNeighbours(noun: string, id: RaRecord['id'] | undefined): Neighbours | undefined {
  const queries = useQueryClient();
  return useMemo(() => {
    if (id === undefined) return undefined;
    const key = String(id);
    // The list that is still in memory; once it is gone, the order as it was when the walk began.
    const lists = queries
      .getQueryCache()
      .findAll({ queryKey: [noun] })
      .filter(({ queryKey, state }) => isList(queryKey) && idsOf(state.data).includes(key))
      .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
    const [newest] = lists;
    const kept = walks.get(noun);
    const isNewer = newest !== undefined && newest.state.dataUpdatedAt > (kept?.at ?? 0);
    const ids = isNewer || !kept?.ids.includes(key) ? idsOf(newest?.state.data) : kept.ids;
    if (ids.length < 2) return undefined;
    if (ids !== kept?.ids) walks.set(noun, { ids, at: newest?.state.dataUpdatedAt ?? 0 });
    const at = ids.indexOf(key);
    const [previous, next] = [ids[at - 1], ids[at + 1]];
    return { place: at + 1, of: ids.length, ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
  }, [queries, noun, id]);
}

const isList = (key: readonly unknown[]): boolean => ['getList', 'getManyReference', 'getInfiniteList'].includes(String(key[1]));

function idsOf(data: unknown): readonly string[] {
  const rows = (data as { data?: unknown } | undefined)?.data;
  return Array.isArray(rows) ? rows.map((row) => String((row as { id?: unknown }).id)) : [];
}

/** j and k go to the next and the previous record; not while somebody types, nor over a dialog. */
export function useNeighbourKeys(noun: string, id: string | undefined): void {
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const [single] = useSingleKeys();
  useNeighbours(noun, id);
  // Where the keys stand is ahead of what is drawn: whoever holds the key walks on from there.
  const here = useRef(id);
  useEffect(() => {
    here.current = id;
  }, [id]);
  useEffect(() => {
    if (!single) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isBare(event) || isTyping(event.target) || isDialogOpen()) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const ids = walks.get(noun)?.ids ?? [];
      const at = ids.indexOf(here.current ?? '');
      const to = at < 0 || step === 0 ? undefined : ids[at + step];
      if (to === undefined) return;
      event.preventDefault();
      here.current = to;
      void navigate(createPath({ resource: noun, type: 'show', id: to }));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [noun, single, navigate, createPath]);
}
