import { useInfiniteQuery } from '@tanstack/react-query';
import { type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { historyOf, type HistoryStep } from '../../providers/console-api.ts';

/** The trail of a record, newest first; the path and the timeline read the same. Another version asks anew. */
export function useHistory(page: Page, record: RaRecord | undefined) {
  const query = useInfiniteQuery({
    queryKey: [page.name, 'history', record?.id, record?.['version']],
    queryFn: ({ pageParam }) => historyOf(page.name, record?.id ?? '', pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next,
    enabled: record !== undefined,
    // Told steps do not change: only another version has more of them.
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  });
  const steps: readonly HistoryStep[] | undefined = query.data?.pages.flatMap((one) => one.steps);
  return { ...query, steps, whole: query.data !== undefined && !query.hasNextPage };
}
