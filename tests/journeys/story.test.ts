import { afterAll, beforeAll, expect, test } from 'vitest';
import { leftJobs } from '../support/left-jobs.ts';
import { consoleServer } from '../support/console-server.ts';
import { institutionAct } from './story/1-institution.ts';
import { listAct } from './story/2-lists.ts';
import { applicantAct } from './story/3-applicants.ts';
import { productionAct } from './story/4-production.ts';
import { courierAct } from './story/4-courier.ts';
import { moneyAct } from './story/5-money.ts';
import { callAct } from './story/6-calls.ts';
import { trailAct } from './story/7-trail.ts';
import { type Story } from './story/story.ts';

// One story over HTTP: a listening server, a worker, PostgreSQL, an SMTP server and the demo authority. Each act goes on where the one before ended.
const story: Story = { server: undefined as never, ids: {}, people: {} };
beforeAll(async () => { story.server = await consoleServer(); }, 120_000);
afterAll(async () => { await story.server?.close(); });

institutionAct(story);
listAct(story);
applicantAct(story);
productionAct(story);
courierAct(story);
moneyAct(story);
callAct(story);
trailAct(story);

test('no job failed for good or waits for another try, and nothing unexpected was logged', async () => {
  expect(await leftJobs(story.server.assembly)).toEqual([]);
  expect(story.server.trouble).toEqual([]);
});
