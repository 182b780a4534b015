import { type Load, type Page } from '#domain/language/resource.ts';
import { type Sentence } from '#domain/language/refuse.ts';
import { guardRefused } from './once.ts';
import { notLoaded, TooManyFound, tooManyCode } from './too-many.ts';
import { type CommandTx } from './transaction.ts';
import { type Given, type Row, type Values } from './types.ts';

/**
 * Guards are pure; this loads what the page says they look at, for a batch of records with one query a load,
 * and asks them. The sentences are what the user reads.
 */
export async function loadGiven(tx: CommandTx, page: Page, records: readonly Row[], input: Values = {}): Promise<Map<string, Given>> {
  const shared = { now: tx.now, today: tx.today, actor: tx.actor, input };
  const given = new Map<string, Record<string, unknown>>(records.map((record) => [record.id, { ...shared }]));
  for (const [name, load] of Object.entries(page.loads ?? {})) await filled(tx, page, name, load, records, given);
  return given as unknown as Map<string, Given>;
}

/** Of many records the one that has too many beside it is found by asking for each alone; it spoils neither the others nor guards that do not look there. */
async function filled(tx: CommandTx, page: Page, name: string, load: Load, records: readonly Row[], given: Gathering): Promise<void> {
  try {
    await fill(tx, page, name, load, records, given);
  } catch (error) {
    if (!(error instanceof TooManyFound)) throw error;
    const [first, ...others] = records;
    if (first && others.length === 0) return set(given, first, name, notLoaded(error));
    for (const record of records) await filled(tx, page, name, load, [record], given);
  }
}

const mostLoaded = 20_000;
const mostOfOne = 200;

type Gathering = Map<string, Record<string, unknown>>;

async function fill(tx: CommandTx, page: Page, name: string, load: Load, records: readonly Row[], given: Gathering): Promise<void> {
  if ('setting' in load) {
    const value = await tx.setting(load.setting);
    for (const own of given.values()) own[name] = value;
    return;
  }
  if ('every' in load) {
    const rows = await tx.find(load.every, load.where ?? {}, { bound: load.limit ?? mostOfOne });
    for (const own of given.values()) own[name] = rows;
    return;
  }
  const sourcesOf = (record: Row): Row[] => (load.of === undefined ? [record] : rowsIn(given.get(record.id)?.[load.of]));
  const sources = records.flatMap(sourcesOf);
  if ('one' in load) {
    const found = await byId(tx, load.one, sources.map((source) => source[load.by]));
    // Through a single record the answer is single; through many it is as many.
    for (const record of records) {
      const rows = sourcesOf(record).map((source) => found.get(String(source[load.by]))).filter((row) => row !== undefined);
      set(given, record, name, isMany(page, load.of) ? rows : (rows[0] ?? null));
    }
  } else if ('listed' in load) {
    const found = await byId(tx, load.listed, sources.flatMap((source) => (source[load.by] as string[] | null) ?? []));
    for (const record of records) {
      const ids = sourcesOf(record).flatMap((source) => (source[load.by] as string[] | null) ?? []);
      set(given, record, name, [...new Set(ids)].flatMap((id) => found.get(id) ?? []));
    }
  } else {
    const keyOf = (source: Row): unknown => source[load.from ?? 'id'];
    const ids = [...new Set(sources.map(keyOf).filter((key) => key !== null && key !== undefined))];
    const rows = ids.length === 0 ? [] : await tx.find(load.many, { ...load.where, [load.by]: ids }, { bound: Math.min(mostLoaded, (load.limit ?? mostOfOne) * ids.length) });
    const byOwner = Map.groupBy(rows, (row) => String(row[load.by]));
    for (const record of records) set(given, record, name, sourcesOf(record).flatMap((source) => byOwner.get(String(keyOf(source))) ?? []));
  }
}

const rowsIn = (loaded: unknown): Row[] => (Array.isArray(loaded) ? (loaded as Row[]) : loaded === null || loaded === undefined ? [] : [loaded as Row]);

function isMany(page: Page, of: string | undefined): boolean {
  const load = of === undefined ? undefined : page.loads?.[of];
  if (load === undefined || 'setting' in load) return false;
  return !('one' in load) || isMany(page, load.of);
}

function set(given: Gathering, record: Row, name: string, value: unknown): void {
  const own = given.get(record.id);
  if (own) own[name] = value;
}

async function byId(tx: CommandTx, noun: string, ids: readonly unknown[]): Promise<Map<string, Row>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const rows = wanted.length === 0 ? [] : await tx.find(noun, { id: wanted }, { limit: wanted.length });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The sentences of the guards that say no; empty when all agree. */
export function refusalsOf(tx: CommandTx, page: Page, names: readonly string[], record: Row, given: Given): Sentence[] {
  return names.map((name) => answerOf(tx, page, name, record, given)).filter((answer): answer is Sentence => answer !== true);
}

/** A condition that cannot be judged is not met. */
function answerOf(tx: CommandTx, page: Page, name: string, record: Row, given: Given): true | Sentence {
  try {
    return tx.engine.module(page.name).guards[name]?.(record, given as never) ?? true;
  } catch (error) {
    if (error instanceof TooManyFound) return error.sentence;
    throw error;
  }
}

/** Whether the guard agrees, where it chooses a way; nobody chooses for it when it could not judge. Refuses `guard_refused`. */
export function agrees(tx: CommandTx, page: Page, name: string, record: Row, given: Given): boolean {
  const refusals = refusalsOf(tx, page, [name], record, given);
  guardRefused(refusals.filter(({ code }) => code === tooManyCode));
  return refusals.length === 0;
}
