import { useQueries } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useDataProvider, type RaRecord } from 'react-admin';
import { type Language } from '#domain/language/label.ts';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';
import { useSession, type Session } from '../../providers/session.ts';
import { titleOf, useLanguage } from '../words.ts';

/** Names of records by noun and id; a noun that may not be read has none. */
export type Titles = ReadonlyMap<string, ReadonlyMap<string, string>>;

const freshForMs = 30_000;

/** The names of all records that these columns point at: one question for each noun, not one for each cell. */
export function useReferenceTitles(page: Page, columns: readonly string[], rows: readonly RaRecord[]): Titles {
  const session = useSession();
  const wanted = useMemo(() => wantedOf(page, columns, rows, session), [page, columns, rows, session]);
  return useTitlesOf(wanted);
}

function wantedOf(page: Page, columns: readonly string[], rows: readonly RaRecord[], session: Session): { noun: string; ids: string[] }[] {
  const pointing = columns.filter((name) => ['refersTo', 'refersToMany'].includes(page.fields[name]?.kind ?? ''));
  const wanted = new Map<string, Set<string>>();
  for (const name of pointing) {
    const target = pageOf(page.fields[name]?.noun ?? '');
    // Not asked for when it would be refused: what is not readable looks like what is not there.
    if (!target || !mayRead(target, session)) continue;
    const ids = wanted.get(target.name) ?? new Set();
    wanted.set(target.name, ids);
    for (const row of rows) for (const id of [row[name] as unknown].flat()) if (typeof id === 'string') ids.add(id);
  }
  // Some records are each about a record of another noun, and say of which.
  if (isPointer(page) && columns.includes('recordId')) {
    for (const { noun, recordId } of rows as readonly { noun?: unknown; recordId?: unknown }[]) {
      const target = typeof noun === 'string' ? pageOf(noun) : undefined;
      if (target && mayRead(target, session) && typeof recordId === 'string') wanted.set(target.name, (wanted.get(target.name) ?? new Set()).add(recordId));
    }
  }
  return [...wanted].map(([noun, ids]) => ({ noun, ids: [...ids].sort() }));
}

/** Whether a record of this noun names another by its kind and id. */
export const isPointer = (page: Page): boolean => page.fields['recordId']?.kind === 'text' && page.fields['noun']?.kind === 'text';

export function useTitlesOf(wanted: readonly { readonly noun: string; readonly ids: readonly string[] }[]): Titles {
  const provider = useDataProvider();
  const language = useLanguage();
  const answers = useQueries({
    queries: wanted.map(({ noun, ids }) => ({
      queryKey: [noun, 'titles', ids],
      queryFn: async () => (await provider.getMany(noun, { ids: [...ids], meta: { columns: pageOf(noun)?.title ?? [] } })).data as RaRecord[],
      enabled: ids.length > 0,
      staleTime: freshForMs,
      placeholderData: (previous: RaRecord[] | undefined) => previous,
    })),
  });
  const parts: readonly unknown[] = [language, ...wanted.flatMap(({ noun }, at) => [noun, answers[at]?.data])];
  const last = useRef<{ readonly parts: readonly unknown[]; readonly titles: Titles }>(undefined);
  // The same answers give the same map: rows are drawn anew only when a name changed.
  if (last.current?.parts.length !== parts.length || parts.some((part, at) => part !== last.current?.parts[at])) {
    last.current = { parts, titles: titlesBy(wanted, answers.map(({ data }) => data ?? []), language) };
  }
  return last.current.titles;
}

function titlesBy(wanted: readonly { readonly noun: string }[], found: readonly RaRecord[][], language: Language): Titles {
  return new Map(
    wanted.map(({ noun }, at) => {
      const target = pageOf(noun);
      return [noun, new Map((found[at] ?? []).map((record) => [String(record.id), target ? titleOf(target, record, language) : '']))];
    }),
  );
}
