import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { endAll } from '../platform/processes.ts';
import { consoleNodes, type ConsoleNode, type ConsoleNodes } from '../support/console-nodes.ts';
import { until, type Desk } from '../support/desk.ts';
import { leftJobs } from '../support/left-jobs.ts';

// Two processes on one database, as behind a load balancer that sends each request wherever it likes.
let both: ConsoleNodes;
let one: ConsoleNode;
let other: ConsoleNode;
let operator: Desk;
beforeAll(async () => {
  both = await consoleNodes(2);
  [one, other] = both.nodes as [ConsoleNode, ConsoleNode];
  operator = await one.desk('operator');
}, 120_000);
afterAll(async () => {
  await both?.close();
  await endAll();
});

const institution = (vkn: string) => ({ name: `Kurum ${vkn}`, kind: 'publicBody', sector: 'other', vkn, email: `bilgi@${vkn}.gov.tr` });
const statusAt = async ({ address }: ConsoleNode, desk: Desk): Promise<number> => (await fetch(`${address}/api/session`, { headers: { cookie: desk.cookie() } })).status;

test('who signed in on one node is signed in on the other', async () => {
  const there = await fetch(`${other.address}/api/session`, { headers: { cookie: operator.cookie() } });
  expect({ status: there.status, body: await there.json() }).toMatchObject({ status: 200, body: { username: 'operator' } });
});

test('who leaves on one node is out of the other within a second', async () => {
  const [leaver, admin] = [await other.desk('finans'), await one.desk('yonetici')];
  expect(await statusAt(other, leaver)).toBe(200);
  const staff = await admin.one('staff', { username: 'finans' });
  await admin.act('staff', staff.id, 'leave');
  const told = performance.now();
  let stillIn = 0;
  while (await statusAt(other, leaver) === 200) {
    stillIn = performance.now() - told;
    if (stillIn > 5_000) break;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  expect(stillIn).toBeLessThan(1_000);
});

test('one Idempotency-Key at both nodes at the same time makes one record, and both tell of it', async () => {
  const vkns = ['9291417776', '9074391501', '9008063608'];
  for (const vkn of vkns) {
    const key = crypto.randomUUID();
    const answers = await Promise.all([one, other, other, one].map(async ({ address }) => {
      const answer = await fetch(`${address}/api/institutions`, {
        method: 'POST', headers: { 'cookie': operator.cookie(), 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(institution(vkn)),
      });
      return { status: answer.status, id: ((await answer.json()) as { id: string }).id };
    }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  }
  expect(await operator.list('institutions', { vkn: vkns })).toHaveLength(vkns.length);
});

test('a job is run once, though both nodes take from the same queue', async () => {
  const { engine } = both.assembly;
  const addresses = Array.from({ length: 30 }, (_, number) => `alici${number}@ornek.gov.tr`);
  const ids = await bySystem(engine, async (tx) => {
    const made: string[] = [];
    for (const [number, email] of addresses.entries()) {
      const { id } = await tx.create('institutions', { ...institution('9291417776'), vkn: null, name: `Alıcı ${number}`, email });
      made.push((await tx.create('outgoing-mails', { templateCode: 'institution-activated', toInstitution: id, noun: 'institutions', recordId: id, variables: { kurum: `Alıcı ${number}`, kurumNo: 'KR-1' } })).id);
    }
    return made;
  });
  await until('every letter is sent', async () => (await bySystem(engine, (tx) => tx.find('outgoing-mails', { id: ids, state: 'sent' }, { limit: 100 }))).length === ids.length);
  expect(addresses.map((address) => both.inbox.to(address).length)).toEqual(addresses.map(() => 1));
  expect(await leftJobs(both.assembly)).toEqual([]);
});
