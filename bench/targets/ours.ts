import { loadSettings } from '../../server/config/settings.ts';
import { announce } from './announce.ts';

// The console as a production node runs it: one process that serves, jobs worked off elsewhere.
const settings = loadSettings(process.env);
const { runMain } = await import('../../server/main.ts');
const { address } = await runMain({ ...settings, databaseUrl: settings.databaseUrl ?? '' });
announce(Number(new URL(address).port));
