import { type Outside } from './outside.ts';

/** Nodes may still work with the values of two seconds ago (settings/settings-source.ts); the deadlines are counted anew after that. */
const afterSeconds = 3;

/** Effect of a change of settings or holidays: one job for however many changes. */
export async function moveDeadlines({ engine }: Outside): Promise<void> {
  await engine.jobs.send('deadlines', {}, { startAfterSeconds: afterSeconds });
}
