import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { changedNames, type StoredRow } from './record-store.ts';
import { destroyKeysWithin } from './subject-keys.ts';
import { subjectOf, writeChange } from './trail.ts';
import { type CommandTx } from './transaction.ts';
import { type Row, type Tx, type Values } from './types.ts';

/** More records of one noun about one person are a fault that is told, never a cut. */
const mostOfNoun = 2_000;

/**
 * Destroys what is known of a data subject, in the transaction of whoever decided it: personal columns of all its records are emptied
 * (or, where the table wants a value, replaced by one that says nothing), files let go, search terms and drafts removed, and last its
 * keys destroyed. What the emptying itself writes into the trail is sealed under the same keys and goes with them. `alongside` names
 * further records, by noun, that repeat the subject's data under somebody else's key: they are emptied, their past stays under that key.
 * After the commit other nodes, and readers of this one that were just then at it, forget the keys within 60 s.
 */
export async function destroySubjectWithin(within: Tx, subjectId: string, alongside: ReadonlyMap<string, readonly string[]> = new Map()): Promise<{ records: number }> {
  const tx = within as CommandTx;
  const keyed = new Set([subjectId]);
  const numbers = await numbersOf(tx, subjectId);
  let records = 0;
  for (const page of tx.engine.pages.values()) {
    if (page.subject === undefined) continue;
    const own = await recordsAbout(tx, page, subjectId, numbers);
    for (const row of own) keyed.add(subjectOf(page, row) ?? row.id).add(row.id);
    const ids = alongside.get(page.name) ?? [];
    const others = ids.length === 0 ? [] : await tx.find(page.name, { id: [...ids] }, { lock: true, bound: mostOfNoun });
    const rows = [...new Map([...own, ...others].map((row) => [row.id, row])).values()];
    for (const row of rows) await empty(tx, page, row as StoredRow);
    await forget(tx, page, rows);
    records += rows.length;
  }
  await tx.sql('delete from engine.drafts where subject_id = any($1::uuid[]) or place = any($2::text[])', [[...keyed], [...keyed]]);
  await destroyKeysWithin(tx, [...keyed]);
  return { records };
}

/** The person numbers under which records without a link to the subject may run: a payment whose payer nobody looked up. */
async function numbersOf(tx: CommandTx, subjectId: string): Promise<string[]> {
  const own = [...tx.engine.pages.values()].filter(({ subject }) => subject === 'self');
  const rows = await Promise.all(own.map(async (page) => ({ page, row: await tx.load(page.name, subjectId, false) })));
  return rows.flatMap(({ page, row }) => (row === undefined ? [] : numberFields(page).flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : []))));
}

const numberFields = (page: Page): string[] => Object.entries(page.fields).filter(([, { kind }]) => kind === 'personNumber').map(([name]) => name);

async function recordsAbout(tx: CommandTx, page: Page, subjectId: string, numbers: readonly string[]): Promise<Row[]> {
  const where = page.subject === 'self' ? { id: subjectId } : { [page.subject as string]: subjectId };
  const rows = [...await tx.find(page.name, where, { lock: true, bound: mostOfNoun })];
  if (page.subject === 'self' || numbers.length === 0) return rows;
  for (const name of numberFields(page)) rows.push(...await tx.find(page.name, { [name]: [...numbers], [page.subject as string]: null }, { lock: true, bound: mostOfNoun }));
  return rows;
}

async function empty(tx: CommandTx, page: Page, row: StoredRow): Promise<void> {
  const before = tx.written.get(`${page.name}/${row.id}`) ?? row;
  const patch: Values = Object.fromEntries(Object.entries(page.fields).flatMap(([name, field]) => (erased(field) && before[name] !== null ? [[name, nothingOf(field, row.id)]] : [])));
  const names = changedNames(page, before, patch);
  if (names.length === 0) return;
  await writeChange(tx, page, before, { ...before, ...patch, version: before.version + 1, updatedAt: tx.now }, names, { event: 'erase' });
}

/** A file of the subject: its bytes are sealed under the key or nobody names them any more, and the sweep takes them within a day. */
const erased = (field: Field): boolean => field.personal === true || (field.kind === 'file' && !field.required);

function nothingOf(field: Field, id: string): unknown {
  if (!field.required) return null;
  if (field.unique) return `imha-${id}`;
  switch (field.kind) {
    case 'date': return '1900-01-01';
    case 'instant': return '1900-01-01T00:00:00.000Z';
    case 'email': return 'imha@imha.invalid';
    case 'structure': return {};
    case 'flag': return false;
    case 'integer': case 'money': return 0;
    default: return 'İmha edildi';
  }
}

/** Also the terms that the replacements have just made. */
async function forget(tx: CommandTx, page: Page, rows: readonly Row[]): Promise<void> {
  const fields = Object.entries(page.fields).filter(([, field]) => field.personal && field.searchable !== undefined).map(([name]) => name);
  if (rows.length === 0 || fields.length === 0) return;
  await tx.sql('delete from engine.search_terms where noun = $1 and record_id = any($2::uuid[]) and field = any($3::text[])', [page.name, rows.map(({ id }) => id), fields]);
}
