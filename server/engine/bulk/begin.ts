import { mayAct, readableRows } from '#domain/language/permit.ts';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { isOneByOne } from '#domain/language/workflow.ts';
import { deedStatement, withoutNumbers } from '../access-log/deed.ts';
import { invalid } from '../list-query/invalid.ts';
import { missing } from '../missing.ts';
import { once } from '../once.ts';
import { parseAction } from '../parse-input.ts';
import { notYours } from '../perform-action.ts';
import { encryptSecret } from '../secrets.ts';
import { inTransaction, type CommandTx } from '../transaction.ts';
import { type Actor, type CommandOptions, type Engine, type Values } from '../types.ts';
import { jobColumns, mostRows, mostRunning, type BulkJob, type BulkRequest } from './bulk-job.ts';
import { rehearsedStatement } from './rehearsal.ts';
import { freezeStatement, tooMany, type Selection } from './selection.ts';

export interface BulkOrder extends BulkRequest {
  readonly selection: Selection;
  readonly dryRun: boolean;
}

/**
 * Begins a job: what it is about is frozen in this transaction, the worker does the rest. Answers its id.
 * Refuses `not_found`, `not_permitted`, `guard_refused`, `illegal_state`, `invalid_input`, `too_many_rows`, `too_many_requests`, `key_reused`.
 */
export async function beginBulk(engine: Engine, actor: Actor, page: Page, action: string, order: BulkOrder, onceKey: CommandOptions['once']): Promise<string> {
  refuseUnable(page, actor, action);
  const request = { input: checkedInput(page, action, order.input), reason: order.reason };
  const { selection, dryRun } = order;
  if ('rehearsed' in selection && dryRun) return invalid('selection.rehearsed', 'Bir deneme, başka bir denemenin kayıtlarıyla yapılmaz.', 'A rehearsal is not about the records of another.');
  return inTransaction(engine, actor, (tx) => once(tx, onceKey, async () => {
    const id = await insertJob(tx, { page, action, dryRun, request, retryOf: null });
    await tx.run('rehearsed' in selection ? await rehearsedStatement(tx, page, action, request.input, { id, of: selection.rehearsed }) : freezeStatement(page, actor, id, selection));
    await settle(tx, page, action, id, { dryRun, ...factsOf(selection), reason: request.reason });
    return id;
  }));
}

function factsOf(selection: Selection): Values {
  if ('rehearsed' in selection) return { selection: 'rehearsed', rehearsed: selection.rehearsed };
  return 'ids' in selection ? { selection: 'ids' } : { selection: 'filter', filterFields: Object.keys(selection.filter).sort() };
}

/** The refused rows of a job once more, as a job of its own. Refuses `illegal_state` while it runs, or when nothing was refused. */
export const retryBulk = (engine: Engine, actor: Actor, id: string, onceKey: CommandOptions['once']): Promise<string> =>
  follow(engine, actor, id, onceKey, 'refused', (job) => {
    if (job.refused === 0) throw new Refusal('illegal_state', 'Yeniden denenecek kayıt yok: hiçbir kayıt geri çevrilmedi.', 'There is nothing to try again.', { state: job.state });
    return { action: job.action, request: job.request };
  });

/** What a job did, taken back by the action that the page names for it, as a job of its own. Refuses `illegal_state` where there is none. */
export const undoBulk = (engine: Engine, actor: Actor, id: string, onceKey: CommandOptions['once']): Promise<string> =>
  follow(engine, actor, id, onceKey, 'succeeded', (job, page) => {
    const undoing = page.workflow.actions[job.action]?.undoneBy;
    if (undoing === undefined || job.succeeded === 0) throw new Refusal('illegal_state', 'Bu toplu iş geri alınamaz.', 'This job cannot be taken back.', { state: job.state });
    return { action: undoing, request: { input: parseAction(page, undoing, {}), reason: undefined } };
  });

type JobToFollow = BulkJob & { readonly request: Uint8Array };

