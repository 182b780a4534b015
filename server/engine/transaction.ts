import { type EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import { businessDate } from '#domain/calendar/dates.ts';
import { Refusal, type Sentence } from '#domain/language/refuse.ts';
import { createWithin } from './create-record.ts';
import { missing } from './missing.ts';
import { performWithin } from './perform-action.ts';
import { selectById, selectWhere, type StoredRow } from './record-store.ts';
import { type Statement } from './statement.ts';
import { type Actor, type Engine, type Row, type Tx } from './types.ts';
import { applyWithin, setWithin } from './update-record.ts';

/** What commands see beyond consequences: stored rows, bundled statements, and why they run. */
export interface CommandTx extends Tx {
  readonly cause: Cause | null;
  run<T = Record<string, unknown>>(statement: Statement): Promise<T[]>;
  load(noun: string, id: string, lock: boolean): Promise<StoredRow | undefined>;
  /** The same transaction, for what follows from an action. */
  becauseOf(cause: Cause): CommandTx;
  /** Rows as this transaction last wrote them. */
  readonly written: Map<string, StoredRow>;
}

export interface Cause {
  readonly noun: string;
  readonly id: string;
  readonly action: string;
}

const retries = 3;
const deadlock = '40P01';
const serialisationFailure = '40001';

/** Deadlocks and serialisation failures are repeated, at most three times; a refusal or a fault rolls everything back. */
export async function inTransaction<T>(engine: Engine, actor: Actor, work: (tx: CommandTx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await engine.orm.em.fork().transactional((em) => work(openTx(engine, actor, em as EntityManager)));
    } catch (error) {
      const code = sqlState(error);
      if (attempt > retries || (code !== deadlock && code !== serialisationFailure)) throw translated(error);
    }
  }
}

const sqlState = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** Constraints are the last line behind the guards: what they catch is a conflict, not a fault of ours. */
function translated(error: unknown): unknown {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  if (code === '23505') return new Refusal('already_exists', 'Bu bilgiyle bir kayıt zaten var.', 'A record with this value already exists.', { constraint });
  if (code === '23503') return new Refusal('invalid_input', 'Bağlanan kayıt bulunamadı.', 'The record referred to does not exist.', { constraint });
  if (code === '55P03' || code === '57014') return new Refusal('in_progress', 'Kayıt şu anda başka bir işlemde. Biraz sonra yeniden deneyin.', 'The record is busy; try again shortly.');
  return error;
}

function openTx(engine: Engine, actor: Actor, em: EntityManager): CommandTx {
  const now = engine.clock.now();
  const connection = em.getTransactionContext() as unknown as Kysely<unknown>;
  const run = async <T>(statement: Statement): Promise<T[]> =>
    (await connection.executeQuery<T>(CompiledQuery.raw(statement.text, [...statement.values]))).rows;
  return commandTx({ engine, actor, em, now, today: businessDate(now), run, written: new Map() }, null);
}

type Shared = Pick<CommandTx, 'engine' | 'actor' | 'em' | 'now' | 'today' | 'run' | 'written'>;

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
    find: (noun, where, options = {}) => run<Row>(selectWhere(engine.page(noun), where, options)),
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
    enqueue: (noun, recordId, effect, input = {}) => engine.jobs.enqueue(tx, { noun, recordId, effect, input, version: 0 }),
    refuse(sentence: Sentence): never {
      throw new Refusal('guard_refused', sentence.tr, sentence.en, { sentences: [sentence] });
    },
  };
  return tx;
}
