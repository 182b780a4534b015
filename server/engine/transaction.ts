import { type PoolClient } from 'pg';
import { businessDate } from '#domain/calendar/dates.ts';
import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { connectionLost, diedBefore } from '../db/lost-connection.ts';
import { createWithin } from './create-record.ts';
import { refersToDouble } from './doubles.ts';
import { prepared } from './list-query/prepared.ts';
import { missing } from './missing.ts';
import { ordererOf } from './orderer.ts';
import { performWithin } from './perform-action.ts';
import { selectById, selectWhere, type StoredRow } from './record-store.ts';
import { type Statement } from './statement.ts';
import { TooManyFound } from './too-many.ts';
import { type Actor, type Engine, type FindOptions, type Row, type Tx, type Values } from './types.ts';
import { applyWithin, setWithin } from './update-record.ts';

/** What commands see beyond consequences: stored rows, bundled statements, and why they run. */
export interface CommandTx extends Tx {
  readonly cause: Cause | null;
  run<T = Record<string, unknown>>(statement: Statement): Promise<T[]>;
  /** Sends a write whose answer nobody needs: what follows is sent behind it, and its failure ends whatever follows. */
  post(statement: Statement): void;
  load(noun: string, id: string, lock: boolean): Promise<StoredRow | undefined>;
  /** The same transaction, for what follows from an action. */
  becauseOf(cause: Cause): CommandTx;
  /** Rows as this transaction last wrote them. */
  readonly written: Map<string, StoredRow>;
  /** Keys of data subjects that this transaction makes: nobody else may know them before it commits. */
  readonly freshKeys: Map<string, Uint8Array>;
}

export interface Cause {
  readonly noun: string;
  readonly id: string;
  readonly action: string;
}

const retries = 3;
const deadlock = '40P01';
const serialisationFailure = '40001';

/** What commits together with the change although the change does not need it: the row of the access log for its answer. */
export interface Closing {
  readonly statement: Statement;
  /** Told after the commit, with the rows that the statement returned. */
  committed(rows: readonly unknown[]): void;
}

/** The pool handed out a connection that had died: nothing of the work has happened. */
class NeverBegan extends Error {}

/**
 * Deadlocks and serialisation failures are repeated, at most three times; a refusal or a fault rolls everything back.
 * A connection that died while it lay in the pool is replaced before anything ran; each of the pool may be such a one.
 */
export async function inTransaction<T>(engine: Engine, actor: Actor, work: (tx: CommandTx) => Promise<T>, closing?: (result: T) => Closing | null): Promise<T> {
  let dead = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await attempted(engine, actor, work, closing);
    } catch (error) {
      if (error instanceof NeverBegan) {
        if (++dead > engine.writes.options.max) throw error.cause;
        attempt -= 1;
        continue;
      }
      const code = sqlState(error);
      if (attempt > retries || (code !== deadlock && code !== serialisationFailure)) throw translated(error);
    }
  }
}

async function attempted<T>(engine: Engine, actor: Actor, work: (tx: CommandTx) => Promise<T>, closing?: (result: T) => Closing | null): Promise<T> {
  const line = openLine(await engine.writes.connect());
  const { client } = line;
  line.begin();
  let usable = false;
  try {
    const result = await work(openTx(engine, actor, line));
    const last = closing?.(result) ?? null;
    // The last writes, the view and the commit leave together.
    const logged = last === null ? [] : line.run(last.statement);
    const [{ command }, rows] = await Promise.all([line.commit(), logged]);
    // A transaction that had failed ends with a rollback, whatever was asked.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed');
    usable = true;
    last?.committed(rows);
    return result;
  } catch (error) {
    if (line.untouched(error)) throw new NeverBegan('The connection was lost before the transaction began', { cause: error });
    usable ||= await client.query('rollback').then(() => true, () => false);
    throw error;
  } finally {
    client.release(!usable);
  }
}

const sqlState = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** Constraints are the last line behind the guards: what they catch is a conflict, not a fault of ours. */
function translated(error: unknown): unknown {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  if (code === '23505') return new Refusal('already_exists', 'Bu bilgiyle bir kayıt zaten var.', 'A record with this value already exists.', { constraint });
  if (code === '23503') return new Refusal('invalid_input', 'Bağlanan kayıt bulunamadı.', 'The record referred to does not exist.', { constraint });
  if (code === refersToDouble) {
    const [tr, en] = ['Seçilen kayıt başka bir kayıtla birleştirildi. Kalan kaydı seçip yeniden deneyin.', 'The record chosen was merged into another one; choose the one that stayed and try again.'];
    return new Refusal('guard_refused', tr, en, { sentences: [{ code: 'MERGED_AWAY', tr, en }] });
  }
  if (code === '55P03' || code === '57014') return new Refusal('in_progress', 'Kayıt şu anda başka bir işlemde. Biraz sonra yeniden deneyin.', 'The record is busy; try again shortly.');
  return error;
}

