import { fromNumber } from '../person-numbers.ts';
import { Connection } from './connection.ts';
import { type Ask, type Order, type Outcome } from './plan.ts';

// A process of its own: load made in the process that is measured, or in the one that counts, would measure itself.
process.on('message', (order: Order) => {
  run(order).then((outcome) => process.send?.(outcome), (error: Error) => process.send?.({ error: error.message }));
});

async function run(order: Order): Promise<Outcome> {
  const { asks, connections, seconds } = order;
  const templates = asks.map((ask) => templateOf(ask, order));
  const took: number[] = [];
  let next = order.from;
  let bytes = 0;
  let bad = 0;
  let firstBad: string | undefined;
  const start = performance.now();
  const until = start + seconds * 1_000;
  const lane = async (): Promise<void> => {
    const connection = new Connection(order.port);
    while (performance.now() < until) {
      const n = next++;
      const request = templates[n % templates.length]!(n);
      const asked = performance.now();
      const answer = await connection.ask(request);
      took.push(performance.now() - asked);
      bytes += answer.bytes;
      if (answer.status >= 200 && answer.status < 300) continue;
      bad++;
      firstBad ??= answer.text;
    }
    connection.end();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const spent = (performance.now() - start) / 1_000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { requests: took.length, seconds: spent, bytes, p50: at(0.5), p99: at(0.99), bad, ...(firstBad === undefined ? {} : { firstBad }) };
}

/** People whom one target makes in one run. */
const numbersOfARun = 200_000;

type Template = (n: number) => Buffer;

/** Requests that are always the same are written once. */
function templateOf({ method = 'GET', path, headers = {}, body }: Ask, { headers: shared, port, seed, ids }: Order): Template {
  const fixed = { host: `127.0.0.1:${port}`, ...shared, ...headers };
  const whole = [`${method} ${path} HTTP/1.1`, ...Object.entries(fixed).map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  const varies = /@@[UVTI]@@/.test(whole + (body ?? ''));
  const write = (n: number): Buffer => {
    const fill = (text: string) => (varies ? text.replace(/@@([UVTI])@@/g, (_, sign: string) => valueOf(sign, n)) : text);
    const content = body === undefined ? '' : fill(body);
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(content)}\r\n`;
    return Buffer.from(`${fill(whole)}\r\n${length}\r\n${content}`);
  };
  const valueOf = (sign: string, n: number): string => {
    switch (sign) {
      case 'I': return ids[n % ids.length]?.id ?? '';
      case 'V': return String((ids[n % ids.length]?.version ?? 1) + Math.floor(n / ids.length));
      case 'T': return fromNumber(seed * numbersOfARun + n);
      default: return `${seed}${String(n).padStart(8, '0')}`;
    }
  };
  const same = varies ? undefined : write(0);
  return same ? () => same : write;
}
