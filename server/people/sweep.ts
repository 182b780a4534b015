import { type Engine } from '../engine/types.ts';
import { sweepFailures } from './lockout.ts';
import { sweepRates } from './rate-limit.ts';
import { sweepSessions } from './sessions.ts';

/** What nobody asks any more: sessions, failures and counts that are over. Each call is bounded; the next goes on. */
export async function sweepPeople(engine: Engine): Promise<void> {
  await sweepSessions(engine);
  await sweepFailures(engine);
  await sweepRates(engine);
}
