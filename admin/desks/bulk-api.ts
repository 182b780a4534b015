import { call, newIntention, post } from '../providers/http.ts';
import { type BulkSelection } from '../jobs/jobs-api.ts';

export interface JobFacts {
  readonly id: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly dryRun: boolean;
  /** Why records were refused, the most frequent first. */
  readonly reasons?: readonly { readonly code: string; readonly sentence: string; readonly count: number }[];
}

/** Begins an action over all that a question finds, or over what a rehearsal was about; answers the id of the job. With `dryRun` nothing happens but counting. */
export const beginBulk = async (noun: string, action: string, selection: BulkSelection, dryRun: boolean): Promise<string> =>
  ((await post(`/api/${noun}/actions/${action}/bulk`, { selection, input: {}, dryRun }, { 'Idempotency-Key': newIntention() })).json as { job: string }).job;

export const askJob = async (id: string): Promise<JobFacts> => (await call(`/api/jobs/${encodeURIComponent(id)}`)).json as JobFacts;
