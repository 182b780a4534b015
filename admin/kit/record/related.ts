import { useQueries } from '@tanstack/react-query';
import { type RaRecord } from 'react-admin';
import { mayRead, maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';
import { requestList } from '../../providers/list-request.ts';
import { type Session } from '../../providers/session.ts';

export interface Related {
  readonly page: Page;
  /** The field of that page that names this record. */
  readonly by: string;
}

export interface CountOfRelated {
  readonly count: number;
  readonly capped: boolean;
}

/** What hangs on this noun, as far as the person may read it. */
export function relatedOf(page: Page, session: Session): Related[] {
  return (page.related ?? []).flatMap(({ noun, by }) => {
    const other = pageOf(noun);
    return other && mayRead(other, session) && maySee(other, session, by) ? [{ page: other, by }] : [];
  });
}

/** A correspondence is read as such, although a letter may hold a file. */
const letters = ['messages', 'outgoing-mails'];

/** Nouns that are papers: they hold a file. */
export const isPaper = (page: Page): boolean => !letters.includes(page.name) && Object.values(page.fields).some(({ kind }) => kind === 'file');

/** Nouns whose records are remarks about another. */
export const isNote = (page: Page): boolean => page.name === 'notes';

/** How many there are of each, asked once the record is there; undefined until it is known. */
export function useCounts(record: RaRecord | undefined, related: readonly Related[]): readonly (CountOfRelated | undefined)[] {
  return useQueries({
    queries: related.map(({ page, by }) => ({
      queryKey: [page.name, 'count', by, record?.id],
      queryFn: async () => {
        const { total = 0, meta } = await requestList(page.name, { filter: { [by]: record?.id }, pagination: { page: 1, perPage: 1 } });
        return { count: total, capped: (meta as { capped?: boolean } | undefined)?.capped ?? false };
      },
      enabled: record !== undefined,
      staleTime: 10_000,
    })),
  }).map(({ data }) => data);
}
