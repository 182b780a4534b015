import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { withoutNumbers } from '../access-log/deed.ts';
import { refusalOf } from '../http/problem.ts';
import { performInside } from '../perform-action.ts';
import { decryptSecret } from '../secrets.ts';
import { type Statement } from '../statement.ts';
import { inTransaction } from '../transaction.ts';
import { systemActor, type Actor, type Engine } from '../types.ts';
import { countsText, jobColumns, type BulkJob, type BulkRequest } from './bulk-job.ts';
import { endBulk } from './end.ts';
import { judgeRows, sentenceOfRefusal } from './judge-rows.ts';

/** Who the person is at this moment, with the roles that count today; a sentence when he may no longer act. */
export type Standing = (job: Pick<BulkJob, 'actorId' | 'actingFor' | 'sessionId'>) => Promise<Actor | Sentence>;

/** A slice is short, so that jobs take turns and a worker that stops does not keep anybody waiting. */
const sliceMs = 2_000;
const rowsAtOnce = 100;
/** How long a job waits for a worker that has died. */
const leaseSeconds = 20;

interface OpenRow {
  readonly n: number;
  readonly recordId: string;
}

/**
 * Works on the job that has waited longest, for two seconds at most; false when none is running. Any number of workers may do this at
 * once and die at any moment: a row's result commits together with what was done to its record, so nothing is done twice.
 */
export async function runBulkSlice(engine: Engine, standing: Standing): Promise<boolean> {
  const job = await claim(engine);
  if (!job) return false;
  try {
    const actor = await standing(job);
    if ('code' in actor) await endBulk(engine, systemActor, job, { state: 'failed', because: actor });
    else await workOn(engine, actor, job);
  } finally {
    await engine.reads.query(`update engine.bulk_jobs set lease_until = null, (succeeded, refused) = (${countsText}) where id = $1`, [job.id]);
  }
  return true;
}

type Claimed = BulkJob & { readonly request: Uint8Array };

/** By the database's clock: workers of several machines must agree. */
async function claim(engine: Engine): Promise<Claimed | undefined> {
  const { rows: [job] } = await engine.reads.query<Claimed>({
    name: 'nes_bulk_claim',
    text: `update engine.bulk_jobs j set lease_until = clock_timestamp() + interval '${leaseSeconds} seconds', served_at = clock_timestamp()
      where j.id = (select id from engine.bulk_jobs where state = 'running' and (lease_until is null or lease_until < clock_timestamp()) order by served_at nulls first, id limit 1 for update skip locked)
      returning ${jobColumns}, j.request`,
  });
  return job;
}

async function workOn(engine: Engine, actor: Actor, job: Claimed): Promise<void> {
  const request = JSON.parse(decryptSecret(engine.keys.secrets, job.request)) as BulkRequest;
  for (const end = performance.now() + sliceMs; performance.now() < end; ) {
    const rows = await openRows(engine, job.id);
    if (rows.length === 0) {
      await endBulk(engine, actor, job, { state: 'done' });
      return;
    }
    const goesOn = job.dryRun ? await judgeAll(engine, actor, job, request, rows) : await performEach(engine, actor, job, request, rows, end);
    if (!goesOn) return;
  }
}

async function openRows(engine: Engine, jobId: string): Promise<OpenRow[]> {
  const { rows } = await engine.reads.query<OpenRow>({
    name: 'nes_bulk_open',
    text: `select r.n, r.record_id as "recordId" from engine.bulk_rows r join engine.bulk_jobs j on j.id = r.job_id and j.state = 'running' where r.job_id = $1 and r.outcome is null order by r.n limit ${rowsAtOnce}`, values: [jobId],
  });
  return rows;
}

async function judgeAll(engine: Engine, actor: Actor, job: BulkJob, { input }: BulkRequest, rows: readonly OpenRow[]): Promise<boolean> {
  const judged = await judgeRows(engine, actor, job.noun, job.action, input, rows.map(({ recordId }) => recordId));
  const sentences = rows.map(({ recordId }) => judged.get(recordId) ?? null);
  const { rowCount } = await engine.reads.query(
    `update engine.bulk_rows r set outcome = case when o.code is null then 'succeeded' else 'refused' end, code = o.code, tr = o.tr, en = o.en, at = $6
      from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as o (n, code, tr, en) where r.job_id = $1 and r.n = o.n and r.outcome is null`,
    [job.id, rows.map(({ n }) => n), ...(['code', 'tr', 'en'] as const).map((part) => sentences.map((one) => (one === null ? null : tellable(one)[part]))), engine.clock.now()]);
  return (rowCount ?? 0) > 0;
}

async function performEach(engine: Engine, actor: Actor, job: BulkJob, request: BulkRequest, rows: readonly OpenRow[], end: number): Promise<boolean> {
  for (const row of rows) {
    if (!(await performRow(engine, actor, job, request, row))) return false;
    if (performance.now() > end) return true;
  }
  return true;
}

/** False when the job is over: somebody cancelled it. */
async function performRow(engine: Engine, actor: Actor, job: BulkJob, { input, reason }: BulkRequest, { n, recordId }: OpenRow): Promise<boolean> {
  try {
    return await inTransaction(engine, actor, async (tx) => {
      // Held until the commit: a second worker waits here, and then finds the row done.
      const [open] = await tx.sql<{ state: string }>(
        'select j.state from engine.bulk_rows r join engine.bulk_jobs j on j.id = r.job_id where r.job_id = $1 and r.n = $2 and r.outcome is null for update of r', [job.id, n]);
      if (!open) return true;
      if (open.state !== 'running') return false;
      const { pending } = await performInside(tx.becauseOf({ noun: 'bulk', id: job.id, action: job.action }), job.noun, recordId, job.action, input, { reason });
      tx.post(outcome(job.id, n, tx.now, pending ? waitsForOthers : null, 'succeeded'));
      return true;
    });
  } catch (error) {
    const refusal = refusalOf(error);
    // The database away is no judgement on a record: the row stays open, and the job goes on when it is back.
    if (refusal.code === 'unavailable') throw error;
    const { text, values } = outcome(job.id, n, engine.clock.now(), sentenceOfRefusal(refusal), 'refused');
    await engine.reads.query(text, [...values]);
    if (refusal.code === 'unexpected' && !(error instanceof Refusal)) throw error;
    return true;
  }
}

const waitsForOthers: Sentence = { code: 'approval_noted', tr: 'Onayınız kaydedildi; diğer onaylar bekleniyor.', en: 'Your approval is noted; others are still missing.' };

const outcome = (jobId: string, n: number, at: string, sentence: Sentence | null, how: 'succeeded' | 'refused'): Statement => {
  const { code, tr, en } = sentence ? tellable(sentence) : { code: null, tr: null, en: null };
  return { text: 'update engine.bulk_rows set outcome = $3, code = $4, tr = $5, en = $6, at = $7 where job_id = $1 and n = $2 and outcome is null', values: [jobId, n, how, code, tr, en, at] };
};

/** Sentences lie in plain for thirty days: no number of a person among them. */
const tellable = ({ code, tr, en }: Sentence): Sentence => ({ code, tr: withoutNumbers(tr).slice(0, 1_000), en: withoutNumbers(en).slice(0, 1_000) });
