import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { assemble, type Assembly } from '../server/assemble.ts';
import { loadSettings } from '../server/config/settings.ts';
import { migrate } from '../server/db/migrate.ts';
import { fileAnchor } from '../server/engine/audit/anchor.ts';
import { sealAudit } from '../server/engine/audit/seal.ts';
import { verifyAudit } from '../server/engine/audit/verify.ts';
import { createRecords } from '../server/engine/create-many.ts';
import { systemPeople, measureImport } from './import.ts';
import { withClient } from './cluster.ts';
import { digestOfProfile, type Profile } from './digest.ts';
import { type RecordAt } from './load/plan.ts';
import { measureWaiting } from './waiting.ts';
import { importFloor } from './workloads.ts';

type Environment = Readonly<Record<string, string>>;

/** What is measured without HTTP: the import beside COPY, whether writers wait for each other, and how fast a trail verifies. */
export async function measureInside(environment: Environment, url: string, run: number, ids: readonly RecordAt[], folder: string): Promise<string> {
  const lines = await withAssembly(environment, url, async ({ engine }) => {
    const { copyMs, oursMs } = await measureImport(engine, url, 3, 500_000_000 + run * 100_000);
    const ratio = copyMs / oursMs;
    const where = ratio >= importFloor ? [] : [await profiled(() => measureImport(engine, url, 1, 550_000_000 + run * 100_000))];
    const { waits, looked, auditedMs, bareMs } = await measureWaiting(engine, url, ids);
    return [
      `- ${ratio >= importFloor ? 'reached' : '**MISSED**'}: import of 10,000 people ${ratio.toFixed(2)} × COPY (floor ${importFloor}): COPY ${copyMs.toFixed(0)} ms, ours ${oursMs.toFixed(0)} ms, validated, with keys, trail and search terms`,
      ...where,
      `- ${waits === 0 ? 'reached' : '**MISSED**'}: 200 writers on records of their own: ${waits} of ${looked} busy connections seen waited for another's lock; an update took ${auditedMs.toFixed(0)} ms in the crowd, the same without command and trail ${bareMs.toFixed(0)} ms`,
    ];
  });
  return [...lines, await measureVerify(environment, url, folder)].join('\n');
}

/** Where the processor time of this process goes while `work` runs. */
async function profiled(work: () => Promise<unknown>): Promise<string> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return digestOfProfile(profile as unknown as Profile);
}

const verified = 20_000;

/** In a database of its own: the rows that were seeded by SQL have no trail. */
async function measureVerify(environment: Environment, url: string, folder: string): Promise<string> {
  const own = new URL(url);
  own.pathname = '/nes_bench_trail';
  await withClient(url, async (client) => {
    await client.query('drop database if exists nes_bench_trail with (force)');
    await client.query('create database nes_bench_trail template template0');
  });
  await migrate(own.href);
  return withAssembly(environment, own.href, async ({ engine }) => {
    await createRecords(engine, ...systemPeople(verified));
    const anchor = fileAnchor(join(folder, `anchor-${Math.floor(performance.timeOrigin)}.log`));
    const sealing = performance.now();
    await sealAudit(engine, 'audit', engine.clock.now(), anchor);
    const verifying = performance.now();
    const verdict = await verifyAudit(engine, anchor);
    const done = performance.now();
    const perSecond = (ms: number) => Math.round(verified / (ms / 1_000)).toLocaleString('en');
    return `- ${verdict.ok ? 'reached' : '**MISSED**'}: a trail of ${verdict.checked.auditRows.toLocaleString('en')} rows verifies: ${perSecond(done - verifying)} rows/s; sealed at ${perSecond(verifying - sealing)} rows/s`;
  });
}

async function withAssembly<T>(environment: Environment, url: string, work: (assembly: Assembly) => Promise<T>): Promise<T> {
  const assembly = await assemble({ ...loadSettings({ ...environment, DATABASE_URL: url }), databaseUrl: url });
  try {
    return await work(assembly);
  } finally {
    await assembly.close();
  }
}
