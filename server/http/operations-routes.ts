import { Refusal } from '#domain/language/refuse.ts';
import { type Router } from '../engine/http/router.ts';
import { type Engine } from '../engine/types.ts';
import { type Metrics } from './metrics.ts';

/** What is not ready, a sentence each; empty: serve. */
export type Readiness = () => Promise<readonly string[]>;

/** What runs beside requests: sentences that leave a node ready, and lines of metrics. */
export type Watch = () => Promise<{ readonly notices: readonly string[]; readonly metrics: readonly string[] }>;

const nothing: Awaited<ReturnType<Watch>> = { notices: [], metrics: [] };

/** For whoever runs the machines; no personal data, no door. A proxy does not pass these on to the outside (docs/operations.md). */
export function addOperations(router: Router, engine: Engine, metrics: Metrics, ready: Readiness, watch: Watch = async () => nothing): void {
  const watched = () => watch().catch(() => nothing);
  const own = { method: 'get', door: 'anybody', event: null, tag: 'operations' } as const;
  router.add({ ...own, path: '/healthz', operationId: 'health', summary: 'Süreç ayakta mı' }, (c) => c.json({ status: 'ok' }));
  router.add({ ...own, path: '/readyz', operationId: 'readiness', summary: 'Hizmet verebilir mi' }, async (c) => {
    const missing = await ready();
    if (missing.length === 0) {
      const { notices } = await watched();
      return c.json(notices.length === 0 ? { status: 'ready' } : { status: 'ready', notices });
    }
    throw new Refusal('unavailable', missing.join(' '), 'Not ready.');
  });
  router.add({ ...own, path: '/metrics', operationId: 'metrics', summary: 'Prometheus ölçümleri', answer: { status: 200, type: 'text/plain' } },
    async (c) => c.body([metrics.text(engine), ...(await watched()).metrics.map((line) => `${line}\n`)].join(''), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }));
}
