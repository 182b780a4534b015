import { useQuery } from '@tanstack/react-query';
import { call } from '../providers/http.ts';

/** How a state stands for this reader; see GET /api/workflows/{noun}. */
export interface StateStanding {
  readonly state: string;
  readonly count: number;
  readonly capped: boolean;
  readonly overdue: number;
  readonly medianHours: number | null;
  readonly slowHours: number | null;
}

const askEveryMs = 30_000;

/** Counts that stay true while the page is looked at. */
export function useStanding(noun: string) {
  return useQuery({
    queryKey: ['workflow', noun],
    queryFn: async () => ((await call(`/api/workflows/${noun}`)).json as { states: StateStanding[] }).states,
    refetchInterval: askEveryMs,
  });
}
