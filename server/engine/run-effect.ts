import { effectJob, type EffectOrder } from './jobs.ts';
import { type Engine } from './types.ts';

/** Runs one effect of a module with the outside; whatever it throws makes the job come back later. */
export async function runEffect(engine: Engine, outside: unknown, job: { id: string; data: EffectOrder }): Promise<void> {
  const effect = engine.module(job.data.noun).effects[job.data.effect];
  if (!effect) throw new Error(`'${job.data.noun}' has no effect '${job.data.effect}'`);
  await effect(outside as never, effectJob(job.id, job.data));
}