/** A job over the rows of an ended one that came out so. */
async function follow(engine: Engine, actor: Actor, id: string, onceKey: CommandOptions['once'], outcome: 'refused' | 'succeeded', next: (job: JobToFollow, page: Page) => Pick<NewJob, 'action' | 'request'>): Promise<string> {
  return inTransaction(engine, actor, (tx) => once(tx, onceKey, async () => {
    const [job] = await tx.sql<JobToFollow>(`select ${jobColumns}, j.request from engine.bulk_jobs j where j.id = $1 and j.actor_id = $2`, [id, actor.id]);
    const page = engine.pages.get(job?.noun ?? '');
    if (!job || !page) return missing();
    if (job.state === 'running' || job.dryRun) throw new Refusal('illegal_state', 'İş sürüyor ya da yalnız bir denemeydi.', 'The job runs, or was a rehearsal only.', { state: job.state });
    const { action, request } = next(job, page);
    refuseUnable(page, actor, action);
    const following = await insertJob(tx, { page, action, dryRun: false, request, retryOf: id });
    await tx.sql('insert into engine.bulk_rows (job_id, n, record_id) select $1::uuid, row_number() over (order by n), record_id from engine.bulk_rows where job_id = $2 and outcome = $3', [following, id, outcome]);
    await settle(tx, page, action, following, { dryRun: false, retryOf: id });
    return following;
  }));
}

function refuseUnable(page: Page, actor: Actor, name: string): void {
  if (readableRows(page, actor) === 'none') throw new Refusal('not_permitted', 'Bu kayıtları görme yetkiniz yok.', 'You may not read these records.');
  const action = Object.hasOwn(page.workflow.actions, name) ? page.workflow.actions[name] : undefined;
  if (!action) return missing();
  if (!mayAct(page, actor, name)) throw notYours(name, action);
  // A second pair of eyes that looks at twenty thousand records at once has looked at none.
  if (isOneByOne(action)) throw oneByOne(labelIn('tr', action.label, name), labelIn('en', action.label, name));
}

function oneByOne(tr: string, en: string): Refusal {
  const sentence = { code: 'ONE_BY_ONE', tr: `“${tr}” toplu yapılmaz; her kayıt açılıp tek tek bakılır.`, en: `“${en}” is not done in bulk: each record is opened and looked at by itself.` };
  return new Refusal('guard_refused', sentence.tr, sentence.en, { sentences: [sentence] });
}

/** One value for all records: what is about one person, and a file, is given at its record. */
function checkedInput(page: Page, action: string, input: Values): Values {
  const fields = page.workflow.actions[action]?.input ?? {};
  const own = Object.entries(fields).filter(([name, field]) => (field.personal || field.kind === 'file') && (field.required || (input[name] !== undefined && input[name] !== null))).map(([name]) => name);
  if (own.length > 0) return invalid(`input.${own[0] ?? ''}`, 'Bu bilgi her kayıtta ayrıdır; işlem toplu yapılamaz, kayıtları tek tek işleyin.', 'This differs from record to record; the action is done one by one.', 'personal_input_in_bulk');
  return parseAction(page, action, input);
}

interface NewJob {
  readonly page: Page;
  readonly action: string;
  readonly dryRun: boolean;
  readonly request: BulkRequest | Uint8Array;
  readonly retryOf: string | null;
}

async function insertJob(tx: CommandTx, { page, action, dryRun, request, retryOf }: NewJob): Promise<string> {
  const { engine, actor, now } = tx;
  const id = engine.ids();
  const sealed = request instanceof Uint8Array ? request : encryptSecret(engine.keys.secrets, JSON.stringify(request));
  const made = await tx.sql(
    `insert into engine.bulk_jobs (id, noun, action, dry_run, state, actor_id, acting_for, session_id, request, total, retry_of, started_at)
      select $1::uuid, $2::text, $3::text, $4::boolean, 'running', $5::uuid, $6::uuid, $7::text, $8::bytea, 0, $9::uuid, $10::timestamptz
      where (select count(*) from engine.bulk_jobs where actor_id = $5 and state = 'running') < ${mostRunning} returning 1`,
    [id, page.name, action, dryRun, actor.id, actor.delegatedBy?.id ?? null, actor.sessionId ?? null, sealed, retryOf, now]);
  if (made.length === 0) throw new Refusal('too_many_requests', `Süren ${mostRunning} toplu işiniz var; birinin bitmesini bekleyin.`, `You have ${mostRunning} jobs running; wait for one to end.`);
  return id;
}

async function settle(tx: CommandTx, page: Page, action: string, id: string, facts: Values & { reason?: string | undefined }): Promise<void> {
  const [{ total = 0 } = {}] = await tx.sql<{ total: number }>('update engine.bulk_jobs set total = (select count(*) from engine.bulk_rows where job_id = $1) where id = $1 returning total', [id]);
  if (total > mostRows) throw tooMany(total);
  if (total === 0) invalid('selection', 'Seçimde hiç kayıt yok.', 'The selection holds no record.');
  const { reason, ...rest } = facts;
  tx.post(deedStatement(tx.engine, tx.actor, { kind: 'bulkBegun', noun: page.name, ids: [id], facts: { action, total, ...rest, ...(reason === undefined ? {} : { reason: withoutNumbers(reason) }) } }));
}
