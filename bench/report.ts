import { median, type Sample, type Samples } from './run.ts';
import { floors, mostRssMb, type TargetName, type Workload } from './workloads.ts';

const targets: readonly TargetName[] = ['raw', 'limit', 'ours'];

/** The table of a run in Markdown, and whether each floor is reached. */
export function reportOf(workloads: readonly Workload[], samples: Samples): string {
  const rows = workloads.flatMap((workload) => targets.flatMap((target) => {
    const own = samples.get(workload.name)?.get(target);
    return own ? [line(workload, target, own, samples)] : [];
  }));
  const head = ['workload', 'target', 'req/s', '× raw', '× limit', 'CPU × raw', 'CPU × limit', 'p50 ms', 'p99 ms', 'server CPU ms', 'PG CPU ms', 'kB', 'RSS MB', ''];
  return [`| ${head.join(' | ')} |`, `|---|---|${'---:|'.repeat(11)}---|`, ...rows, '', ...verdicts(samples)].join('\n');
}

function line(workload: Workload, target: TargetName, own: readonly Sample[], samples: Samples): string {
  const figure = (name: keyof Sample) => median(own.map((sample) => sample[name]));
  const bad = own.reduce((sum, sample) => sum + sample.bad, 0);
  return `| ${[workload.label, target, round(figure('perSecond')), ratio(samples, workload.name, target, 'raw'), ratio(samples, workload.name, target, 'limit'), processorRatio(samples, workload.name, target, 'raw'), processorRatio(samples, workload.name, target, 'limit'), round(figure('p50')), round(figure('p99')),
    round(figure('serverCpuMs')), round(figure('databaseCpuMs')), round(figure('kilobytes')), figure('rssMb').toFixed(0), bad > 0 ? `${bad} bad answers` : ''].join(' | ')} |`;
}

/** Ratio per round first, then the median of the ratios: what slowed one round slowed both. */
export function ratioOf(samples: Samples, workload: string, target: TargetName, against: TargetName): number {
  const own = samples.get(workload)?.get(target) ?? [];
  const other = samples.get(workload)?.get(against) ?? [];
  return median(own.map((sample, index) => sample.perSecond / (other[index]?.perSecond ?? Number.NaN)));
}

/** The same in processor time of server and database together: it hardly depends on what else the machine does. */
function processorRatio(samples: Samples, workload: string, target: TargetName, against: TargetName): string {
  const cost = (of: TargetName) => median((samples.get(workload)?.get(of) ?? []).map((sample) => sample.serverCpuMs + sample.databaseCpuMs));
  const value = cost(against) / cost(target);
  return Number.isFinite(value) ? value.toFixed(2) : '';
}

const ratio = (...of: Parameters<typeof ratioOf>): string => {
  const value = ratioOf(...of);
  return Number.isNaN(value) ? '' : value.toFixed(2);
};

/** Workloads whose floor was not reached. */
export const missedOf = (samples: Samples): string[] => [...new Set(floors.filter(({ workload, against, ratio: wanted }) => ratioOf(samples, workload, 'ours', against) < wanted).map(({ workload }) => workload))];

function verdicts(samples: Samples): string[] {
  const judged = floors.filter(({ workload }) => samples.get(workload)?.has('ours')).map(({ workload, against, ratio: wanted }) => {
    const got = ratioOf(samples, workload, 'ours', against);
    return `- ${got >= wanted ? 'reached' : '**MISSED**'}: ${workload} ${got.toFixed(2)} × ${against} (floor ${wanted})`;
  });
  const rss = Math.max(...[...samples.values()].flatMap((one) => (one.get('ours') ?? []).map((sample) => sample.rssMb)));
  return judged.length === 0 ? [] : [...judged, `- ${rss <= mostRssMb ? 'reached' : '**MISSED**'}: memory of ours at most ${rss.toFixed(0)} MB (limit ${mostRssMb})`];
}

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
