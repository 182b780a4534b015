import { bySystem, ensure } from '../seeding.ts';
import { type Workshop } from '../workshop.ts';
import { travelled } from './cohort.ts';
import { billed } from './money.ts';
import { cohortsOf, type Cohort, type Size } from './plan.ts';
import { scenes } from './scenes.ts';

/** Two cores: while one waits for the database the other one thinks. */
const lanes = 3;
/** Within such a stretch the bills come after all lists, so that their numbers follow their days. */
const stretch = 30;

/** The year in stretches, oldest first. Each is done once: what people do with its records later is theirs. */
export async function theYear(shop: Workshop, size: Size): Promise<void> {
  const cohorts = cohortsOf(size);
  for (let oldest = 420; oldest > 0; oldest -= stretch) {
    const part = cohorts.filter(({ daysAgo }) => daysAgo <= oldest && daysAgo > oldest - stretch);
    if (part.length > 0) await once(shop, `${size === 'whole' ? 'yıl' : 'küçük'} ${(420 - oldest) / stretch + 1}`, () => together(shop, part));
  }
  for (const [name, scene] of Object.entries(scenes)) await once(shop, name, () => scene(shop.lane()));
}

async function together(shop: Workshop, part: readonly Cohort[]): Promise<void> {
  const waiting = [...part];
  const work = async (): Promise<void> => {
    const own = shop.lane();
    for (let cohort = waiting.shift(); cohort; cohort = waiting.shift()) await travelled(own, cohort);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(lanes, part.length) }, work));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const cashier = shop.lane();
  for (const cohort of part) await billed(cashier, cohort);
}

/** A note in the console itself says what is done: it goes where the records go, whichever folder or machine starts next. */
async function once(shop: Workshop, name: string, work: () => Promise<void>): Promise<void> {
  const title = `Demo verisi hazırlandı: ${name}`;
  const note = { kind: 'other', role: 'admin', title };
  const [done] = await shop.find('tasks', { ...note, state: 'done' });
  if (done) return;
  await work();
  await bySystem(shop.engine, (tx) => ensure(tx, 'tasks', note, {}, 'complete'));
}
