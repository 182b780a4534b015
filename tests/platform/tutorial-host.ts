import { join } from 'node:path';
import { seedAccounts } from '../../seeds/accounts.ts';
import { bySystem, ensure } from '../../seeds/seeding.ts';
import { assemble } from '../../server/assemble.ts';
import { readSettings } from '../../server/config/environment.ts';
import { listen } from '../../server/http/listen.ts';
import { appOf } from '../../server/main.ts';

/** Serves the API of the repository that this file lies in, with the demo accounts; stops when its input ends. */
const settings = await readSettings(process.env, join(import.meta.dirname, '../..'));
const assembly = await assemble({ ...settings, databaseUrl: settings.databaseUrl ?? '', pools: { commands: 3, reads: 3, jobs: 2, total: 10 } });
await bySystem(assembly.engine, (tx) => ensure(tx, 'settings', { name: 'taskDays' }, { labelTr: 'İşin süresi', labelEn: 'Time for a task', value: 3, unit: 'workingDays', mark: 'A' }));
await bySystem(assembly.engine, (tx) => ensure(tx, 'settings', { name: 'credentialResetPermission' }, { labelTr: 'Yenileme izni', labelEn: 'Permission to reset', value: '24 hours', unit: 'duration', mark: 'A' }));
await seedAccounts(assembly.engine, settings.demoPassword);
const server = await listen(appOf(assembly), { host: '127.0.0.1', port: 0 });
console.log(`http://127.0.0.1:${server.port}`);

process.stdin.resume();
process.stdin.once('end', () => {
  void server.close().then(() => assembly.close()).then(() => process.exit(0));
});
