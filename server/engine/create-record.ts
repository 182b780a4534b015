import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { asList } from '#domain/language/workflow.ts';
import { runConsequences } from './consequences.ts';
import { dueAtFor } from './deadlines.ts';
import { doingStatement } from './doings.ts';
import { loadGiven, refusalsOf } from './guards.ts';
import { numbered } from './numbering.ts';
import { guardRefused, once } from './once.ts';
import { parseCreate } from './parse-input.ts';
import { atItsField } from './taken-value.ts';
import { latest, writeNew } from './trail.ts';
import { inTransaction, type CommandTx } from './transaction.ts';
import { type Actor, type CommandOptions, type Engine, type Row, type Values } from './types.ts';

/**
 * Creates a record: permit, parse, guard, set, consequences, audit, enqueue, in one transaction.
 * Refuses `not_permitted`, `invalid_input`, `guard_refused`, `already_exists`, `key_reused`.
 */
export async function createRecord(engine: Engine, actor: Actor, noun: string, values: Values, options: CommandOptions = {}): Promise<Row> {
  const page = engine.page(noun);
  if (!mayCreate(page, actor)) throw notPermitted();
  const parsed = parseCreate(page, values);
  return atItsField(page, parsed, inTransaction(engine, actor, (tx) => once(tx, options.once, () => created(tx, page, parsed, options.reason)), options.closing));
}

/** For consequences: derived fields may be given, and no right is asked. */
export const createWithin = (tx: CommandTx, noun: string, values: Values): Promise<Row> => {
  const page = tx.engine.page(noun);
  return created(tx, page, parsedForPage(page, values));
};

/** What consequences give: derived fields as they are, the others as from outside. */
export function parsedForPage(page: Page, values: Values): Values {
  const derived = Object.fromEntries(Object.entries(values).filter(([name]) => page.fields[name]?.derived));
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => !page.fields[name]?.derived));
  return { ...parseCreate(page, own), ...derived };
}

async function created(tx: CommandTx, page: Page, values: Values, reason?: string): Promise<Row> {
  const { initial } = page.workflow;
  const row: Row = {
    ...emptyOf(page), ...defaultsOf(page, values), ...(await numbered(tx, page)),
    id: tx.engine.ids(), version: 1, state: initial, stateSince: tx.now, dueAt: await dueAtFor(tx, page, initial), createdAt: tx.now, updatedAt: tx.now,
  };
  const requires = asList(page.onCreate?.requires);
  if (requires.length > 0) {
    const given = (await loadGiven(tx, page, [row], values)).get(row.id);
    if (given) guardRefused(refusalsOf(tx, page, requires, row, given));
  }
  const stored = await writeNew(tx, page, row, { event: 'create', reason }, ...[doingStatement(tx, page, row.id, 'create')].filter((rider) => rider !== null));
  await runConsequences(tx, page, stored, 'create', page.onCreate, values);
  return latest(tx, page, stored);
}

export const emptyOf = (page: Page): Values => Object.fromEntries(Object.keys(page.fields).map((name) => [name, null]));

export function defaultsOf(page: Page, values: Values): Values {
  const known = defaultsOfPages.get(page) ?? Object.entries(page.fields).flatMap(([name, field]) => (field.default === undefined ? [] : [[name, field.default] as const]));
  defaultsOfPages.set(page, known);
  const absent = known.filter(([name]) => values[name] === undefined || values[name] === null);
  return absent.length === 0 ? values : { ...values, ...Object.fromEntries(absent) };
}

const defaultsOfPages = new WeakMap<Page, readonly (readonly [string, unknown])[]>();

export function notPermitted(): Refusal {
  return new Refusal('not_permitted', 'Bu işlem için yetkiniz yok.', 'You are not permitted to do this.');
}
