import { addWorkingDays } from '#domain/calendar/business-days.ts';
import { type Page } from '#domain/language/resource.ts';
import { type CommandTx } from './transaction.ts';

/** When a record that enters `state` now becomes overdue; null where the page sets no deadline. */
export async function dueAtFor(tx: CommandTx, page: Page, state: string): Promise<string | null> {
  const due = page.workflow.states[state]?.due;
  if (!due) return null;
  const days = Number(await tx.setting(due.workingDays));
  return addWorkingDays(tx.now, days, await tx.engine.settings.holidays());
}
