import { businessDate } from '#domain/calendar/dates.ts';
import { labelIn } from '#domain/language/label.ts';
import { roles } from '#domain/roles.ts';
import { demoAccounts } from '../server/config/demo-accounts.ts';
import { type Engine } from '../server/engine/types.ts';
import { setPassword } from '../server/people/credentials.ts';
import { bySystem, ensure } from './seeding.ts';

/** One account a role, all with the same password; an existing account keeps the password that it has. */
export async function seedAccounts(engine: Engine, password: string): Promise<void> {
  for (const { username, role } of demoAccounts) {
    const { id, isNew } = await bySystem(engine, async (tx) => {
      const before = await tx.find('staff', { username }, { limit: 1 });
      const name = `${labelIn('tr', roles[role], role)}${username === 'onay2' ? ' (ikinci)' : ''}`;
      const row = await ensure(tx, 'staff', { username }, { name, email: `${username}@ornek.gov.tr`, heldRoles: [{ role, from: businessDate(tx.now), until: null }] }, 'activate');
      return { id: row.id, isNew: before.length === 0 };
    });
    if (isNew) await setPassword(engine, id, password);
  }
}
