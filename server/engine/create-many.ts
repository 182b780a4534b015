import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { insertAudits, prepareAudit } from './audit/append.ts';
import { runConsequences } from './consequences.ts';
import { defaultsOf, emptyOf, notPermitted, parsedForPage } from './create-record.ts';
import { dueAtFor } from './deadlines.ts';
import { doingsStatement } from './doings.ts';
import { refuseDoubles } from './doubles.ts';
import { loadGiven, refusalsOf } from './guards.ts';
import { numberedMany } from './numbering.ts';
import { guardRefused } from './once.ts';
import { parseCreate } from './parse-input.ts';
import { insertManyStatement, type StoredRow } from './record-store.ts';
import { manyTermsStatement } from './search/terms.ts';
import { bundle, type Statement } from './statement.ts';
import { freshKey, freshKeysStatement, subjectKeysFor } from './subject-keys.ts';
import { auditInputOf, latest, remember, subjectOf } from './trail.ts';
import { inTransaction, type CommandTx } from './transaction.ts';
import { type Actor, type Engine, type Row, type Values } from './types.ts';

/** Records that one statement writes; an import of more goes on in the same transaction. */
const atOnce = 500;
const most = 20_000;

/**
 * Creates many records of one noun in one transaction, each validated, guarded, audited and searchable as if it came alone, in
 * a handful of statements for hundreds. Refuses as createRecord does; the first row that is refused ends all of them.
 */
export async function createRecords(engine: Engine, actor: Actor, noun: string, rows: readonly Values[]): Promise<number> {
  const page = engine.page(noun);
  if (!mayCreate(page, actor)) throw notPermitted();
  return inTransaction(engine, actor, async (tx) => {
    await createdMany(tx, page, rows, (values) => parseCreate(page, values), hasConsequences(page));
    return rows.length;
  });
}

/** For consequences and jobs: derived fields may be given, and no right is asked. Answers the records in the order of the rows. */
export const createManyWithin = (tx: CommandTx, noun: string, rows: readonly Values[]): Promise<Row[]> => {
  const page = tx.engine.page(noun);
  return createdMany(tx, page, rows, (values) => parsedForPage(page, values), true);
};

const hasConsequences = (page: Page): boolean => (page.onCreate?.does?.length ?? 0) + (page.onCreate?.then?.length ?? 0) > 0;

/** Records that nobody asks for again in this transaction are not kept (`keep`): ten thousand living rows are what a collector walks through. */
async function createdMany(tx: CommandTx, page: Page, rows: readonly Values[], parse: (values: Values) => Values, keep: boolean): Promise<Row[]> {
  if (rows.length > most) throw new RangeError(`${rows.length} records at once are more than ${most}`);
  const inputs: Values[] = [];
  const created: Row[] = [];
  const writing: Promise<unknown>[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    // While one is written and the next one waits at the server, a third is parsed and sealed; never more, so that memory stays bounded.
    const part = rows.slice(from, from + atOnce).map(parse);
    const batch = await madeBatch(tx, page, part);
    if (writing.length === 2) await writing.shift();
    const written = tx.run(batch.statement);
    written.catch(() => undefined);
    writing.push(written);
    if (!keep) {
      for (const { id } of batch.stored) tx.freshKeys.delete(id);
      continue;
    }
    inputs.push(...part);
    for (const one of batch.stored) created.push(remember(tx, page, one));
  }
  await Promise.all(writing);
  if (!hasConsequences(page)) return created;
  for (const [index, one] of created.entries()) await runConsequences(tx, page, one as StoredRow, 'create', page.onCreate, inputs[index] ?? {});
  return created.map((row) => latest(tx, page, row as StoredRow));
}

async function madeBatch(tx: CommandTx, page: Page, inputs: readonly Values[]): Promise<{ statement: Statement; stored: StoredRow[] }> {
  const { initial } = page.workflow;
  const [numbers, dueAt] = [await numberedMany(tx, page, inputs.length), await dueAtFor(tx, page, initial)];
  const empty = emptyOf(page);
  const rows = inputs.map((values, index) => ({
    ...empty, ...defaultsOf(page, values), ...numbers[index],
    id: tx.engine.ids(), version: 1, state: initial, stateSince: tx.now, dueAt, createdAt: tx.now, updatedAt: tx.now, auditHead: null as Uint8Array | null,
  }));
  await guardMany(tx, page, rows, inputs);
  const { statement, heads } = await written(tx, page, rows);
  refuseDoubles(tx, page, rows.map((after) => ({ before: null, after })));
  for (const [index, row] of rows.entries()) row.auditHead = heads[index] ?? null;
  return { statement, stored: rows };
}

async function guardMany(tx: CommandTx, page: Page, rows: readonly Row[], inputs: readonly Values[]): Promise<void> {
  const requires = asList(page.onCreate?.requires);
  if (requires.length === 0) return;
  const given = await loadGiven(tx, page, rows);
  for (const [index, row] of rows.entries()) {
    const own = given.get(row.id);
    if (own) guardRefused(refusalsOf(tx, page, requires, row, { ...own, input: inputs[index] ?? {} }));
  }
}

/** Records, first rows of their trails, search terms and keys: one statement, and the heads of the trails. */
async function written(tx: CommandTx, page: Page, rows: readonly Row[]): Promise<{ statement: Statement; heads: Uint8Array[] }> {
  const keys = await keysOf(tx, page, rows);
  const audits = rows.map((row) => {
    const input = auditInputOf(tx, page, null, row, { event: 'create' }, keys.of(row));
    return { input, prepared: prepareAudit(input) };
  });
  const heads = audits.map(({ prepared }) => prepared.head);
  const statement = bundle(
    insertManyStatement(page, rows, heads), insertAudits(audits), manyTermsStatement(page, rows),
    keys.fresh.size === 0 ? null : freshKeysStatement(tx.engine, keys.fresh, tx.now), doingsStatement(tx, page, rows.map(({ id }) => id), 'create'));
  return { statement, heads };
}

async function keysOf(tx: CommandTx, page: Page, rows: readonly Row[]): Promise<{ fresh: Map<string, Uint8Array>; of(row: Row): Uint8Array | null }> {
  const fresh = new Map(rows.filter((row) => subjectOf(page, row) === row.id).map((row) => [row.id, freshKey()] as const));
  for (const [id, key] of fresh) tx.freshKeys.set(id, key);
  const others = rows.map((row) => subjectOf(page, row)).filter((id): id is string => id !== null && !tx.freshKeys.has(id));
  const known = others.length === 0 ? new Map<string, Uint8Array | null>() : await subjectKeysFor(tx.engine, [...new Set(others)], tx.now);
  const of = (row: Row) => {
    const id = subjectOf(page, row);
    return id === null ? null : (tx.freshKeys.get(id) ?? known.get(id) ?? null);
  };
  return { fresh, of };
}