/** Statements of one reader on the connections of reads, each its own moment: for what a command will ask again. Writes have no place here. */
export function reading<T>(engine: Engine, actor: Actor, work: (tx: CommandTx) => Promise<T>): Promise<T> {
  const now = engine.clock.now();
  const run = async <R>({ text, values }: Statement): Promise<R[]> => (await engine.reads.query(prepared(text, values))).rows as R[];
  const post = () => { throw new Error('A reader writes nothing'); };
  return work(commandTx({ engine, actor, now, today: businessDate(now), run, post, written: new Map(), freshKeys: new Map() }, null));
}

/** A connection on which statements follow each other without waiting; PostgreSQL works them off in their order. */
interface Line extends Pick<CommandTx, 'run' | 'post'> {
  readonly client: PoolClient;
  begin(): void;
  commit(): Promise<{ command: string }>;
  /** Whether the connection was lost before the begin was answered, and so that no commit can have been heard: whatever was sent, none of it stands. */
  untouched(error: unknown): boolean;
}

function openLine(client: PoolClient): Line {
  /** Everything posted so far. Its failure comes first: what was sent behind it only knows that the transaction is aborted. */
  let posted: Promise<unknown> = Promise.resolve();
  let begun = false;
  let committing = false;
  const ask = async <T>(asked: Promise<T>): Promise<T> => {
    // Whichever fails is told by the other; alone it would be a failure that nobody hears.
    asked.catch(() => undefined);
    await posted;
    return asked;
  };
  return {
    client,
    untouched: (error) => !begun && (committing ? diedBefore(error) : connectionLost(error)),
    begin() {
      posted = client.query('begin').then(() => { begun = true; });
      posted.catch(() => undefined);
    },
    run: async <T>({ text, values }: Statement): Promise<T[]> => (await ask(client.query(prepared(text, values)))).rows as T[],
    post({ text, values }) {
      const asked = client.query(prepared(text, values));
      asked.catch(() => undefined);
      // One behind the other, not together: answers that arrive at once must not overtake the failure that they follow from.
      posted = posted.then(() => asked);
      posted.catch(() => undefined);
    },
    commit() {
      committing = true;
      return ask(client.query('commit'));
    },
  };
}

function openTx(engine: Engine, actor: Actor, { run, post }: Line): CommandTx {
  const now = engine.clock.now();
  return commandTx({ engine, actor, now, today: businessDate(now), run, post, written: new Map(), freshKeys: new Map() }, null);
}

const usualBound = 200;

async function foundWhere(run: CommandTx['run'], page: Page, where: Values, { lock = false, limit, bound = usualBound }: FindOptions): Promise<Row[]> {
  const rows = await run<Row>(selectWhere(page, where, { lock, limit: limit ?? bound + 1 }));
  if (limit === undefined && rows.length > bound) throw new TooManyFound(page, bound, Object.keys(where));
  return rows;
}

type Shared = Pick<CommandTx, 'engine' | 'actor' | 'now' | 'today' | 'run' | 'post' | 'written' | 'freshKeys'>;

function commandTx(shared: Shared, cause: Cause | null): CommandTx {
  const { engine, run } = shared;
  const load = async (noun: string, id: string, lock: boolean) => (await run<StoredRow>(selectById(engine.page(noun), id, lock)))[0];
  const tx: CommandTx = {
    ...shared,
    cause,
    load,
    becauseOf: (next) => commandTx(shared, next),
    sql: (text, values = []) => run({ text, values }),
    async get(noun, id, options = {}) {
      return (await load(noun, id, options.lock ?? false)) ?? missing();
    },
    find: (noun, where, options = {}) => foundWhere(run, engine.page(noun), where, options),
    create: (noun, values) => createWithin(tx, noun, values),
    perform: (noun, id, action, input = {}) => performWithin(tx, noun, id, action, input),
    set: (noun, id, patch) => setWithin(tx, noun, id, patch),
    apply: (noun, id, patch, before) => applyWithin(tx, noun, id, patch, before),
    setting: (name) => engine.settings.get(name, shared.now),
    async nextGapless(series) {
      const [row] = await run<{ last: number }>({
        text: `insert into engine.gapless_numbers as g (series, last) values ($1, 1) on conflict (series) do update set last = g.last + 1 returning last`,
        values: [series],
      });
      return (row as { last: number }).last;
    },
    enqueue: (noun, recordId, effect, input = {}) => engine.jobs.enqueue(tx, { noun, recordId, effect, input, version: 0, by: ordererOf(shared.actor) }),
    refuse(sentence: Sentence): never {
      throw new Refusal('guard_refused', sentence.tr, sentence.en, { sentences: [sentence] });
    },
  };
  return tx;
}
