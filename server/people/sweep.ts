import { type Engine } from '../engine/types.ts';
import { sweepDrafts } from './drafts/drafts.ts';
import { sweepFailures } from './lockout.ts';
import { sweepRates } from './rate-limit.ts';
import { sweepSessions } from './sessions.ts';

/** What nobody asks any more: sessions, failures, counts and drafts that are over. Each call is bounded; the next goes on. */
export async function sweepPeople(engine: Engine): Promise<void> {
  await sweepSessions(engine);
  await sweepFailures(engine);
  await sweepRates(engine);
  await sweepDrafts(engine);
}
