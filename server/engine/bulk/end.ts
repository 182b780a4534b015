import { type Sentence } from '#domain/language/refuse.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { deedStatement } from '../access-log/deed.ts';
import { missing } from '../missing.ts';
import { bundle } from '../statement.ts';
import { type Actor, type Engine } from '../types.ts';
import { countsText, jobColumns, type BulkJob } from './bulk-job.ts';

type Ending = { readonly state: 'done' } | { readonly state: 'cancelled' } | { readonly state: 'failed'; readonly because: Sentence };

/** Ends a running job once, with its figures and its row of the log in one statement; false when it had ended already. */
export async function endBulk(engine: Engine, actor: Actor, job: Pick<BulkJob, 'id' | 'noun' | 'action' | 'total'>, ending: Ending): Promise<boolean> {
  const { rows: [counts = { succeeded: 0, refused: 0 }] } = await engine.reads.query<{ succeeded: number; refused: number }>(countsText, [job.id]);
  const because = ending.state === 'failed' ? ending.because : null;
  const over = {
    // Done is only what has no open row left.
    text: `update engine.bulk_jobs set state = $2, finished_at = $3, succeeded = $4, refused = $5, stopped_code = $6, stopped_tr = $7, stopped_en = $8, lease_until = null
      where id = $1 and state = 'running' and ($2 <> 'done' or not exists (select 1 from engine.bulk_rows where job_id = $1 and outcome is null)) returning 1`,
    values: [job.id, ending.state, engine.clock.now(), counts.succeeded, counts.refused, because?.code ?? null, because?.tr ?? null, because?.en ?? null],
  };
  const kind = { done: 'bulkFinished', cancelled: 'bulkCancelled', failed: 'bulkStopped' }[ending.state];
  const deed = deedStatement(engine, actor, { kind, noun: job.noun, ids: [job.id], facts: { action: job.action, total: job.total, ...counts, ...(because ? { because: because.code } : {}) } }, 'select 1 from r0');
  const { text, values } = bundle(deed, over);
  return (await engine.reads.query(text, [...values])).rowCount === 1;
}

/** Stops between two rows; the row that is under way ends as it ends. Refuses `not_found`, `illegal_state`. */
export async function cancelBulk(engine: Engine, actor: Actor, id: string): Promise<void> {
  const { rows: [job] } = await engine.reads.query<BulkJob>(`select ${jobColumns} from engine.bulk_jobs j where j.id = $1 and j.actor_id = $2`, [id, actor.id]);
  if (!job) return missing();
  if (await endBulk(engine, actor, job, { state: 'cancelled' })) return;
  throw new Refusal('illegal_state', 'Bu iş zaten bitmiş; durdurulacak bir şey kalmadı.', 'This job is over already.', { state: job.state });
}
