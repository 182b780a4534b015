import { BlockList, isIP } from 'node:net';
import { getCookie } from 'hono/cookie';
import { type MiddlewareHandler } from 'hono';
import { Refusal } from '#domain/language/refuse.ts';
import { type Role } from '#domain/roles.ts';
import { type Ctx, type Env } from '../engine/http/context.ts';
import { type Doors } from '../engine/http/router.ts';
import { type Actor, type Engine } from '../engine/types.ts';
import { absencesStoodInBy, rolesOf, type Account } from '../people/accounts.ts';
import { clientOfKey, type ApiClient } from '../people/api-keys.ts';
import { countRequest } from '../people/rate-limit.ts';
import { type Session, type Sessions } from '../people/sessions.ts';
import { type SignInRules } from '../people/sign-in.ts';

export interface CookieNames {
  readonly session: string;
  readonly device: string;
  readonly secure: boolean;
}

/** `__Host-` binds a cookie to this host and to https; plain http (a developer's machine) cannot have it. */
export const cookieNames = (publicUrl: string): CookieNames =>
  publicUrl.startsWith('https:') ? { session: '__Host-nes', device: '__Host-nes-device', secure: true } : { session: 'nes', device: 'nes-device', secure: false };

export interface DoorParts {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly rules: SignInRules;
  readonly cookies: CookieNames;
}

export function openDoors(parts: DoorParts): Doors {
  return {
    anybody: async (_c, next) => { await next(); },
    staff: staffDoor(parts, false),
    enrolling: staffDoor(parts, true),
    portal: machineDoor(parts.engine, 'portal'),
    bank: machineDoor(parts.engine, 'bank'),
    courier: machineDoor(parts.engine, 'courier'),
  };
}

export const notSignedIn = (): Refusal => new Refusal('not_signed_in', 'Oturumunuz açık değil ya da süresi doldu; yeniden giriş yapın.', 'You are not signed in, or your session is over.');

/** The session behind the cookie, whoever may use it. */
export async function sessionOf(c: Ctx, { sessions, cookies }: DoorParts): Promise<Session> {
  const token = getCookie(c, cookies.session);
  const session = token === undefined ? undefined : await sessions.find(token);
  if (!session || session.roles.length === 0) throw notSignedIn();
  return session;
}

/** Whether the roles want a second factor that this session has not shown. */
export const owesSecondFactor = (rules: SignInRules, session: Pick<Session, 'strong'>, roles: readonly Role[]): boolean =>
  !session.strong && roles.some((role) => rules.totpRequiredRoles.includes(role));

function staffDoor(parts: DoorParts, enrolling: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const session = await sessionOf(c, parts);
    const actor = await actorOf(c, parts.engine, session);
    if (!enrolling && owesSecondFactor(parts.rules, session, [...session.roles, ...actor.roles])) {
      throw new Refusal('enrolment_required', 'Rolünüz iki adımlı girişi gerektiriyor; önce doğrulama uygulamanızı kurun.', 'Your role needs a second factor; enrol your authenticator first.');
    }
    c.set('actor', actor);
    await next();
  };
}

async function actorOf(c: Ctx, engine: Engine, session: Session): Promise<Actor> {
  const { account } = session;
  const own: Actor = { kind: 'staff', id: account.id, name: account.name, roles: session.roles, human: account.human, sessionId: session.id };
  const absent = c.req.header('x-acting-for');
  return absent === undefined ? own : inPlaceOf(engine, own, account, absent);
}

/** In an absent colleague's place one has that colleague's rights, and both names stand in the trail. */
async function inPlaceOf(engine: Engine, own: Actor, account: Account, absentId: string): Promise<Actor> {
  const absent = (await absencesStoodInBy(engine, account)).find(({ id }) => id === absentId);
  if (!absent) throw new Refusal('not_permitted', 'Bu kişiye şu anda vekâlet etmiyorsunuz ya da rolleri sizinkilerle bir kişide bulunamaz.', 'You do not stand in for this person now, or the roles may not be held together with yours.');
  return { ...own, roles: rolesOf(absent, engine.clock.now()), delegatedBy: { id: absent.id, name: absent.name, human: absent.human } };
}

const wrongKeysPerMinute = { requests: 30, seconds: 60 };
const callsPerMinute = { requests: 1_200, seconds: 60 };

function machineDoor(engine: Engine, role: ApiClient['role']): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [, key = ''] = /^Bearer (\S{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
    const client = await clientOfKey(engine, key);
    if (!client || !addressAllowed(client, c.get('address'))) {
      await countRequest(engine, `wrong-key ${c.get('address')}`, wrongKeysPerMinute);
      c.header('WWW-Authenticate', 'Bearer');
      throw new Refusal('not_signed_in', 'API anahtarı geçersiz.', 'The API key is not valid.');
    }
    if (client.role !== role || !inScope(client, c.req.path)) throw new Refusal('not_permitted', 'Bu anahtar bu yola yetkili değil.', 'This key may not use this route.');
    await countRequest(engine, `api ${client.id}`, callsPerMinute);
    if (client.role === 'bank' && client.bank === null) throw new Refusal('not_permitted', 'Bu makine hesabında banka seçilmemiş; sistem yöneticisi seçmeli.', 'The API client names no bank; an administrator must choose one.');
    c.set('actor', { kind: 'client', id: client.id, name: client.name, roles: [client.role], ...(client.bank === null ? {} : { bank: client.bank }) });
    await next();
  };
}

/** A scope is the part of the path after the role: `charges` opens /api/integration/bank/charges and what lies below. */
function inScope({ scopes }: ApiClient, path: string): boolean {
  if (!Array.isArray(scopes) || scopes.length === 0) return true;
  return scopes.includes(path.split('/')[4] ?? '');
}

function addressAllowed({ addresses }: ApiClient, address: string): boolean {
  if (!Array.isArray(addresses) || addresses.length === 0) return true;
  const allowed = new BlockList();
  for (const entry of addresses) {
    const [base = '', bits] = String(entry).split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(base) === 0) continue;
    if (bits === undefined) allowed.addAddress(base, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32)) allowed.addSubnet(base, Number(bits), family);
  }
  return isIP(address) !== 0 && allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
