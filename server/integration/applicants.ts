import { zPersonNumber } from '#domain/identifiers/tckn.ts';
import { labelIn } from '#domain/language/label.ts';
import { preApplications } from '#domain/pre-applications.ts';
import { type Ctx } from '../engine/http/context.ts';
import { missing } from '../engine/missing.ts';
import { type Actor, type Engine, type Row } from '../engine/types.ts';

/** Whoever the portal has identified (by e-Devlet or password): it speaks for this person, and for nobody else. */
export const whose = { personNumber: zPersonNumber };
export const speakingFor = (c: Ctx, person: string, more: Partial<Actor> = {}): Actor => ({ ...c.get('actor'), person, ...more });

export async function personOf(engine: Engine, personNumber: unknown): Promise<string | undefined> {
  const { rows: [found] } = await engine.reads.query<{ id: string }>({ name: 'nes_person_of', text: 'select id from people where person_number = $1', values: [personNumber] });
  return found?.id;
}

export async function applicationOf(engine: Engine, reference: unknown): Promise<string> {
  const { rows: [found] } = await engine.reads.query<{ id: string }>({ name: 'nes_application_of', text: 'select id from pre_applications where reference = $1', values: [reference] });
  return found?.id ?? missing();
}

/** What anybody who asks may hear: no internal note, no person behind a desk. */
export function publicStatus(c: Ctx, row: Pick<Row, 'state' | 'stateSince'> & { readonly [field: string]: unknown }): object {
  const state = preApplications.workflow.states[row.state as keyof typeof preApplications.workflow.states];
  return { reference: row['reference'], state: row.state, since: row.stateSince, says: labelIn(c.get('language'), state?.says, row.state), formBarcode: row['formBarcode'] ?? null };
}
