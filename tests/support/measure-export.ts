import { assemble } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { appOver } from './toy-api.ts';
import { startSession } from '../../server/people/sessions.ts';

/**
 * Run as a process of its own: takes a file out of a list and says what it cost beside the process itself.
 * Arguments: address of the database, data folder, id of the member of staff, 'csv' or 'xlsx', filter as JSON, columns as JSON.
 */
const [url = '', folder = '', staffId = '', format = 'csv', filter = '{}', columns = '[]'] = process.argv.slice(2);
const assembly = await assemble({ ...loadSettings({ MODE: 'test', DATA_DIR: folder }), databaseUrl: url });
const app = appOver(assembly.engine);
const { token } = await startSession(assembly.engine, { idleMinutes: 60, absoluteHours: 10 }, staffId, { address: '127.0.0.1', agent: 'measure', strong: true });

async function take(asked: object): Promise<{ bytes: number; rows: string | null }> {
  const answer = await app.request('/api/tasks/export', {
    method: 'POST', headers: { 'content-type': 'application/json', cookie: `nes=${token}` },
    body: JSON.stringify({ filter: asked, columns: JSON.parse(columns), format, purpose: 'Bellek ölçümü için' }),
  });
  if (answer.status !== 200 || !answer.body) throw new Error(await answer.text());
  let bytes = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) bytes += part.length;
  return { bytes, rows: answer.headers.get('x-total-rows') };
}

// What a first file costs (code, statements, the packer) is no matter of its length.
await take({ ...JSON.parse(filter), role: 'supervisor' });
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 10);
const told = await take(JSON.parse(filter));
clearInterval(watch);
console.log(JSON.stringify({ ...told, extraMegabytes: Math.round((Math.max(most, process.memoryUsage.rss()) - before) / 1_048_576) }));
await assembly.close();
