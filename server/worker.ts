import { fetchCrls } from './adapters/signatures/fetch-crls.ts';
import { fileAnchor } from './engine/audit/anchor.ts';
import { sealAudit } from './engine/audit/seal.ts';
import { sweepBulk } from './engine/bulk/bulk-job.ts';
import { runBulkSlice } from './engine/bulk/run-slice.ts';
import { type EffectOrder } from './engine/jobs.ts';
import { recomputeDeadlines } from './engine/recompute-deadlines.ts';
import { runEffect } from './engine/run-effect.ts';
import { sweepOrphans } from './engine/sweep-files.ts';
import { runTimers } from './engine/timers.ts';
import { assemble, type Assembly, type SettledSettings } from './assemble.ts';
import { factsOf } from './http/log.ts';
import { startIntake } from './intake/index.ts';
import { rescanHeld } from './intake/quarantine/rescan.ts';
import { standingOf } from './people/standing.ts';
import { sweepPeople } from './people/sweep.ts';

const sealEveryMs = 5_000;
const timersEveryMs = 30_000;
const bulkEveryMs = 250;
const sweepsEveryMs = 600_000;
const orphansEveryMs = 6 * 3_600_000;
const rescansEveryMs = 60_000;
const crlsEveryMs = 3_600_000;

/** Works off jobs and sweeps until it is closed; any number of workers may run beside each other. */
export async function startWork({ engine, outside, settings, log }: Assembly): Promise<{ close(): Promise<void> }> {
  await engine.jobs.work<EffectOrder>('effects', (job) => runEffect(engine, outside, job));
  await engine.jobs.work('deadlines', async () => { await recomputeDeadlines(engine); });
  const anchor = fileAnchor(settings.auditAnchorFile);
  const report = (what: string) => (error: unknown) => log({ level: 'error', message: what, ...factsOf(error) });
  const intake = startIntake({ engine, files: outside.files }, settings.mailbox, report('mailbox'));
  const sweeps = [
    repeated(sealEveryMs, report('sealing the trail'), async () => {
      for (const stream of ['audit', 'access'] as const) await sealAudit(engine, stream, engine.clock.now(), anchor);
    }),
    repeated(timersEveryMs, report('timers'), async () => { await runTimers(engine); }),
    repeated(bulkEveryMs, report('bulk jobs'), async () => { await runBulkSlice(engine, (job) => standingOf(engine, job)); }),
    repeated(sweepsEveryMs, report('sweeps'), async () => {
      await sweepPeople(engine);
      await sweepBulk(engine);
    }),
    ...(settings.signatures.crlUrls.length === 0 ? [] : [repeated(crlsEveryMs, report('revocation lists'), async () => {
      const failed = (await fetchCrls(settings.signatures.crlUrls, settings.signatures.trustDirectory)).filter(({ outcome }) => outcome === 'failed');
      if (failed.length > 0) throw new Error(`not fetched: ${failed.map(({ url }) => url).join(', ')}`);
    })]),
    ...(outside.scanning === undefined ? [] : [repeated(rescansEveryMs, report('files in quarantine'), async () => { await rescanHeld({ engine, ...outside.scanning! }); })]),
    repeated(orphansEveryMs, report('orphaned files'), async () => { await sweepOrphans(engine, outside.files); }),
  ];
  return { close: async () => { await Promise.all([intake, ...sweeps].map((work) => work.close())); } };
}

/** Runs again some time after it has ended; a failure is reported and the next turn tries anew. */
function repeated(everyMs: number, onError: (error: unknown) => void, work: () => Promise<void>): { close(): Promise<void> } {
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const turn = (): void => {
    running = work().catch(onError).finally(() => { if (!closed) timer = setTimeout(turn, everyMs); });
  };
  timer = setTimeout(turn, everyMs);
  return { close: async () => { closed = true; clearTimeout(timer); await running; } };
}

export async function runWorker(settings: SettledSettings): Promise<{ close(): Promise<void> }> {
  const assembly = await assemble(settings);
  const work = await startWork(assembly);
  return { close: async () => { await work.close(); await assembly.close(); } };
}
