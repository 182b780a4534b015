import { loadSettings } from '../../server/config/settings.ts';
import { runMain } from '../../server/main.ts';

/** Run as a process of its own: one node of the console on a database that is there already. Prints its address; ends on SIGTERM. */
const settings = loadSettings(process.env);
const { address, close } = await runMain({ ...settings, databaseUrl: String(process.env['DATABASE_URL']) });
console.log(`listening: ${address}`);
process.on('SIGTERM', () => { void close().then(() => process.exit(0)); });
