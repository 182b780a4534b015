import { afterAll, beforeAll, expect, test } from 'vitest';
import { createManyWithin } from '../../server/engine/create-many.ts';
import { runTimers } from '../../server/engine/timers.ts';
import { type CommandTx } from '../../server/engine/transaction.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';

let desk: ConsoleEngine;
beforeAll(async () => { desk = await consoleEngine(); }, 120_000);
afterAll(() => desk.close());

test('two hundred exemptions that still run do not keep the one that has ended from ending', async () => {
  const { id: institution } = await desk.bySystem((tx) => tx.create('institutions', { name: 'Deneme Kurumu', kind: 'publicBody', sector: 'other', email: 'kurum@deneme.example' }));
  const granted = (until: string) => ({ institution, ground: 'other', basis: 'Deneme', until });
  await desk.bySystem(async (tx) => {
    await createManyWithin(tx as CommandTx, 'exemptions', Array.from({ length: 205 }, () => granted('2027-12-31')));
    await tx.sql("update exemptions set state = 'granted', granted_at = '2025-01-01T00:00:00Z'");
    const over = await tx.create('exemptions', granted('2026-11-01'));
    await tx.sql("update exemptions set state = 'granted', granted_at = '2025-06-01T00:00:00Z' where id = $1", [over.id]);
  });
  await runTimers(desk.engine);
  const states = await desk.bySystem((tx) => tx.sql<{ state: string; count: string }>('select state, count(*)::text as count from exemptions group by 1 order by 1'));
  expect(states).toEqual([{ state: 'ended', count: '1' }, { state: 'granted', count: '205' }]);
});
