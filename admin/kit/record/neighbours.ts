import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useCreatePath, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { isBare, isDialogOpen, isTyping } from '../../keyboard/typing.ts';
import { useSingleKeys } from '../../keyboard/ConsoleKeys.tsx';

export interface Neighbours {
  readonly previous?: string;
  readonly next?: string;
  /** Place in the list, counted from one. */
  readonly place: number;
  readonly of: number;
}

/** The order of the lists that were last walked through, by noun: keys only, in memory. */
const walked = new Map<string, readonly string[]>();

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
    const kept = walked.get(noun);
    const ids = kept?.includes(key) ? kept : idsOf(lists[0]?.state.data);
    if (ids.length < 2) return undefined;
    walked.set(noun, ids);
    const at = ids.indexOf(key);
    const [previous, next] = [ids[at - 1], ids[at + 1]];
    return { place: at + 1, of: ids.length, ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
  }, [queries, noun, id]);
}

/** A list that is opened anew is another walk. */
export const forgetWalk = (noun: string): void => {
  walked.delete(noun);
};

const isList = (key: readonly unknown[]): boolean => ['getList', 'getManyReference', 'getInfiniteList'].includes(String(key[1]));

function idsOf(data: unknown): readonly string[] {
  const rows = (data as { data?: unknown } | undefined)?.data;
  return Array.isArray(rows) ? rows.map((row) => String((row as { id?: unknown }).id)) : [];
}

/** j and k go to the next and the previous record; not while somebody types, nor over a dialog. */
export function useNeighbourKeys(noun: string, neighbours: Neighbours | undefined): void {
  const navigate = useNavigate();
  const createPath = useCreatePath();
  const [single] = useSingleKeys();
  useEffect(() => {
    if (!single || neighbours === undefined) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isBare(event) || isTyping(event.target) || isDialogOpen()) return;
      const to = event.key === 'j' ? neighbours.next : event.key === 'k' ? neighbours.previous : undefined;
      if (to === undefined) return;
      event.preventDefault();
      void navigate(createPath({ resource: noun, type: 'show', id: to }));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [noun, neighbours, single, navigate, createPath]);
}
