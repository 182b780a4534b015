import { randomBytes } from 'node:crypto';
import { Refusal } from '#domain/language/refuse.ts';
import { encryptSecret } from '../engine/secrets.ts';
import { type Engine } from '../engine/types.ts';
import { type Account } from './accounts.ts';
import { hashPassword, refuseWeak, verifyPassword } from './password.ts';
import { useCode, wrongCredentials } from './sign-in.ts';
import { newSecret, provisioningUri } from './totp.ts';

const storePassword = `insert into engine.credentials (staff_id, password_hash, changed_at) values ($1, $2, $3)
  on conflict (staff_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`;

/** For the seeds and for an administrator; no right is asked here. */
export async function setPassword(engine: Engine, staffId: string, password: string): Promise<void> {
  await engine.reads.query(storePassword, [staffId, await hashPassword(password), engine.clock.now()]);
}

export async function changePassword(engine: Engine, account: Account, current: string, next: unknown): Promise<void> {
  if (!(await verifyPassword(current, account.passwordHash))) throw wrongCredentials();
  refuseWeak(next, account.username);
  await setPassword(engine, account.id, next);
}

/** A password for the first or next sign-in, told once. The second factor is to be enrolled anew. */
export async function resetCredentials(engine: Engine, staffId: string): Promise<string> {
  const password = randomBytes(15).toString('base64url');
  await engine.reads.query(`${storePassword}, totp_secret = null, totp_confirmed_at = null`, [staffId, await hashPassword(password), engine.clock.now()]);
  return password;
}

/** Begins the enrolment of a second factor. One that is confirmed is replaced by an administrator's reset only. */
export async function startSecondFactor(engine: Engine, account: Account): Promise<{ secret: string; uri: string }> {
  const secret = newSecret();
  const { rowCount } = await engine.reads.query(
    `insert into engine.credentials (staff_id, totp_secret, changed_at) values ($1, $2, $3)
      on conflict (staff_id) do update set totp_secret = excluded.totp_secret, changed_at = excluded.changed_at where engine.credentials.totp_confirmed_at is null`,
    [account.id, encryptSecret(engine.keys.secrets, secret), engine.clock.now()]);
  if (rowCount === 0) throw alreadyConfirmed();
  return { secret, uri: provisioningUri(secret, account.username) };
}

/** The first code proves that the secret arrived. */
export async function confirmSecondFactor(engine: Engine, account: Account, code: string): Promise<void> {
  if (account.totpConfirmed) throw alreadyConfirmed();
  if (account.totpSecret === null) throw new Refusal('conflict', 'Önce doğrulama uygulaması kurulumunu başlatın.', 'Start the enrolment first.');
  if (!(await useCode(engine, account, code))) throw wrongCredentials();
  await engine.reads.query('update engine.credentials set totp_confirmed_at = $2, changed_at = $2 where staff_id = $1', [account.id, engine.clock.now()]);
}

const alreadyConfirmed = (): Refusal => new Refusal('conflict', 'İkinci etken zaten kurulu; yenilenmesini sistem yöneticisinden isteyin.', 'The second factor is enrolled; ask an administrator to reset it.');
