import { generateKeyPairSync } from 'node:crypto';
import { Refusal } from '#domain/language/refuse.ts';
import { type Role } from '#domain/roles.ts';
import { assemble, type Assembly, type SettledSettings } from '../server/assemble.ts';
import { createRecord } from '../server/engine/create-record.ts';
import { uuid7 } from '../server/engine/ids.ts';
import { type EffectOrder, type Jobs } from '../server/engine/jobs.ts';
import { performAction, performInside } from '../server/engine/perform-action.ts';
import { runEffect } from '../server/engine/run-effect.ts';
import { inTransaction, type CommandTx } from '../server/engine/transaction.ts';
import { systemActor, type Actor, type Engine, type Row, type Tx, type Values } from '../server/engine/types.ts';
import { updateRecord } from '../server/engine/update-record.ts';
import { type Outside } from '../server/modules/outside.ts';
import { bySystem } from './seeding.ts';

/** One action on one record. */
export interface Step {
  readonly noun: string;
  readonly id: string;
  readonly action: string;
  readonly input?: Values;
}

/** Where the demo set is made: the commands of the console, a clock that is set by hand, and letters that nobody gets. */
export interface Workshop {
  readonly engine: Engine;
  readonly outside: Outside;
  readonly signal: AbortSignal;
  /** Sets the clock: so many days before the moment of the start, at this hour (UTC). */
  at(daysAgo: number, hour?: number): void;
  /** The day of the clock, `YYYY-MM-DD`. */
  today(): string;
  /** A demo account by its user name. */
  who(username: string): Promise<Actor>;
  portalFor(person: string): Actor;
  readonly courier: Actor;
  create(username: string, noun: string, values: Values): Promise<Row>;
  createAs(actor: Actor, noun: string, values: Values): Promise<Row>;
  act(actor: Actor | string, noun: string, id: string, action: string, input?: Values): Promise<Row>;
  /**
   * The same commands, a handful in each transaction: what would be a hundred commits is ten, and nobody at work waits long for a lock.
   * A step that a person has taken meanwhile is left as it is.
   */
  acts(actor: Actor | string, steps: readonly Step[]): Promise<void>;
  /** Creates many records of one noun for one account, a handful in each transaction. */
  creates(actor: Actor, noun: string, rows: readonly Values[]): Promise<void>;
  /** Changes ordinary fields; what wants four eyes becomes a proposal. */
  update(actor: Actor | string, noun: string, record: Row, patch: Values, reason?: string): Promise<void>;
  find(noun: string, where: Values): Promise<Row[]>;
  /** Plain reads. Parameters as $1… */
  sql<T>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** Derived facts, as the system notes them. */
  set(noun: string, id: string, patch: Values): Promise<Row>;
  /** What an earlier start had ordered and not worked off any more. */
  again(order: Pick<EffectOrder, 'noun' | 'recordId' | 'effect'>): Promise<void>;
  /** A second place at the same bench, with a clock and jobs of its own. */
  lane(): Workshop;
  get(noun: string, id: string): Promise<Row>;
  /** Works off what the commands have ordered, here and now. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

const unsent = 'demo verisi; gönderilmedi';
const muted: Outside['mail'] = { send: async () => ({ accepted: true, response: unsent }), close: async () => undefined };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const handful = 12;

/** Keys cost the time of a machine: a demo's cards have short ones. */
const publicKeyPem = (): string => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey.export({ type: 'spki', format: 'pem' }) as string;

export async function openWorkshop(settings: SettledSettings, signal: AbortSignal): Promise<Workshop> {
  const started = Date.now();
  const time = { now: started };
  const assembly = await assemble(settings, { clock: clockOf(time), log: () => undefined });
  const { authority } = assembly.outside;
  const quick: Assembly = { ...assembly, outside: { ...assembly.outside, authority: { ...authority, issue: (request) => authority.issue({ publicKeyPem: publicKeyPem(), ...request }) } } };
  return benchOf(quick, signal, started, time);
}

interface Time { now: number }

// Two ids of one moment would be the same place in time for the sealer; a millisecond a step keeps the order.
const clockOf = (time: Time) => ({ now: () => new Date(time.now++).toISOString() });

function benchOf(assembly: Assembly, signal: AbortSignal, started: number, time: Time): Workshop {
  const clock = clockOf(time);
  const orders: EffectOrder[] = [];
  const jobs: Jobs = { ...assembly.engine.jobs, enqueue: async (_tx, order) => { orders.push(order); } };
  const engine: Engine = { ...assembly.engine, jobs, clock, ids: uuid7(clock) };
  const outside: Outside = { ...assembly.outside, engine, mail: muted };
  const actors = new Map<string, Actor>();

  const who = async (username: string): Promise<Actor> => {
    const known = actors.get(username);
    if (known) return known;
    const [account] = await bySystem(engine, (tx) => tx.find('staff', { username }, { limit: 1 }));
    if (!account) throw new Error(`No demo account is called '${username}'`);
    const roles = (account['heldRoles'] as { role: Role }[]).map(({ role }) => role);
    const actor: Actor = { kind: 'staff', id: account.id, name: String(account['name']), roles, human: account.id };
    actors.set(username, actor);
    return actor;
  };
  const actorOf = async (actor: Actor | string) => (typeof actor === 'string' ? who(actor) : actor);
  const machine = (role: 'portal' | 'courier', name: string): Actor => ({ kind: 'client', id: `demo-${role}`, name, roles: [role] });

  /** An order is taken off the list together with the commit: what is rolled back is ordered again. */
  const inOne = async (actor: Actor, work: (tx: CommandTx) => Promise<void>): Promise<void> => {
    signal.throwIfAborted();
    const before = orders.length;
    try {
      await inTransaction(engine, actor, (tx) => { orders.length = before; return work(tx); });
    } catch (error) {
      orders.length = before;
      throw error;
    }
  };
  const acts: Workshop['acts'] = async (given, steps) => {
    const actor = await actorOf(given);
    const all = (part: readonly Step[]) => inOne(actor, async (tx) => { for (const { noun, id, action, input = {} } of part) await performInside(tx, noun, id, action, input, {}); });
    for (let from = 0; from < steps.length; from += handful) {
      const part = steps.slice(from, from + handful);
      try {
        await all(part);
      } catch (error) {
        if (!(error instanceof Refusal) || part.length === 1 && error.code !== 'illegal_state') throw error;
        for (const one of part) await all([one]).catch(unlessTaken);
      }
    }
  };

  return {
    engine, outside, signal, who, acts,
    at(daysAgo, hour = 8) {
      const day = new Date(started - daysAgo * dayMs);
      const wanted = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour);
      const latest = started - 60_000;
      // Of two steps in one hour, and of two of today, the second comes after the first: the courier's reports are sorted by their moment.
      if (time.now > wanted && time.now - wanted < hourMs) return;
      // Never ahead of the real clock: a demo must not begin in the future.
      if (wanted < latest) time.now = wanted;
      else if (time.now < latest) time.now = latest;
    },
    today: () => new Date(time.now + 3 * 3_600_000).toISOString().slice(0, 10),
    portalFor: (person) => ({ ...machine('portal', 'Online İşlemler'), person }),
    courier: machine('courier', 'Deneme Kurye'),
    async create(username, noun, values) {
      signal.throwIfAborted();
      return createRecord(engine, await who(username), noun, values);
    },
    async createAs(actor, noun, values) {
      signal.throwIfAborted();
      return createRecord(engine, actor, noun, values);
    },
    async creates(actor, noun, rows) {
      for (let from = 0; from < rows.length; from += handful) {
        await inOne(actor, async (tx) => { for (const values of rows.slice(from, from + handful)) await tx.create(noun, values); });
      }
    },
    async act(actor, noun, id, action, input = {}) {
      signal.throwIfAborted();
      return (await performAction(engine, await actorOf(actor), noun, id, action, input)).record;
    },
    async update(actor, noun, { id, version }, patch, reason) {
      signal.throwIfAborted();
      await updateRecord(engine, await actorOf(actor), noun, id, patch, { version, reason });
    },
    find: (noun, where) => bySystem(engine, (tx) => tx.find(noun, where, { limit: 1_000 })),
    get: (noun, id) => bySystem(engine, (tx) => tx.get(noun, id)),
    sql: <T>(text: string, values: readonly unknown[] = []) => bySystem(engine, (tx: Tx) => tx.sql<T>(text, values)),
    set: (noun, id, patch) => bySystem(engine, (tx) => tx.set(noun, id, patch)),
    async again(order) {
      await bySystem(engine, (tx) => tx.enqueue(order.noun, order.recordId, order.effect));
      const mine = orders.pop();
      if (mine) await runEffect(engine, outside, { id: engine.ids(), data: mine });
    },
    async runJobs() {
      const letters: Step[] = [];
      for (let order = orders.shift(); order; order = orders.shift()) {
        signal.throwIfAborted();
        if (order.noun === 'outgoing-mails') letters.push({ noun: order.noun, id: order.recordId, action: 'markSent', input: { response: unsent } });
        else await runEffect(engine, outside, { id: engine.ids(), data: order });
      }
      // Nobody gets them: that they left is all that there is to say.
      await acts(systemActor, letters);
    },
    lane: () => benchOf(assembly, signal, started, { now: started - 60_000 }),
    close: () => assembly.close(),
  };
}

/** Somebody at work was quicker: the record stands where that person has put it. */
function unlessTaken(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
}
