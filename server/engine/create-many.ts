import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { columnOf, columnsOf, columnTypeOf, tableOf } from './columns.ts';
import { runConsequences } from './consequences.ts';
import { defaultsOf, emptyOf, notPermitted, parsedForPage } from './create-record.ts';
import { dueAtFor } from './deadlines.ts';
import { doingsStatement } from './doings.ts';
import { loadGiven, refusalsOf } from './guards.ts';
import { numberedMany } from './numbering.ts';
import { guardRefused } from './once.ts';
import { parseCreate } from './parse-input.ts';
import { manyTermsStatement } from './search/terms.ts';
import { type StoredRow } from './record-store.ts';
import { bundle, type Statement } from './statement.ts';
import { freshKey, freshKeysStatement, subjectKeysFor } from './subject-keys.ts';
import { auditOf, latest, remember, subjectOf } from './trail.ts';
import { inTransaction, type CommandTx } from './transaction.ts';
import { type Actor, type Engine, type Row, type Values } from './types.ts';

/** Records that one statement writes; an import of more goes on in the same transaction. */
const atOnce = 1_000;
const most = 20_000;

/**
 * Creates many records of one noun in one transaction, each validated, guarded, audited and searchable as if it came alone, in
 * a handful of statements for a thousand. Refuses as createRecord does; the first row that is refused ends all of them.
 */
export async function createRecords(engine: Engine, actor: Actor, noun: string, rows: readonly Values[]): Promise<number> {
  const page = engine.page(noun);
  if (!mayCreate(page, actor)) throw notPermitted();
  const parsed = rows.map((values) => parseCreate(page, values));
  return inTransaction(engine, actor, async (tx) => {
    await createdMany(tx, page, parsed);
    return rows.length;
  });
}

/** For consequences and jobs: derived fields may be given, and no right is asked. Answers the records in the order of the rows. */
export const createManyWithin = (tx: CommandTx, noun: string, rows: readonly Values[]): Promise<Row[]> => {
  const page = tx.engine.page(noun);
  return createdMany(tx, page, rows.map((values) => parsedForPage(page, values)));
};

async function createdMany(tx: CommandTx, page: Page, inputs: readonly Values[]): Promise<Row[]> {
  if (inputs.length > most) throw new RangeError(`${inputs.length} records at once are more than ${most}`);
  const created: Row[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < inputs.length; from += atOnce) {
    const part = inputs.slice(from, from + atOnce);
    const batch = await madeBatch(tx, page, part);
    // One batch is written while the next one is sealed, never more: memory stays bounded.
    await writing;
    writing = tx.run(batch.statement);
    writing.catch(() => undefined);
    created.push(...batch.stored);
  }
  await writing;
  for (const [index, one] of created.entries()) await runConsequences(tx, page, one as StoredRow, 'create', page.onCreate, inputs[index] ?? {});
  return created.map((row) => latest(tx, page, row as StoredRow));
}

async function madeBatch(tx: CommandTx, page: Page, inputs: readonly Values[]): Promise<{ statement: Statement; stored: StoredRow[] }> {
  const { initial } = page.workflow;
  const [numbers, dueAt] = [await numberedMany(tx, page, inputs.length), await dueAtFor(tx, page, initial)];
  const rows = inputs.map((values, index): Row => ({
    ...emptyOf(page), ...defaultsOf(page, values), ...numbers[index],
    id: tx.engine.ids(), version: 1, state: initial, stateSince: tx.now, dueAt, createdAt: tx.now, updatedAt: tx.now,
  }));
  await guardMany(tx, page, rows, inputs);
  const { statement, heads } = await written(tx, page, rows);
  return { statement, stored: rows.map((row, index) => remember(tx, page, { ...row, auditHead: heads[index] ?? null })) };
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
  const audits = rows.map((row) => auditOf(tx, page, null, row, { event: 'create' }, keys.of(row)));
  const heads = audits.map(({ head }) => head);
  const statement = bundle(
    recordsStatement(page, rows, heads), auditRowsStatement(audits.map(({ insert }) => insert)), manyTermsStatement(page, rows),
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

function recordsStatement(page: Page, rows: readonly Row[], heads: readonly Uint8Array[]): Statement {
  const names = [...columnsOf(page).keys()];
  const columns = [...names.map((name) => `"${columnOf(name)}"`), 'audit_head'].join(', ');
  const types = [...names.map((name) => `"${columnOf(name)}" ${columnTypeOf(page, name)}`), 'audit_head bytea'].join(', ');
  const records = rows.map((row, index) => ({
    ...Object.fromEntries(names.flatMap((name) => (row[name] === null || row[name] === undefined ? [] : [[columnOf(name), row[name]]]))),
    audit_head: `\\x${Buffer.from(heads[index] ?? []).toString('hex')}`,
  }));
  return { text: `insert into ${tableOf(page.name)} (${columns}) select ${columns} from json_to_recordset($1::json) as x(${types})`, values: [JSON.stringify(records)] };
}

/** The values of single inserts, column by column. */
function auditRowsStatement(inserts: readonly Statement[]): Statement {
  const column = (index: number) => inserts.map(({ values }) => values[index]);
  return {
    text: `insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version)
      select * from unnest($1::text[], $2::uuid[], $3::int[], $4::timestamptz[], $5::text[], $6::uuid[], $7::bytea[], $8::bytea[], $9::smallint[])`,
    values: [0, 1, 2, 3, 4, 5, 6, 7, 8].map(column),
  };
}
