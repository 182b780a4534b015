import { maySee, personalSight } from '#domain/language/permit.ts';
import { Refusal, type InputFault } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { columnOf, tableOf } from '../columns.ts';
import { openBinding } from '../list-query/binding.ts';
import { listOf } from '../list-query/list-records.ts';
import { runPrepared } from '../list-query/prepared.ts';
import { rightsSql } from '../list-query/row-sql.ts';
import { missing } from '../missing.ts';
import { personalFieldsOf } from '../present/presenter.ts';
import { type Actor, type Engine, type Row } from '../types.ts';
import { bundle } from '../statement.ts';
import { rememberView, seenLately, viewStatement, type View } from './view.ts';

export interface Opened {
  /** With the fields that the actor may see, unmasked: pass it through `presentRecord` with `unmask`. */
  readonly row: Row;
  /** true only when the view is committed in the access log. */
  readonly unmask: boolean;
}

/**
 * One record for one actor: missing and denied are both not_found. Whoever always sees personal values gets them, and the
 * row that says so commits in the statement that reads them.
 */
export async function openRecord(engine: Engine, actor: Actor, noun: string, id: string): Promise<Opened> {
  const page = engine.page(noun);
  const unmask = personalSight(page, actor) === 'always';
  const fields = personalFieldsOf(page, actor);
  if (!unmask || fields.length === 0) return { row: await readableRecord(engine, actor, page, id), unmask };
  const view: View = { noun, ids: [id], fields, kind: 'open' };
  return { row: await loadAndLog(engine, actor, page, view), unmask };
}

const shortestReason = 5;
const longestReason = 500;

/** *Göster*: some masked fields of a record, for a reason that the log keeps. The answer's other personal fields stay masked. */
export async function revealRecord(engine: Engine, actor: Actor, noun: string, id: string, fields: readonly string[], reason: string): Promise<{ row: Row; unmask: readonly string[] }> {
  const page = engine.page(noun);
  const faults = [...faultsOfReason(reason), ...faultsOfFields(page, actor, fields)];
  if (faults.length > 0) throw new Refusal('invalid_input', 'Gösterme isteği eksik.', 'The request to reveal is incomplete.', { errors: faults });
  const row = await readableRecord(engine, actor, page, id);
  if (personalSight(page, actor) === 'never') throw new Refusal('not_permitted', 'Kişisel bilgileri görme yetkiniz yok.', 'You may not see personal values.');
  const held = fields.filter((field) => row[field] !== null);
  if (held.length === 0) return { row, unmask: fields };
  const { text, values } = viewStatement(engine, actor, { noun, ids: [id], fields: held, kind: 'reveal', reason: reason.trim() }, engine.clock.now());
  await runPrepared(engine, text, values);
  return { row, unmask: fields };
}

function faultsOfReason(reason: unknown): InputFault[] {
  const length = typeof reason === 'string' ? reason.trim().length : 0;
  if (length >= shortestReason && length <= longestReason) return [];
  return [{ path: 'reason', code: 'reason_required', tr: `Neden ${shortestReason}–${longestReason} karakterle yazılmalı.`, en: `Give a reason of ${shortestReason} to ${longestReason} characters.` }];
}

function faultsOfFields(page: Page, actor: Actor, fields: readonly string[]): InputFault[] {
  const known = Array.isArray(fields) && fields.length > 0 && fields.length <= 50
    && fields.every((field) => page.fields[field]?.personal === true && maySee(page, actor, field));
  return known ? [] : [{ path: 'fields', code: 'unknown_field', tr: 'Gösterilecek kişisel alan bulunamadı.', en: 'There is no such personal field.' }];
}

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The row, if there is one that the actor may read; else `not_found`. Nothing of it is logged: show nothing of it unmasked. */
export async function readableRecord(engine: Engine, actor: Actor, page: Page, id: string): Promise<Row> {
  if (!uuidText.test(id)) return missing();
  const { text, values } = selectOne(page, actor, id);
  const [row] = await runPrepared<Row>(engine, text, values);
  return row ?? missing();
}

async function loadAndLog(engine: Engine, actor: Actor, page: Page, view: View): Promise<Row> {
  const [id = ''] = view.ids;
  const at = engine.clock.now();
  if (!uuidText.test(id) || seenLately(engine, actor, view, at)) return readableRecord(engine, actor, page, id);
  const own = selectOne(page, actor, id);
  const columns = view.fields.map(columnOf);
  // Logged only if the record is there, may be read and holds a personal value.
  const log = viewStatement(engine, actor, view, at, {
    source: selectOne(page, actor, id, columns.map((column) => `r."${column}"`).join(', ')),
    where: `num_nonnulls(${columns.map((column) => `seen."${column}"`).join(', ')}) > 0`,
  });
  const { text, values } = bundle({ text: own.text.replace('select ', 'select (select count(*)::int from r0) as "logged now", '), values: own.values }, log);
  const [found] = await runPrepared<Row & { 'logged now'?: number }>(engine, text, values);
  if (!found) return missing();
  const { 'logged now': logged, ...row } = found;
  if (logged === 1) rememberView(engine, actor, view, at);
  return row as Row;
}

function selectOne(page: Page, actor: Actor, id: string, list = listOf(page, actor)): { text: string; values: unknown[] } {
  const binding = openBinding();
  const own = `r.id = ${binding.bind(id, 'uuid')}`;
  const rights = rightsSql(page, actor, binding);
  return { text: `select ${list} from ${tableOf(page.name)} r where ${own}${rights === null ? '' : ` and ${rights}`}`, values: binding.values };
}
