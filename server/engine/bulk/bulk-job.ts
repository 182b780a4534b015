import { type Sentence } from '#domain/language/refuse.ts';
import { missing } from '../missing.ts';
import { type Actor, type Engine, type Values } from '../types.ts';

/** One action over many records, carried out row by row in the background as the person who ordered it. */
export interface BulkJob {
  readonly id: string;
  readonly noun: string;
  readonly action: string;
  /** Asks every row whether it could be done, and changes nothing. */
  readonly dryRun: boolean;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly actorId: string;
  readonly actingFor: string | null;
  readonly sessionId: string | null;
  readonly total: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly retryOf: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly stoppedCode: string | null;
  readonly stoppedTr: string | null;
  readonly stoppedEn: string | null;
}

/** What the action is given for every record. Kept sealed: a reason may name somebody. */
export interface BulkRequest {
  readonly input: Values;
  readonly reason?: string | undefined;
}

export const mostRows = 20_000;
export const mostRunning = 10;
export const daysKept = 30;

export const jobColumns = `j.id, j.noun, j.action, j.dry_run as "dryRun", j.state, j.actor_id::text as "actorId", j.acting_for::text as "actingFor", j.session_id as "sessionId", j.total,
  j.succeeded, j.refused, j.retry_of as "retryOf", j.started_at as "startedAt", j.finished_at as "finishedAt", j.stopped_code as "stoppedCode", j.stopped_tr as "stoppedTr", j.stopped_en as "stoppedEn"`;

/** Why rows were refused, and how many for each. */
export interface Reason extends Sentence {
  readonly count: number;
}

const mostReasons = 20;

/** A job of the actor's own, counted at this moment. Refuses `not_found`, also where it is somebody else's. */
export async function jobOf(engine: Engine, actor: Actor, id: string): Promise<{ job: BulkJob; reasons: Reason[] }> {
  const [{ rows: [stored] }, { rows: reasons }, { rows: [counts] }] = await Promise.all([
    engine.reads.query<BulkJob>({ name: 'nes_bulk_job', text: `select ${jobColumns} from engine.bulk_jobs j where j.id = $1 and j.actor_id = $2`, values: [id, actor.id] }),
    engine.reads.query<Reason>({
      name: 'nes_bulk_reasons',
      text: `select code, tr, en, count(*)::int as count from engine.bulk_rows where job_id = $1 and outcome = 'refused' group by code, tr, en order by count(*) desc, tr limit ${mostReasons}`, values: [id],
    }),
    engine.reads.query<{ succeeded: number; refused: number }>({ name: 'nes_bulk_counts', text: countsText, values: [id] }),
  ]);
  return stored ? { job: { ...stored, ...counts }, reasons } : missing();
}

export const countsText = `select count(*) filter (where outcome = 'succeeded')::int as succeeded, count(*) filter (where outcome = 'refused')::int as refused from engine.bulk_rows where job_id = $1`;

const mostShown = 20;

/** The newest 20 of the actor's jobs. */
export async function jobsOf(engine: Engine, actor: Actor): Promise<BulkJob[]> {
  const { rows } = await engine.reads.query<BulkJob>({ name: 'nes_bulk_jobs', text: `select ${jobColumns} from engine.bulk_jobs j where j.actor_id = $1 order by j.id desc limit ${mostShown}`, values: [actor.id] });
  return rows.filter(({ noun }) => engine.pages.has(noun));
}

const atOnce = 20;

/** Jobs with their rows, 30 days after they began. Called by the worker; the next call goes on. */
export async function sweepBulk(engine: Engine): Promise<void> {
  const before = new Date(Date.parse(engine.clock.now()) - daysKept * 86_400_000).toISOString();
  await engine.reads.query(`delete from engine.bulk_jobs where id in (select id from engine.bulk_jobs where started_at < $1 limit ${atOnce})`, [before]);
}
