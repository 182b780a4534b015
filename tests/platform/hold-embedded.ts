import { AlreadyRunning, holdApplicationLock } from '../../server/db/application-lock.ts';
import { openEmbedded } from '../../server/db/embedded.ts';

// A process of its own that uses an embedded database: `hold-embedded.ts <folder> [app]`; leaves on SIGTERM.
const [dataDir = '', role] = process.argv.slice(2);
const embedded = await openEmbedded({ dataDir });
try {
  const lock = role === 'app' ? await holdApplicationLock(embedded.url, 'http://localhost:3000') : undefined;
  process.on('SIGTERM', () => {
    void lock
      ?.release()
      .then(embedded.stop)
      .then(() => process.exit(0));
    if (!lock) void embedded.stop().then(() => process.exit(0));
  });
  console.log(JSON.stringify({ url: embedded.url, startedHere: embedded.startedHere }));
  setInterval(() => undefined, 1000);
} catch (error) {
  if (!(error instanceof AlreadyRunning)) throw error;
  console.log(JSON.stringify({ refused: error.message }));
  await embedded.stop();
}
