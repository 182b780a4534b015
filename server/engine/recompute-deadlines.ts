import { addWorkingDays } from '#domain/calendar/business-days.ts';
import { type Page } from '#domain/language/resource.ts';
import { tableOf } from './columns.ts';
import { writeChange } from './trail.ts';
import { inTransaction } from './transaction.ts';
import { systemActor, type Engine, type Row } from './types.ts';

/** Records of one transaction: few enough that nobody waits long for a lock. */
const atOnce = 100;

/**
 * Brings the deadlines of waiting records to today's holidays and settings; run after either changed. Each deadline counts from
 * the moment the record entered its state. Repeats change nothing. Returns how many deadlines moved.
 */
export async function recomputeDeadlines(engine: Engine): Promise<number> {
  let moved = 0;
  for (const page of engine.pages.values()) {
    for (const [state, { due }] of Object.entries(page.workflow.states)) {
      if (due) moved += await recomputeState(engine, page, state, due.workingDays);
    }
  }
  return moved;
}

async function recomputeState(engine: Engine, page: Page, state: string, setting: string): Promise<number> {
  const days = Number(await engine.settings.get(setting, engine.clock.now()));
  const holidays = await engine.settings.holidays();
  const wanted = (row: Row): string => addWorkingDays(row.stateSince, days, holidays);
  let moved = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await engine.reads.query<Row>(
      `select id, state_since as "stateSince", due_at as "dueAt" from ${tableOf(page.name)} where state = $1 and id > $2 order by id limit ${atOnce}`, [state, after]);
    const stale = rows.filter((row) => row.dueAt !== wanted(row));
    if (stale.length > 0) moved += await moveDeadlines(engine, page, state, stale.map(({ id }) => id), wanted);
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return moved;
    after = last.id;
  }
}

const moveDeadlines = (engine: Engine, page: Page, state: string, ids: readonly string[], wanted: (row: Row) => string): Promise<number> =>
  inTransaction(engine, systemActor, async (tx) => {
    let moved = 0;
    for (const id of ids) {
      const before = await tx.load(page.name, id, true);
      // It may have moved on since it was read.
      if (!before || before.state !== state || before.dueAt === wanted(before)) continue;
      const after: Row = { ...before, dueAt: wanted(before), version: before.version + 1, updatedAt: tx.now };
      await writeChange(tx, page, before, after, ['dueAt'], { event: 'deadlineMoved' });
      moved += 1;
    }
    return moved;
  });
