import { join } from 'node:path';
import { readSettings } from '../server/config/environment.ts';
import { productionFaults } from '../server/config/production-rules.ts';
import { load } from './application.ts';
import { onEnd } from './lifeline.ts';
import { openDatabase } from './open-database.ts';

// Jobs and sweeps without HTTP: `npm run worker`, as many as wanted beside the API nodes.
const given = await readSettings(process.env, join(import.meta.dirname, '..'));
const faults = given.mode === 'production' ? productionFaults(given) : [];
if (faults.length > 0) {
  console.error(`Üretim kipinde başlatılmadı:\n${faults.join('\n')}`);
  process.exit(1);
}
const database = await openDatabase(given);
const { runWorker } = await load('../server/worker.ts');
const worker = await runWorker(database.settings);
console.log('İşçi çalışıyor.');
onEnd(async () => {
  await worker.close();
  await database.close();
  process.exit(0);
});
