import { Refusal } from '#domain/language/refuse.ts';
import { type Role } from '#domain/roles.ts';
import { decryptSecret } from '../engine/secrets.ts';
import { type Engine } from '../engine/types.ts';
import { accountNamed, rolesOf, type Account } from './accounts.ts';
import { beginGuess, newDevice } from './lockout.ts';
import { verifyPassword } from './password.ts';
import { startSession, type SessionLimits } from './sessions.ts';
import { noteSignIn } from './sign-in-event.ts';
import { stepOf } from './totp.ts';

/** How staff come in; handed to the application by its entry point. */
export interface SignInRules extends SessionLimits {
  /** Whoever holds one of these roles needs a second factor. */
  readonly totpRequiredRoles: readonly Role[];
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
}

export interface Visit {
  readonly address: string;
  readonly agent: string;
  readonly device: string | undefined;
}

export interface SignedIn {
  readonly token: string;
  readonly device: string;
}

/**
 * Name, password and, where enrolled, a code that counts once. Every no is the same no, in the same time; only whoever has
 * the right password learns that a code is wanted. Refuses `wrong_credentials`, `code_required`, `locked_out`.
 */
export async function signIn(engine: Engine, rules: SignInRules, given: Credentials, visit: Visit): Promise<SignedIn> {
  const guess = await beginGuess(engine, { username: given.username, ...visit });
  const account = await accountNamed(engine, given.username);
  const right = await verifyPassword(given.password, account?.passwordHash ?? null);
  if (!account || !right || rolesOf(account, engine.clock.now()).length === 0) {
    if (account) await noteSignIn(engine, entryOf(account, 'signInRefused', visit));
    throw wrongCredentials();
  }
  const strong = await secondFactorHolds(engine, account, given.code).catch(async (error: unknown) => {
    if (error instanceof Refusal && error.code === 'code_required') await guess.forgive();
    else await noteSignIn(engine, entryOf(account, 'signInRefused', visit));
    throw error;
  });
  await guess.forgive();
  const { token, sessionId } = await startSession(engine, rules, account.id, { ...visit, strong });
  await noteSignIn(engine, { ...entryOf(account, 'signIn', visit), sessionId });
  return { token, device: newDevice(engine, account.username) };
}

const entryOf = (account: Account, event: 'signIn' | 'signInRefused', { address }: Visit) =>
  ({ event, actorId: account.id, actorName: account.name, noun: 'staff', recordId: account.id, address }) as const;

export const wrongCredentials = (): Refusal => new Refusal('wrong_credentials', 'Kullanıcı adı, parola ya da doğrulama kodu hatalı.', 'The user name, the password or the code is wrong.');

async function secondFactorHolds(engine: Engine, account: Account, code: string | undefined): Promise<boolean> {
  if (!account.totpConfirmed || account.totpSecret === null) return false;
  if (code === undefined) throw new Refusal('code_required', 'Doğrulama uygulamanızdaki altı haneli kodu girin.', 'Enter the six digits of your authenticator.');
  if (!(await useCode(engine, account, code))) throw wrongCredentials();
  return true;
}

/** A code counts once: whoever looks over a shoulder comes too late. */
export async function useCode(engine: Engine, account: Pick<Account, 'id' | 'totpSecret'>, code: string): Promise<boolean> {
  if (account.totpSecret === null) return false;
  const step = stepOf(decryptSecret(engine.keys.secrets, account.totpSecret), code, engine.clock.now());
  if (step === undefined) return false;
  const { rowCount } = await engine.reads.query('insert into engine.used_codes (staff_id, step) values ($1, $2) on conflict do nothing', [account.id, step]);
  return rowCount === 1;
}
