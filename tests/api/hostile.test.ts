import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalStatus } from '#domain/language/refuse.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { asList } from '#domain/language/workflow.ts';
import { routeTable } from '../../server/app.ts';
import { type RouteCard } from '../../server/engine/http/router.ts';
import { hostileRequest, openGenerator, type Generator } from '../support/hostile-requests.ts';
import { desk, konsolApi, machine, type KonsolApi, type Machine } from '../support/konsol-api.ts';
import { rounds } from '../support/rounds.ts';
import { type Answer, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let desks: Map<Role, Client>;
let machines: Record<string, Machine>;

beforeAll(async () => {
  api = await konsolApi();
  desks = new Map(await Promise.all(staffRoles.map(async (role) => [role, await desk(api, role)] as const)));
  machines = { portal: await machine(api, 'portal'), bank: await machine(api, 'bank'), courier: await machine(api, 'courier') };
});
afterAll(async () => { await api.close(); });

// These end the sessions or the accounts that the test asks with; their own tests are in session.test.ts.
const left = ['/api/session', '/api/sessions', '/api/session/password', '/api/session/totp', '/api/session/totp/confirm', '/api/staff/{id}/credentials'];

async function ask(generator: Generator, card: RouteCard): Promise<Answer> {
  const { path, body, headers } = hostileRequest(generator, api.engine, card);
  const who = machines[card.door];
  if (who) return who(path.replace(`/api/integration/${card.door}`, ''), body ?? {}, headers);
  return deskFor(generator, card).send(card.method.toUpperCase(), path, body, headers);
}

/** Mostly somebody who may: a no at the door would test the door alone. */
function deskFor(generator: Generator, card: RouteCard): Client {
  const page = card.noun === undefined ? undefined : api.engine.page(card.noun);
  const able = card.act === 'create' ? page?.may.create : card.act === 'action' ? page?.workflow.actions[card.action ?? '']?.by : card.act === 'update' ? page?.may.update?.flatMap(({ by }) => asList(by)) : Object.keys(page?.may.read ?? {});
  const desksOfThese = asList(able as Role | readonly Role[] | undefined).flatMap((role) => desks.get(role) ?? []);
  return generator.pick(desksOfThese.length > 0 && generator.chance(0.85) ? desksOfThese : [...desks.values()]);
}

test('whatever is sent, the answer is an answer: no 5xx, and every no is a problem document in Turkish', { timeout: 1_200_000 }, async () => {
  const seed = Number(process.env['SEED'] ?? 20_261_123);
  const generator = openGenerator(seed);
  const cards = routeTable(api.app).filter(({ path }) => !left.includes(path));
  const seen = new Map<number, number>();
  const faults: string[] = [];
  for (let round = 0; round < rounds(2_000, 20_000) && faults.length < 5; round++) {
    // The calls of machines and the creating of records are few among the routes, and much hangs on them.
    const card = generator.chance(0.25) ? generator.pick(cards.filter(({ act, door }) => act === 'create' || door === 'portal' || door === 'bank' || door === 'courier')) : generator.pick(cards);
    const before = api.log.length;
    const answer = await ask(generator, card);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    if (card.act === 'create' && answer.status === 201) generator.remember(card.noun ?? '', answer.body.id);
    const fault = faultOf(answer);
    if (fault) faults.push(`seed ${seed} round ${round}: ${card.method} ${card.path}: ${fault} ${JSON.stringify(api.log.slice(before))}`);
  }
  expect(faults).toEqual([]);
  // The requests reach deep enough to be worth anything: some succeed, and many kinds of no are met.
  expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 201, 400, 403, 404, 422]));
});

function faultOf({ status, headers, body }: Answer): string | undefined {
  if (status < 400) return undefined;
  if (status >= 500) return `status ${status}: ${JSON.stringify(body)}`;
  if (!/^application\/problem\+json/.test(headers.get('content-type') ?? '')) return `no problem document: ${status}`;
  if (!(body.code in refusalStatus) || refusalStatus[body.code as keyof typeof refusalStatus] !== status) return `code ${body.code} with ${status}`;
  return typeof body.detail === 'string' && body.detail.length > 5 ? undefined : 'no sentence';
}
