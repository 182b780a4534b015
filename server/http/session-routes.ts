import { getCookie, setCookie, deleteCookie } from 'hono/cookie';
import { Refusal, type InputFault } from '#domain/language/refuse.ts';
import { type Ctx } from '../engine/http/context.ts';
import { readJson } from '../engine/http/read-body.ts';
import { refuseStrange } from '../engine/http/read-parts.ts';
import { type JsonSchema, type Router } from '../engine/http/router.ts';
import { missing } from '../engine/missing.ts';
import { absencesStoodInBy } from '../people/accounts.ts';
import { changePassword, confirmSecondFactor, startSecondFactor } from '../people/credentials.ts';
import { beginGuess } from '../people/lockout.ts';
import { endSession, endSessionNamed, endSessionsOf, sessionsOf, startSession, type Session } from '../people/sessions.ts';
import { signIn, type Visit } from '../people/sign-in.ts';
import { noteSignIn, type SignInEvent } from '../people/sign-in-event.ts';
import { owesSecondFactor, sessionOf, type DoorParts } from './doors.ts';

export interface SessionParts extends DoorParts {
  readonly mode: string;
}

const textOf = (maxLength: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength });
const bodyOf = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({ type: 'object', properties, required, additionalProperties: false });

/** How staff come, stay and go. Every change leaves a row in the access log. */
export function addSessionRoutes(router: Router, parts: SessionParts): void {
  const own = { tag: 'session' } as const;
  router.add({
    ...own, method: 'post', path: '/api/session', door: 'anybody', event: 'access.signIn', operationId: 'sign-in', summary: 'Oturum aç',
    body: bodyOf({ username: textOf(100), password: textOf(200), code: textOf(6) }, ['username', 'password']),
  }, (c) => start(c, parts));
  router.add({ ...own, method: 'get', path: '/api/session', door: 'enrolling', event: null, operationId: 'session', summary: 'Oturumum' }, async (c) => tell(c, parts, await sessionOf(c, parts)));
  router.add({ ...own, method: 'delete', path: '/api/session', door: 'anybody', event: 'access.signOut', operationId: 'sign-out', summary: 'Oturumu kapat', answer: { status: 204 } }, (c) => end(c, parts));
  router.add({ ...own, method: 'get', path: '/api/sessions', door: 'enrolling', event: null, operationId: 'sessions', summary: 'Açık oturumlarım' }, (c) => list(c, parts));
  router.add({ ...own, method: 'delete', path: '/api/sessions', door: 'enrolling', event: 'access.signOutEverywhere', operationId: 'sign-out-everywhere', summary: 'Her yerden çık', answer: { status: 204 } }, (c) => endAll(c, parts));
  router.add({
    ...own, method: 'delete', path: '/api/sessions/{id}', door: 'enrolling', event: 'access.signOut', operationId: 'sign-out-there', summary: 'Bir oturumu kapat', answer: { status: 204 },
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{32}$' } }],
  }, (c) => endNamed(c, parts));
  router.add({ ...own, method: 'post', path: '/api/session/totp', door: 'enrolling', event: 'access.secondFactorStarted', operationId: 'start-totp', summary: 'Doğrulama uygulaması kur', body: bodyOf({}) }, (c) => startTotp(c, parts));
  router.add({ ...own, method: 'post', path: '/api/session/totp/confirm', door: 'enrolling', event: 'access.secondFactorConfirmed', operationId: 'confirm-totp', summary: 'Kurulumu kodla onayla', body: bodyOf({ code: textOf(6) }) }, (c) => confirmTotp(c, parts));
  router.add({
    ...own, method: 'post', path: '/api/session/password', door: 'enrolling', event: 'access.passwordChanged', operationId: 'change-password', summary: 'Parolamı değiştir',
    body: bodyOf({ currentPassword: textOf(200), newPassword: textOf(200) }), answer: { status: 204 },
  }, (c) => password(c, parts));
}

/** Texts of a small form, each named and bounded. */
export async function formOf<const K extends string>(c: Ctx, lengths: Readonly<Record<K, number>>, optional: readonly NoInfer<K>[] = []): Promise<Record<K, string>> {
  const { value } = await readJson(c.req.raw);
  refuseStrange(Object.fromEntries(Object.entries(value).filter(([name]) => !(name in lengths))));
  const errors = (Object.entries(lengths) as [K, number][]).flatMap(([path, max]): InputFault[] => {
    const given = value[path];
    if (given === undefined && optional.includes(path)) return [];
    if (typeof given === 'string' && given.length > 0 && given.length <= max) return [];
    return [{ path, code: 'REQUIRED', tr: `1–${max} karakterlik bir metin olmalı.`, en: `A text of 1 to ${max} characters.` }];
  });
  if (errors.length > 0) throw new Refusal('invalid_input', 'Girdi geçersiz.', 'The input is not valid.', { errors });
  return value as Record<K, string>;
}

const visitOf = (c: Ctx, { cookies }: SessionParts): Visit => ({ address: c.get('address'), agent: c.req.header('user-agent') ?? '', device: getCookie(c, cookies.device) });

