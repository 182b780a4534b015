import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, newIntention, post } from '../providers/http.ts';
import { useSession } from '../providers/session.ts';

/** A piece of work over many records, as the server tells how far it is. */
export interface Job {
  readonly id: string;
  readonly noun: string;
  readonly action: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly dryRun: boolean;
  readonly total: number;
  readonly done: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly retryOf?: string | null;
  /** Why rows were refused, the most frequent first. */
  readonly reasons?: readonly { readonly code: string; readonly sentence: string; readonly count: number }[];
  readonly stopped?: { readonly code: string; readonly sentence: string };
}

export interface JobRow {
  readonly n: number;
  readonly recordId: string;
  readonly title: string | null;
  readonly outcome: 'succeeded' | 'refused' | null;
  readonly code: string | null;
  readonly sentence: string | null;
}

export type BulkSelection =
  | { readonly ids: readonly string[] }
  | { readonly filter: Readonly<Record<string, unknown>>; readonly except?: readonly string[] }
  /** The very records of a rehearsal, by its job: what has come to fit the question since is not among them. */
  | { readonly rehearsed: string };

export interface BulkOrder {
  readonly selection: BulkSelection;
  readonly input?: object;
  readonly reason?: string;
  readonly dryRun: boolean;
}

const askEveryMs = 1_000;
const askSeldomMs = 60_000;

/** Begins the work; answers the id of its job. The same intention begins it once. */
export const beginBulk = async (noun: string, action: string, order: BulkOrder, intention: string): Promise<string> =>
  ((await post(`/api/${noun}/actions/${action}/bulk`, order, { 'Idempotency-Key': intention })).json as { job: string }).job;

export const cancelJob = async (id: string): Promise<void> => {
  await post(`/api/jobs/${id}/cancel`);
};

/** Tries the refused rows again, as a job of its own. */
export const retryJob = async (id: string): Promise<string> =>
  ((await post(`/api/jobs/${id}/retry`, {}, { 'Idempotency-Key': newIntention() })).json as { job: string }).job;

/** Takes back what the job did, as a job of its own. */
export const undoJob = async (id: string): Promise<string> =>
  ((await post(`/api/jobs/${id}/undo`, {}, { 'Idempotency-Key': newIntention() })).json as { job: string }).job;

export const rowsOf = async (id: string, outcome: 'refused' | 'succeeded' | undefined, after: number | undefined): Promise<{ rows: readonly JobRow[]; next?: number }> => {
  const asked = new URLSearchParams({ ...(outcome ? { outcome } : {}), ...(after === undefined ? {} : { after: String(after) }) });
  return (await call(`/api/jobs/${id}/rows?${asked}`)).json as { rows: readonly JobRow[]; next?: number };
};

const mostFollowed = 10;

/** The ids of the refused rows, as far as a selection can hold them. */
export async function refusedIds(id: string): Promise<string[]> {
  const found: string[] = [];
  let after: number | undefined;
  for (let page = 0; page < mostFollowed; page++) {
    const { rows, next } = await rowsOf(id, 'refused', after);
    found.push(...rows.map(({ recordId }) => recordId));
    if (next === undefined) break;
    after = next;
  }
  return found;
}

export function useJob(id: string | undefined) {
  return useQuery({
    queryKey: ['job', id],
    enabled: id !== undefined,
    queryFn: async () => (await call(`/api/jobs/${id}`)).json as Job,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : askEveryMs),
    staleTime: 0,
  });
}

const noJobs: readonly Job[] = [];

/** My newest jobs; asked often only while one runs. */
export function useMyJobs() {
  const session = useSession();
  const { data } = useQuery({
    queryKey: ['jobs', session.id],
    enabled: session.id !== '' && session.limitedToEnrolment !== true,
    retry: false,
    queryFn: async () => ((await call('/api/me/jobs')).json as { jobs: Job[] }).jobs,
    refetchInterval: ({ state }) => (state.data?.some((job) => job.state === 'running') ? askEveryMs : askSeldomMs),
    staleTime: 5_000,
  });
  return data ?? noJobs;
}

/** A job was begun or ended: the tray asks at once. */
export function useJobsChanged(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['jobs'] });
}
