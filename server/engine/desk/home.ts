import { type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { tableOf } from '../columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { listOf } from '../list-query/list-records.ts';
import { columnSql } from '../list-query/row-sql.ts';
import { presentRecord, type Presented } from '../present/presenter.ts';
import { type Actor, type Engine, type Row } from '../types.ts';
import { countSignatures, type Narrowing, type SignatureCount } from './approvals.ts';
import { runBounded } from './bounded.ts';
import { momentsOf, queuesOf, type Queue } from './queues.ts';
import { queueSql, untilSql, waitingStates } from './waiting.ts';

export interface Errand {
  readonly noun: string;
  readonly until: string | null;
  /** As lists show it. */
  readonly record: Presented;
}

export interface HomeAnswer {
  readonly queues: readonly Queue[];
  /** Past their time or due before the day ends, the earliest first. */
  readonly due: readonly Errand[];
  /** Work given to people rather than to states: taken on by the actor, or by nobody on the actor's desk yet. */
  readonly mine: readonly Errand[];
  readonly signatures: readonly SignatureCount[];
}

const mostErrands = 10;

/** What one person finds on the first screen; each part a bounded statement, side by side. */
export async function homeOf(engine: Engine, actor: Actor, language: Language, narrow: Narrowing): Promise<HomeAnswer> {
  const [queues, due, mine, signatures] = await Promise.all([
    queuesOf(engine, actor, language), dueOf(engine, actor), mineOf(engine, actor), countSignatures(engine, actor, narrow),
  ]);
  return { queues, due, mine, signatures };
}

interface Found {
  readonly noun: string;
  readonly id: string;
  readonly until: string | null;
}

async function dueOf(engine: Engine, actor: Actor): Promise<Errand[]> {
  const { today } = await momentsOf(engine);
  // Work that is given to people has a place of its own.
  return errands(engine, actor, [...engine.pages.values()].filter(({ desk }) => desk === undefined), (page, state, binding) =>
    `${queueSql(page, actor, state, binding)} and ${columnSql('dueAt')} < ${binding.bind(today, 'timestamptz')}`);
}

function mineOf(engine: Engine, actor: Actor): Promise<Errand[]> {
  return errands(engine, actor, [...engine.pages.values()].filter(({ desk }) => desk !== undefined), (page, state, binding) => {
    const taken = page.desk?.takenBy;
    const mine = taken === undefined ? '' : ` and (${columnSql(taken)} is null or ${columnSql(taken)}::text = ${binding.bind(actor.id, 'text')})`;
    return `${queueSql(page, actor, state, binding)}${mine}`;
  });
}

async function errands(engine: Engine, actor: Actor, pages: readonly Page[], where: (page: Page, state: string, binding: ReturnType<typeof openBinding>) => string): Promise<Errand[]> {
  const binding = openBinding();
  const parts = pages.flatMap((page) => waitingStates(page, actor).map((state) =>
    `(select ${binding.bind(page.name, 'text')} as noun, ${columnSql('id')} as id, ${untilSql(page)} as until from ${tableOf(page.name)} r
      where ${where(page, state, binding)} order by ${untilSql(page)}, ${columnSql('id')} limit ${mostErrands})`));
  if (parts.length === 0) return [];
  const found = await runBounded<Found>(engine, `select * from (${parts.join(' union all ')}) u order by u.until, u.id limit ${mostErrands}`, binding.values);
  const records = await recordsOf(engine, actor, found);
  return found.flatMap(({ noun, id, until }) => {
    const record = records.get(id);
    return record ? [{ noun, until, record }] : [];
  });
}

/** What was found, masked as lists are. Their rights were asked in the statement that found them. */
async function recordsOf(engine: Engine, actor: Actor, found: readonly Found[]): Promise<ReadonlyMap<string, Presented>> {
  const records = new Map<string, Presented>();
  for (const [noun, some] of Map.groupBy(found, (one) => one.noun)) {
    const page = engine.page(noun);
    const binding = openBinding();
    const ids = binding.bind(some.map(({ id }) => id), 'uuid[]');
    const rows = await runBounded<Row>(engine, `select ${listOf(page, actor)} from ${tableOf(noun)} r where r.id = any(${ids})`, binding.values);
    for (const row of rows) records.set(row.id, presentRecord(page, actor, row, { unmask: false }));
  }
  return records;
}
