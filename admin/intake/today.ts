import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../providers/http.ts';

const queryKey = ['finished today'];
/** Past midnight, and what was finished at another screen. */
const askEveryMs = 300_000;

/** How many files the person has finished today, wherever; undefined until it is known. */
export function useToday(): { readonly count: number | undefined; readonly again: () => void } {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey, queryFn: async () => ((await call('/api/me/finished-today')).json as { count: number }).count, refetchInterval: askEveryMs });
  return { count: data, again: () => void queries.invalidateQueries({ queryKey }) };
}
