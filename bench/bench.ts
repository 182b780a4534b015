import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, configuration, withClient, type Cluster } from './cluster.ts';
import { measureInside } from './inside.ts';
import { farPages } from './far-pages.ts';
import { digestOf } from './digest.ts';
import { endLoad, load, startServer } from './processes.ts';
import { missedOf, reportOf } from './report.ts';
import { runRounds, type Course } from './run.ts';
import { seed } from './seed.ts';
import { seedSubjectKeys } from './subject-keys.ts';
import { seedStaff, signIn } from './staff.ts';
import { idsOf, readings, someInstitutions, type Workload } from './workloads.ts';

const root = join(import.meta.dirname, '..');

/** What can be chosen: BENCH_ROWS, BENCH_ROUNDS, BENCH_SECONDS, BENCH_ONLY (names of workloads), BENCH_DIR, BENCH_OUT. */
export type Choice = Readonly<Record<string, string | undefined>>;

/** Ours beside what the database and the language give at best: one run, one cluster, one table. Prints; judges only by ratios. */
export async function bench(choice: Choice): Promise<void> {
  const rows = Number(choice['BENCH_ROWS'] ?? 1_000_000);
  const folder = folderOf(choice);
  const course = { rounds: Number(choice['BENCH_ROUNDS'] ?? 3), seconds: Number(choice['BENCH_SECONDS'] ?? 5), warmSeconds: 1, connections: 10 };
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const cluster = await openCluster(folder);
  try {
    console.log(`PostgreSQL: ${Object.entries(configuration).map(([name, value]) => `${name} ${value}`).join(', ')}`);
    console.log(`${rows.toLocaleString('en')} applications:`);
    const run = await seed(cluster.url, rows, console.log);
    const settings = await settingsOf(folder, cluster.url);
    await seedSubjectKeys(cluster.url, settings);
    await seedStaff(cluster.url, ['registrar', 'callAgent']);
    await compare(cluster, rows, { ...course, seed: 3 * run }, choice, settings);
  } finally {
    endLoad();
    await cluster.close();
  }
}

async function compare(cluster: Cluster, rows: number, course: Course, choice: Choice, settings: Readonly<Record<string, string>>): Promise<void> {
  const bare = await startServer('targets/bare.ts', { BENCH_DATABASE_URL: cluster.url });
  const ours = await startServer(choice['BENCH_OURS'] ?? 'targets/ours.ts', { ...productionEnvironment, ...settings }, profilingOf(choice));
  try {
    const cookies = { registrar: await signIn(ours.port, 'registrar'), callAgent: await signIn(ours.port, 'callAgent') };
    const far = await farPages(ours.port, cookies.callAgent, rows);
    const only = choice['BENCH_ONLY'] ? choice['BENCH_ONLY'].split(',') : undefined;
    const ids = await idsOf(cluster.url);
    const workloads = readings(await someInstitutions(cluster.url), far, ids).filter(({ name }) => only?.includes(name) ?? true);
    const samples = await runRounds(workloads, course, {
      servers: { raw: bare, limit: bare, ours }, databasePid: cluster.pid, say: console.log,
      cookieOf: ({ as }) => cookies[as as keyof typeof cookies] ?? '',
      tidy: () => withClient(cluster.url, async (client) => { await client.query('vacuum (analyze) pre_applications, people, engine.search_terms, engine.access_log'); await client.query('checkpoint'); }),
    });
    const inside = only && !only.includes('inside') ? '' : `\n${await measureInside(settings, cluster.url, course.seed, ids.write.ours.slice(-400), join(folderOf(choice), 'ours'))}`;
    const report = `${reportOf(workloads, samples)}${inside}`;
    console.log(`\n${report}`);
    const missed = workloads.filter(({ name }) => missedOf(samples).includes(name));
    const where = await whereTimeGoes(missed, (workload) => cookies[workload.as as keyof typeof cookies], course, settings);
    if (where !== '') console.log(`\nWhere the time of ours goes:\n${where}`);
    if (choice['BENCH_OUT']) await writeFile(choice['BENCH_OUT'], `${report}\n${where}\n`);
  } finally {
    await bare.stop();
    await ours.stop();
  }
}

const folderOf = (choice: Choice): string => choice['BENCH_DIR'] ?? join(root, '.data', 'bench');

/** As scripts/bootstrap.mjs starts the console. */
const productionFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40'];
const productionEnvironment = { MALLOC_ARENA_MAX: '2' };

const profilingOf = (choice: Choice): string[] => [
  ...productionFlags, ...(choice['BENCH_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${choice['BENCH_PROFILE']}`] : []),
];

/** Each workload once more against a profiled process of its own: sessions and keys are the same, so the cookies hold. */
async function whereTimeGoes(missed: readonly Workload[], cookieOf: (workload: Workload) => string, course: Course, settings: Readonly<Record<string, string>>): Promise<string> {
  const digests: string[] = [];
  for (const workload of missed) {
    const folder = await mkdtemp(join(tmpdir(), 'nes-bench-profile-'));
    const server = await startServer('targets/ours.ts', { ...productionEnvironment, ...settings }, [...productionFlags, '--cpu-prof', `--cpu-prof-dir=${folder}`]);
    // Long enough that starting the process is a small part of the profile.
    await load({ port: server.port, asks: workload.asks.ours ?? [], ids: workload.name === 'update' ? (await idsOf(settings['DATABASE_URL'] ?? '')).write.ours : (workload.ids?.ours ?? []).toReversed(), headers: { cookie: cookieOf(workload) }, from: workload.name === 'create' ? 100_000 : 0, seconds: 4 * course.seconds, connections: course.connections, seed: course.seed + 2 });
    await server.stop();
    digests.push(`- ${workload.label}\n${await digestOf(folder)}`);
    await rm(folder, { recursive: true, force: true });
  }
  return digests.join('\n');
}

/** Ours as in production; its keys stay with the cluster, so that a later run can read what an earlier one wrote. */
async function settingsOf(folder: string, url: string): Promise<Record<string, string>> {
  const file = join(folder, 'keys.json');
  const names = ['AUDIT_MAC_KEY', 'SUBJECT_MASTER_KEY', 'ANSWER_KEY', 'SECRETS_KEY'];
  const keys = await readFile(file, 'utf8').then((text) => JSON.parse(text) as Record<string, string>,
    () => Object.fromEntries(names.map((name) => [name, `1:${randomBytes(32).toString('base64')}`])));
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return {
    ...keys, MODE: 'production', NODE_ENV: 'production', DATABASE_URL: url, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: 'http://localhost', WORKER_IN_PROCESS: 'false',
    DATA_DIR: join(folder, 'ours'), LOG_LEVEL: 'error',
  };
}
