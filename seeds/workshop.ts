import { type Role } from '#domain/roles.ts';
import { assemble, type SettledSettings } from '../server/assemble.ts';
import { createRecord } from '../server/engine/create-record.ts';
import { type EffectOrder, type Jobs } from '../server/engine/jobs.ts';
import { performAction } from '../server/engine/perform-action.ts';
import { runEffect } from '../server/engine/run-effect.ts';
import { type Actor, type Engine, type Row, type Values } from '../server/engine/types.ts';
import { type Outside } from '../server/modules/outside.ts';
import { bySystem } from './seeding.ts';

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
  find(noun: string, where: Values): Promise<Row[]>;
  get(noun: string, id: string): Promise<Row>;
  /** Works off what the commands have ordered, here and now. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

const muted: Outside['mail'] = { send: async () => ({ accepted: true, response: 'demo verisi; gönderilmedi' }), close: async () => undefined };
const dayMs = 86_400_000;

export async function openWorkshop(settings: SettledSettings, signal: AbortSignal): Promise<Workshop> {
  const started = Date.now();
  let now = started;
  // Two ids of one moment would be the same place in time for the sealer; a millisecond a step keeps the order.
  const clock = { now: () => new Date(now++).toISOString() };
  const assembly = await assemble(settings, { clock, log: () => undefined });
  const orders: EffectOrder[] = [];
  const jobs: Jobs = { ...assembly.engine.jobs, enqueue: async (_tx, order) => { orders.push(order); } };
  const engine: Engine = { ...assembly.engine, jobs };
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
  const machine = (role: 'portal' | 'courier', name: string): Actor => ({ kind: 'client', id: `demo-${role}`, name, roles: [role] });

  return {
    engine, outside, signal, who,
    at(daysAgo, hour = 8) {
      const day = new Date(started - daysAgo * dayMs);
      // Never ahead of the real clock: a demo must not begin in the future.
      now = Math.min(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour), started - 60_000);
    },
    today: () => new Date(now + 3 * 3_600_000).toISOString().slice(0, 10),
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
    async act(actor, noun, id, action, input = {}) {
      signal.throwIfAborted();
      return (await performAction(engine, typeof actor === 'string' ? await who(actor) : actor, noun, id, action, input)).record;
    },
    find: (noun, where) => bySystem(engine, (tx) => tx.find(noun, where, { limit: 1_000 })),
    get: (noun, id) => bySystem(engine, (tx) => tx.get(noun, id)),
    async runJobs() {
      for (let order = orders.shift(); order; order = orders.shift()) await runEffect(engine, outside, { id: engine.ids(), data: order });
    },
    close: () => assembly.close(),
  };
}
