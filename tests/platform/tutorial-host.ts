import { join } from 'node:path';
import { holidaysOf } from '#domain/calendar/business-days.ts';
import { seedAccounts } from '../../seeds/accounts.ts';
import { buildApp } from '../../server/app.ts';
import { readSettings } from '../../server/config/environment.ts';
import { openDatabase } from '../../server/db/database.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { uuid7 } from '../../server/engine/ids.ts';
import { bossJobs } from '../../server/engine/jobs.ts';
import { listen } from '../../server/http/listen.ts';
import { modules } from '../../server/modules/index.ts';

/** Serves the API of the repository that this file lies in, with the demo accounts; stops when its input ends. */
const settings = await readSettings(process.env, join(import.meta.dirname, '../..'));
const url = settings.databaseUrl ?? '';
const clock = { now: () => new Date().toISOString() };
const database = await openDatabase({ url, entities: modules.map(({ entity }) => entity), commandConnections: 3, readConnections: 3 });
const jobs = bossJobs(url, { max: 2, onError: (error) => console.error(error) });
await jobs.start();
const { auditMac, subjectMaster, answer, secrets } = settings.keys;
const engine = createEngine({
  modules, proposals: { noun: 'changes' }, orm: database.orm, reads: database.reads, jobs, clock, ids: uuid7(clock),
  keys: { audit: auditMac, subjects: subjectMaster, answers: answer, secrets },
  settings: { get: async () => 3, holidays: async () => holidaysOf([]) },
});
await seedAccounts(engine, settings.demoPassword);
const app = buildApp({
  engine, mode: 'test', publicUrl: 'http://localhost', trustedProxies: [], signIn: { idleMinutes: 30, absoluteHours: 12, totpRequiredRoles: [] },
  ready: async () => [], log: (entry) => { if (entry.level === 'error') console.error(entry); },
});
const server = await listen(app, { host: '127.0.0.1', port: 0 });
console.log(`http://127.0.0.1:${server.port}`);

process.stdin.resume();
process.stdin.once('end', () => {
  void server.close().then(() => jobs.stop()).then(() => database.close()).then(() => process.exit(0));
});
