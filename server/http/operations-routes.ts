import { Refusal } from '#domain/language/refuse.ts';
import { type Router } from '../engine/http/router.ts';
import { type Engine } from '../engine/types.ts';
import { type Metrics } from './metrics.ts';

/** What is not ready, a sentence each; empty: serve. */
export type Readiness = () => Promise<readonly string[]>;

/** For whoever runs the machines; no personal data, no door. A proxy does not pass these on to the outside (docs/operations.md). */
export function addOperations(router: Router, engine: Engine, metrics: Metrics, ready: Readiness): void {
  const own = { method: 'get', door: 'anybody', event: null, tag: 'operations' } as const;
  router.add({ ...own, path: '/healthz', operationId: 'health', summary: 'Süreç ayakta mı' }, (c) => c.json({ status: 'ok' }));
  router.add({ ...own, path: '/readyz', operationId: 'readiness', summary: 'Hizmet verebilir mi' }, async (c) => {
    const missing = await ready();
    if (missing.length === 0) return c.json({ status: 'ready' });
    throw new Refusal('unavailable', missing.join(' '), 'Not ready.');
  });
  router.add({ ...own, path: '/metrics', operationId: 'metrics', summary: 'Prometheus ölçümleri', answer: { status: 200, type: 'text/plain' } },
    (c) => c.body(metrics.text(engine), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }));
}