async function start(c: Ctx, parts: SessionParts): Promise<Response> {
  const { engine, rules, cookies, sessions } = parts;
  const { username, password: secret, code } = await formOf(c, { username: 100, password: 200, code: 6 }, ['code']);
  const { token, device } = await signIn(engine, rules, { username: username.trim().toLowerCase(), password: secret, code }, visitOf(c, parts));
  // Whatever stood in the cookie before ends here: an id that somebody planted never becomes a session.
  const former = getCookie(c, cookies.session);
  if (former !== undefined) await endSession(engine, former);
  sessions.forget();
  giveCookie(c, parts, token);
  setCookie(c, cookies.device, device, { httpOnly: true, sameSite: 'Strict', path: '/', secure: cookies.secure, maxAge: 180 * 86_400 });
  const session = await sessions.find(token);
  return session ? tell(c, parts, session) : missing();
}

function giveCookie(c: Ctx, { cookies }: SessionParts, token: string): void {
  setCookie(c, cookies.session, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: cookies.secure });
}

async function tell(c: Ctx, { engine, rules, mode }: SessionParts, session: Session): Promise<Response> {
  const { account, roles } = session;
  const absences = await absencesStoodInBy(engine, account);
  const acting = absences.find(({ id }) => id === c.req.header('x-acting-for'));
  return c.json({
    id: account.id, name: account.name, username: account.username, roles, mode, expiresAt: session.expiresAt,
    actingFor: acting ? { id: acting.id, name: acting.name } : null,
    mayActFor: absences.map(({ id, name, until }) => ({ id, name, until })),
    totp: account.totpConfirmed ? 'confirmed' : roles.some((role) => rules.totpRequiredRoles.includes(role)) ? 'required' : 'optional',
    limitedToEnrolment: owesSecondFactor(rules, session, roles),
  });
}

async function note(c: Ctx, { engine }: SessionParts, session: Session, event: SignInEvent): Promise<void> {
  const { account } = session;
  await noteSignIn(engine, { event, actorId: account.id, actorName: account.name, noun: 'staff', recordId: account.id, sessionId: session.id, address: c.get('address') });
}

async function end(c: Ctx, parts: SessionParts): Promise<Response> {
  const token = getCookie(c, parts.cookies.session);
  const session = token === undefined ? undefined : await parts.sessions.find(token);
  if (token !== undefined) await endSession(parts.engine, token);
  if (session) await note(c, parts, session, 'signOut');
  parts.sessions.forget();
  deleteCookie(c, parts.cookies.session, { path: '/', secure: parts.cookies.secure });
  return c.body(null, 204);
}

async function list(c: Ctx, parts: SessionParts): Promise<Response> {
  const session = await sessionOf(c, parts);
  const open = await sessionsOf(parts.engine, parts.rules, session.account.id);
  return c.json({ sessions: open.map((one) => ({ ...one, current: one.id === session.id })) });
}

async function endAll(c: Ctx, parts: SessionParts): Promise<Response> {
  const session = await sessionOf(c, parts);
  await endSessionsOf(parts.engine, session.account.id);
  await note(c, parts, session, 'signOutEverywhere');
  parts.sessions.forget();
  deleteCookie(c, parts.cookies.session, { path: '/', secure: parts.cookies.secure });
  return c.body(null, 204);
}

async function endNamed(c: Ctx, parts: SessionParts): Promise<Response> {
  const session = await sessionOf(c, parts);
  if (!(await endSessionNamed(parts.engine, session.account.id, c.req.param('id') ?? ''))) missing();
  await note(c, parts, session, 'signOut');
  parts.sessions.forget();
  return c.body(null, 204);
}

async function startTotp(c: Ctx, parts: SessionParts): Promise<Response> {
  refuseStrange((await readJson(c.req.raw)).value);
  const session = await sessionOf(c, parts);
  const started = await startSecondFactor(parts.engine, session.account);
  await note(c, parts, session, 'secondFactorStarted');
  parts.sessions.forget();
  return c.json(started);
}

/** From here on the session is a strong one, under a new id. */
async function confirmTotp(c: Ctx, parts: SessionParts): Promise<Response> {
  const { code } = await formOf(c, { code: 6 });
  const session = await sessionOf(c, parts);
  await confirmSecondFactor(parts.engine, session.account, code);
  await endSessionsOf(parts.engine, session.account.id);
  const { token } = await startSession(parts.engine, parts.rules, session.account.id, { ...visitOf(c, parts), strong: true });
  await note(c, parts, session, 'secondFactorConfirmed');
  parts.sessions.forget();
  giveCookie(c, parts, token);
  const fresh = await parts.sessions.find(token);
  return fresh ? tell(c, parts, fresh) : missing();
}

async function password(c: Ctx, parts: SessionParts): Promise<Response> {
  const { currentPassword, newPassword } = await formOf(c, { currentPassword: 200, newPassword: 200 });
  const session = await sessionOf(c, parts);
  // Whoever found an open screen must not guess the password at leisure.
  const guess = await beginGuess(parts.engine, { username: session.account.username, ...visitOf(c, parts), device: undefined });
  await changePassword(parts.engine, session.account, currentPassword, newPassword);
  await guess.forgive();
  await endSessionsOf(parts.engine, session.account.id, session.hash);
  await note(c, parts, session, 'passwordChanged');
  parts.sessions.forget();
  return c.body(null, 204);
}
