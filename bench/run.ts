import { load, usageOf, type Server } from './processes.ts';
import { type TargetName, type Workload } from './workloads.ts';

/** One target of one round: what a request took, and of whom. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  readonly kilobytes: number;
  readonly rssMb: number;
  readonly bad: number;
}

export type Samples = Map<string, Map<TargetName, Sample[]>>;

export interface Course {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly connections: number;
  readonly seed: number;
}

export interface Field {
  readonly servers: Readonly<Record<TargetName, Server>>;
  readonly databasePid: number;
  /** Headers of whoever asks ours. */
  readonly cookieOf: (workload: Workload) => string;
  /** Run before each round: writes of the last one must not slow the reads of the next. */
  readonly tidy: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** Inside a workload the targets run one after another, the order turned each round: a noisy neighbour hits all alike. */
export async function runRounds(workloads: readonly Workload[], course: Course, field: Field): Promise<Samples> {
  const samples: Samples = new Map();
  const counted = new Map<string, number>();
  for (let round = 0; round < course.rounds; round++) {
    await field.tidy();
    for (const workload of workloads) {
      const names = (Object.keys(workload.asks) as TargetName[]).map((_, index, all) => all[(index + round) % all.length] as TargetName);
      const line: string[] = [];
      for (const target of names) {
        const sample = await measure(workload, target, course, field, counted);
        const own = samples.get(workload.name) ?? new Map<TargetName, Sample[]>();
        samples.set(workload.name, own);
        own.set(target, [...(own.get(target) ?? []), sample]);
        line.push(`${target} ${sample.perSecond.toFixed(0)}/s${sample.bad > 0 ? ` (${sample.bad} bad!)` : ''}`);
      }
      field.say(`  round ${round + 1}/${course.rounds} ${workload.name}: ${line.join(', ')}`);
    }
  }
  return samples;
}

async function measure(workload: Workload, target: TargetName, course: Course, field: Field, counted: Map<string, number>): Promise<Sample> {
  const server = field.servers[target];
  // Reads of the same records go on where the last ones stopped, whoever made them: each view of ours is a new one.
  const key = `${workload.name} ${target}`;
  const run = async (seconds: number) => {
    const outcome = await load({
      port: server.port, asks: workload.asks[target] ?? [], ids: workload.ids?.[target] ?? [], headers: target === 'ours' ? { cookie: field.cookieOf(workload) } : {},
      from: counted.get(key) ?? 0, seconds, connections: course.connections, seed: course.seed + seeds[target],
    });
    counted.set(key, (counted.get(key) ?? 0) + outcome.requests);
    return outcome;
  };
  await run(course.warmSeconds);
  const [server0, database0] = [usageOf(server.pid), usageOf(field.databasePid)];
  const outcome = await run(course.seconds);
  const [server1, database1] = [usageOf(server.pid), usageOf(field.databasePid)];
  if (outcome.firstBad) field.say(`  ! ${key}: ${outcome.firstBad.replace(/\s+/g, ' ').slice(-600)}`);
  const requests = Math.max(1, outcome.requests);
  return {
    perSecond: outcome.requests / outcome.seconds, p50: outcome.p50, p99: outcome.p99, kilobytes: outcome.bytes / requests / 1_024, rssMb: server1.rssMb, bad: outcome.bad,
    serverCpuMs: (server1.cpuMs - server0.cpuMs) / requests, databaseCpuMs: (database1.cpuMs - database0.cpuMs) / requests,
  };
}

/** People made through different targets need different numbers. */
const seeds: Readonly<Record<TargetName, number>> = { raw: 0, limit: 1, ours: 2 };

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
