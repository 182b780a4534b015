import { Refusal } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { canonicalText } from '../audit/canonical.ts';
import { invalid } from '../list-query/invalid.ts';
import { missing } from '../missing.ts';
import { decryptSecret } from '../secrets.ts';
import { type Statement } from '../statement.ts';
import { type CommandTx } from '../transaction.ts';
import { type Values } from '../types.ts';
import { jobColumns, type BulkJob, type BulkRequest } from './bulk-job.ts';

/** After this long a rehearsal tells too little of what stands there now. */
const minutesFresh = 60;

/**
 * The very records that a rehearsal was about, for the run that follows it: what has come to fit the filter since was not judged, and is
 * not touched. The same person, action and input, an hour after it ended at most. Refuses `not_found`, `illegal_state`, `invalid_input`.
 */
export async function rehearsedStatement(tx: CommandTx, page: Page, action: string, input: Values, { id, of }: { id: string; of: string }): Promise<Statement> {
  const { actor, now, engine } = tx;
  const [job] = await tx.sql<BulkJob & { request: Uint8Array }>(`select ${jobColumns}, j.request from engine.bulk_jobs j where j.id = $1 and j.actor_id = $2 and j.acting_for is not distinct from $3::uuid`,
    [of, actor.id, actor.delegatedBy?.id ?? null]);
  if (!job?.dryRun || job.noun !== page.name || job.action !== action) return missing();
  if (job.state !== 'done' || job.finishedAt === null) throw new Refusal('illegal_state', 'Deneme bitmedi; bitmesini bekleyin ya da yeniden deneyin.', 'The rehearsal has not ended; wait for it, or rehearse again.', { state: job.state });
  if (Date.parse(now) - Date.parse(job.finishedAt) > minutesFresh * 60_000) {
    throw new Refusal('illegal_state', `Denemenin üzerinden ${minutesFresh} dakikadan çok geçti; kayıtlar değişmiş olabilir, yeniden deneyin.`, `The rehearsal is more than ${minutesFresh} minutes old; rehearse again.`, { since: job.finishedAt });
  }
  const { input: tried } = JSON.parse(decryptSecret(engine.keys.secrets, job.request)) as BulkRequest;
  if (canonicalText(tried) !== canonicalText(JSON.parse(JSON.stringify(input)))) return invalid('input', 'Girdi denenenden farklı; bu girdiyle yeniden deneyin.', 'This is not what was rehearsed; rehearse again with it.');
  return { text: 'insert into engine.bulk_rows (job_id, n, record_id) select $1::uuid, n, record_id from engine.bulk_rows where job_id = $2', values: [id, of] };
}
