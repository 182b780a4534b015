import { type Role } from '#domain/roles.ts';
import { hashPassword } from '../server/people/password.ts';
import { withClient } from './cluster.ts';

export const benchPassword = 'olcum-icin-parola-2026';

/** One account a role that the workloads need; there already: left as it is. */
export async function seedStaff(url: string, roles: readonly Role[]): Promise<void> {
  const hash = await hashPassword(benchPassword);
  await withClient(url, async (client) => {
    for (const role of roles) {
      const { rows: [made] } = await client.query<{ id: string }>(
        `insert into staff (id, version, state, state_since, created_at, updated_at, username, name, held_roles)
          values (gen_random_uuid(), 1, 'active', now(), now(), now(), $1, $1, $2) on conflict (username) do nothing returning id`,
        [`bench-${role.toLowerCase()}`, JSON.stringify([{ role, from: '2020-01-01', until: null }])]);
      if (made) await client.query('insert into engine.credentials (staff_id, password_hash, changed_at) values ($1, $2, now())', [made.id, hash]);
    }
  });
}

/** Signs in as a person does, and answers the cookie. */
export async function signIn(port: number, role: Role): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: `bench-${role.toLowerCase()}`, password: benchPassword }),
  });
  if (!answer.ok) throw new Error(`Sign-in as ${role}: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
