import { labelIn, type Language } from '#domain/language/label.ts';
import { mayAct, readableRows } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { type RowPredicate } from '#domain/language/rows.ts';
import { asList } from '#domain/language/workflow.ts';
import { checkActions, type OfferedAction } from '../action-check.ts';
import { tableOf } from '../columns.ts';
import { humansOf } from '../doings.ts';
import { openBinding, type Binding } from '../list-query/binding.ts';
import { listOf } from '../list-query/list-records.ts';
import { rightsSql, rowSql } from '../list-query/row-sql.ts';
import { presentRecord, type Presented } from '../present/presenter.ts';
import { type Actor, type Engine, type Row } from '../types.ts';
import { runBounded } from './bounded.ts';
import { countedAtMost } from './queues.ts';
import { waitingStates } from './waiting.ts';

/** Which of a noun's records the actor's signature is meant for, where that hangs on more than the state. */
export type Narrowing = (noun: string, actor: Actor) => RowPredicate | undefined;

interface Signature {
  readonly page: Page;
  readonly action: string;
  /** States in which it waits for the actor. */
  readonly states: readonly string[];
}

export interface WaitingSignatures {
  readonly noun: string;
  readonly action: string;
  readonly label: string;
  readonly count: number;
  readonly capped: boolean;
  /** The oldest ones, as lists show them, with what stands in the way of each action. */
  readonly records: readonly (Presented & { readonly actions: readonly OfferedAction[] })[];
}

export interface SignatureCount {
  readonly noun: string;
  readonly action: string;
  readonly n: number;
}

/** The actions of a noun that are a second signature: whoever made the record may not, several must, or the page says so. */
function signaturesOf(page: Page, actor: Actor): Signature[] {
  if (readableRows(page, actor) === 'none') return [];
  const waiting = waitingStates(page, actor);
  return Object.entries(page.workflow.actions).flatMap(([action, { notBy, approvals, intent, from, signWhere }]) => {
    const isSecond = (asList<string>(notBy).includes('create') && intent === 'primary') || approvals !== undefined || signWhere !== undefined;
    if (!isSecond || !mayAct(page, actor, action)) return [];
    // What the page puts into this queue need not wait for the actor's own desk beside it.
    return [{ page, action, states: signWhere === undefined ? waiting.filter((state) => asList<string>(from).includes(state)) : asList<string>(from) }];
  });
}

/** Never what one's own hands did, never what one signed already: the same eyes do not count twice. */
function signatureSql({ page, action, states }: Signature, actor: Actor, narrow: Narrowing, binding: Binding): string {
  const { notBy, approvals, from, signWhere } = page.workflow.actions[action] ?? {};
  const rights = rightsSql(page, actor, binding);
  const narrowed = narrow(page.name, actor);
  const [noun, humans] = [binding.bind(page.name, 'text'), binding.bind(humansOf(actor), 'text[]')];
  const here = `r.state = any(${binding.bind(states, 'text[]')})`;
  const signed = (more: string) => `select a.record_id from engine.approvals a where a.noun = ${noun} and a.action = ${binding.bind(action, 'text')} and a.voided_at is null${more}`;
  const half = approvals === undefined ? here : `(${here} or (r.state = any(${binding.bind(asList(from), 'text[]')}) and r.id in (${signed('')})))`;
  return [
    half,
    ...(rights === null ? [] : [rights]),
    ...[narrowed, signWhere].flatMap((where) => (where === undefined ? [] : [rowSql(page, where, actor, binding)])),
    ...(approvals === undefined ? [] : [
      `not exists (${signed(` and a.record_id = r.id and a.human = any(${humans})`)})`,
      `exists (select 1 from unnest(${binding.bind(approvals.filter((role) => actor.roles.includes(role)), 'text[]')}) m where not exists (${signed(' and a.record_id = r.id and a.role = m')}))`,
    ]),
    `not exists (select 1 from engine.doings d where d.noun = ${noun} and d.record_id = r.id and d.action = any(${binding.bind(asList(notBy), 'text[]')}) and d.human = any(${humans}))`,
  ].join(' and ');
}

/** How many records wait for the actor's second signature, by noun and action; exact to 1,000 each. */
export async function countSignatures(engine: Engine, actor: Actor, narrow: Narrowing): Promise<SignatureCount[]> {
  const asked = [...engine.pages.values()].flatMap((page) => signaturesOf(page, actor));
  if (asked.length === 0) return [];
  const binding = openBinding();
  const parts = asked.map((one) =>
    `select ${binding.bind(one.page.name, 'text')} as noun, ${binding.bind(one.action, 'text')} as action, count(*)::int as n
      from (select 1 from ${tableOf(one.page.name)} r where ${signatureSql(one, actor, narrow, binding)} limit ${countedAtMost + 1}) q`);
  return (await runBounded<SignatureCount>(engine, parts.join(' union all '), binding.values)).filter(({ n }) => n > 0);
}

const shownOfEach = 20;

/** What waits for the actor's second signature over all nouns, the oldest of each kind, with what stands in the way. */
export async function signaturesWaiting(engine: Engine, actor: Actor, language: Language, narrow: Narrowing): Promise<WaitingSignatures[]> {
  const counts = await countSignatures(engine, actor, narrow);
  return Promise.all(counts.map(async ({ noun, action, n }) => {
    const page = engine.page(noun);
    const one = signaturesOf(page, actor).find((it) => it.action === action) as Signature;
    const binding = openBinding();
    const rows = await runBounded<Row>(engine, `select ${listOf(page, actor)} from ${tableOf(noun)} r where ${signatureSql(one, actor, narrow, binding)} order by r.created_at, r.id limit ${shownOfEach}`, binding.values);
    const offers = await checkActions(engine, actor, noun, rows.map(({ id }) => id));
    const records = rows.map((row) => ({ ...presentRecord(page, actor, row, { unmask: false }), actions: offers.get(row.id) ?? [] }));
    return { noun, action, label: labelIn(language, page.workflow.actions[action]?.label, action), count: Math.min(n, countedAtMost), capped: n > countedAtMost, records };
  }));
}
