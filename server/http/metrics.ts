import { type Engine } from '../engine/types.ts';

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  /** `route` is the pattern, never the path: ids would be a series each. */
  count(method: string, route: string, status: number, seconds: number): void;
  text(engine: Engine): string;
}

interface Series {
  count: number;
  sum: number;
  readonly buckets: number[];
}

/** Request figures of this process in the Prometheus text format. */
export function openMetrics(): Metrics {
  const series = new Map<string, Series>();
  return {
    count(method, route, status, seconds) {
      const key = `method="${method}",route="${route}",status="${status}"`;
      const own = series.get(key) ?? { count: 0, sum: 0, buckets: bucketsSeconds.map(() => 0) };
      series.set(key, own);
      own.count += 1;
      own.sum += seconds;
      bucketsSeconds.forEach((bound, i) => { if (seconds <= bound) own.buckets[i] = (own.buckets[i] ?? 0) + 1; });
    },
    text: (engine) => [...requestLines(series), ...processLines(), ...poolLines(engine)].join('\n') + '\n',
  };
}

function* requestLines(series: ReadonlyMap<string, Series>): Generator<string> {
  yield '# HELP nes_http_request_duration_seconds Time to answer by route.';
  yield '# TYPE nes_http_request_duration_seconds histogram';
  for (const [labels, { count, sum, buckets }] of series) {
    for (const [i, bound] of bucketsSeconds.entries()) yield `nes_http_request_duration_seconds_bucket{${labels},le="${bound}"} ${buckets[i]}`;
    yield `nes_http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`;
    yield `nes_http_request_duration_seconds_sum{${labels}} ${sum.toFixed(6)}`;
    yield `nes_http_request_duration_seconds_count{${labels}} ${count}`;
  }
}

function processLines(): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    '# TYPE process_resident_memory_bytes gauge', `process_resident_memory_bytes ${rss}`,
    '# TYPE nodejs_heap_used_bytes gauge', `nodejs_heap_used_bytes ${heapUsed}`,
    '# TYPE process_cpu_seconds_total counter', `process_cpu_seconds_total ${((user + system) / 1e6).toFixed(3)}`,
    '# TYPE process_uptime_seconds gauge', `process_uptime_seconds ${process.uptime().toFixed(0)}`,
  ];
}

function poolLines({ reads }: Engine): string[] {
  return [
    '# TYPE nes_read_connections gauge',
    `nes_read_connections{state="total"} ${reads.totalCount}`, `nes_read_connections{state="idle"} ${reads.idleCount}`, `nes_read_connections{state="waiting"} ${reads.waitingCount}`,
  ];
}
