import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt, stepAt } from '../../server/people/totp.ts';
import { appOver, clientOf, hire, password, signedIn, signInRules, toyApi, type ToyApi } from '../support/toy-api.ts';

let api: ToyApi;
beforeAll(async () => { api = await toyApi(); });
afterAll(async () => { await api.close(); });

const name = () => `kisi-${randomUUID().slice(0, 8)}`;
const at = (instant: string) => api.at(instant);
const morning = '2026-11-23T08:00:00.000Z';
const logged = async (recordId: string) => (await api.engine.reads.query<{ kind: string }>('select kind from engine.access_log where $1 = any(record_ids) order by id', [recordId])).rows.map(({ kind }) => kind);

describe('signing in', () => {
  test('opens a session that tells who one is; signing out ends it', async () => {
    const username = name();
    const id = await hire(api.engine, username, ['registrar']);
    const client = await signedIn(api.app, username);
    expect((await client.send('GET', '/api/session')).body).toMatchObject({ id, username, roles: ['registrar'], limitedToEnrolment: false, mayActFor: [] });
    const stolen = client.cookies.get('nes') ?? '';
    expect((await client.send('DELETE', '/api/session')).status).toBe(204);
    client.cookies.set('nes', stolen);
    expect((await client.send('GET', '/api/session')).status).toBe(401);
    expect(await logged(id)).toEqual(['signIn', 'signOut']);
  });

  test('the cookie is HttpOnly, SameSite=Strict, and bound to the host where there is https', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const secure = appOver(api.engine, { publicUrl: 'https://konsol.example' });
    const answer = await secure.request('https://konsol.example/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-nes=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  });

  test('the database holds no session that could be used', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const token = (await signedIn(api.app, username)).cookies.get('nes') ?? '';
    const { rows } = await api.engine.reads.query('select * from engine.sessions');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('a session that somebody planted does not survive the sign-in', async () => {
    const [victim, attacker] = [name(), name()];
    await hire(api.engine, victim, ['registrar']);
    await hire(api.engine, attacker, ['registrar']);
    const planted = (await signedIn(api.app, attacker)).cookies.get('nes') ?? '';
    const client = clientOf(api.app);
    client.cookies.set('nes', planted);
    await client.send('POST', '/api/session', { username: victim, password });
    expect(client.cookies.get('nes')).not.toBe(planted);
    const left = clientOf(api.app);
    left.cookies.set('nes', planted);
    expect((await left.send('GET', '/api/session')).status).toBe(401);
  });

  test('unknown name, wrong password, left colleague and roles that are over get one and the same answer', async () => {
    const [known, left, former] = [name(), name(), name()];
    await hire(api.engine, known, ['registrar']);
    const gone = await hire(api.engine, left, ['registrar']);
    await api.engine.reads.query("update staff set state = 'left' where id = $1", [gone]);
    await hire(api.engine, former, [], { heldRoles: [{ role: 'registrar', from: '2020-01-01', until: '2026-11-22' }] });
    const client = clientOf(api.app);
    const answers = [
      await client.send('POST', '/api/session', { username: name(), password }), await client.send('POST', '/api/session', { username: known, password: 'yanlış parola' }),
      await client.send('POST', '/api/session', { username: left, password }), await client.send('POST', '/api/session', { username: former, password }),
    ];
    for (const { status, body } of answers) expect({ status, ...body, instance: '' }).toEqual({ status: 401, ...answers[0]?.body, instance: '' });
  });

  test('idle for too long, or open for too long, is over', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const client = await signedIn(api.app, username);
    const fresh = () => appOver(api.engine);
    const ask = async () => (await fresh().request('/api/session', { headers: { cookie: `nes=${client.cookies.get('nes')}` } })).status;
    at('2026-11-23T08:29:00.000Z');
    expect(await ask()).toBe(200);
    at('2026-11-23T08:58:00.000Z');
    expect(await ask()).toBe(200);
    at('2026-11-23T09:30:00.000Z');
    expect(await ask()).toBe(401);
    at(morning);
  });

  test('sessions are listed, one or all of them can be ended', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const [here, there] = [await signedIn(api.app, username), await signedIn(api.app, username)];
    const { body } = await here.send('GET', '/api/sessions');
    expect(body.sessions).toHaveLength(2);
    const other = body.sessions.find(({ current }: { current: boolean }) => !current);
    expect((await here.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(204);
    expect((await there.send('GET', '/api/session')).status).toBe(401);
    expect((await here.send('DELETE', '/api/sessions')).status).toBe(204);
    expect((await here.send('GET', '/api/session')).status).toBe(401);
  });

  test('a new password ends the other sessions; a weak one is refused', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const [here, there] = [await signedIn(api.app, username), await signedIn(api.app, username)];
    expect(await here.send('POST', '/api/session/password', { currentPassword: password, newPassword: '12345678' })).toMatchObject({ status: 422 });
    expect(await here.send('POST', '/api/session/password', { currentPassword: password, newPassword: 'dört mevsim, on iki ay' })).toMatchObject({ status: 204 });
    expect((await there.send('GET', '/api/session')).status).toBe(401);
    expect((await here.send('GET', '/api/session')).status).toBe(200);
    expect((await clientOf(api.app).send('POST', '/api/session', { username, password })).status).toBe(401);
  });
});

describe('the second factor', () => {
  const strict = () => appOver(api.engine, { signIn: { ...signInRules, totpRequiredRoles: ['supervisor'] } });

  test('is enforced for the roles that need it: nothing but enrolment until it is confirmed', async () => {
    const username = name();
    await hire(api.engine, username, ['supervisor']);
    const client = await signedIn(strict(), username);
    expect((await client.send('GET', '/api/session')).body).toMatchObject({ limitedToEnrolment: true });
    expect(await client.send('GET', '/api/books')).toMatchObject({ status: 403, body: { code: 'enrolment_required' } });
    const { secret, uri } = (await client.send('POST', '/api/session/totp', {})).body;
    expect(uri).toContain(`secret=${secret}`);
    expect((await client.send('POST', '/api/session/totp/confirm', { code: '000000' })).status).toBe(401);
    const before = client.cookies.get('nes');
    expect((await client.send('POST', '/api/session/totp/confirm', { code: codeAt(secret, stepAt(morning)) })).body).toMatchObject({ limitedToEnrolment: false, totp: 'confirmed' });
    expect(client.cookies.get('nes')).not.toBe(before);
    expect((await client.send('GET', '/api/books')).status).toBe(200);
    expect(await client.send('POST', '/api/session/totp', {})).toMatchObject({ status: 409 });
  });

  test('is asked for after the right password only, and a code counts once', async () => {
    const username = name();
    await hire(api.engine, username, ['supervisor']);
    const app = strict();
    const enrolling = await signedIn(app, username);
    const { secret } = (await enrolling.send('POST', '/api/session/totp', {})).body;
    await enrolling.send('POST', '/api/session/totp/confirm', { code: codeAt(secret, stepAt(morning)) });
    const client = clientOf(app);
    const send = (more: Record<string, string>) => client.send('POST', '/api/session', { username, password, ...more });
    expect(await send({ password: 'yanlış' })).toMatchObject({ body: { code: 'wrong_credentials' } });
    expect(await send({})).toMatchObject({ status: 401, body: { code: 'code_required' } });
    expect(await send({ code: codeAt(secret, stepAt(morning)) })).toMatchObject({ body: { code: 'wrong_credentials' } });
    at('2026-11-23T08:00:40.000Z');
    const code = codeAt(secret, stepAt('2026-11-23T08:00:40.000Z'));
    expect((await send({ code })).status).toBe(200);
    expect(await clientOf(app).send('POST', '/api/session', { username, password, code })).toMatchObject({ status: 401 });
    at(morning);
  });

  test('codes are those of RFC 6238', () => {
    // Appendix B, SHA-1, the last six digits; the secret is '12345678901234567890' in base32.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(codeAt(secret, stepAt('1970-01-01T00:00:59Z'))).toBe('287082');
    expect(codeAt(secret, stepAt('2005-03-18T01:58:29Z'))).toBe('081804');
    expect(codeAt(secret, stepAt('2603-10-11T11:33:20Z'))).toBe('353130');
  });
});

describe('guessing', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  // Requests of these tests come by no socket, so that the address must be handed in by the proxy they stand for.
  const app = () => appOver(api.engine, { addressOf: (c) => c.req.header('x-forwarded-for') ?? 'unknown' });
  const guess = (username: string, address: string, secret = 'tahmin') => clientOf(app()).send('POST', '/api/session', { username, password: secret }, from(address));

  test('is slowed where the guesser sits; the owner comes in from elsewhere, and from his own browser even there', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const known = clientOf(app());
    await known.send('POST', '/api/session', { username, password }, from('10.0.0.1'));
    for (let i = 0; i < 5; i++) expect((await guess(username, '10.0.0.1')).status).toBe(401);
    const locked = await guess(username, '10.0.0.1', password);
    expect(locked).toMatchObject({ status: 429, body: { code: 'locked_out', retryAfterSeconds: 15 } });
    expect(locked.headers.get('retry-after')).toBe('15');
    expect((await guess(username, '10.0.0.2', password)).status).toBe(200);
    expect((await known.send('POST', '/api/session', { username, password }, from('10.0.0.1'))).status).toBe(200);
    at('2026-11-23T08:00:16.000Z');
    expect((await guess(username, '10.0.0.1', password)).status).toBe(200);
    at(morning);
  });

  test('a name that nobody has is locked just like one that somebody has', async () => {
    const username = name();
    for (let i = 0; i < 5; i++) await guess(username, '10.0.0.3');
    expect((await guess(username, '10.0.0.3')).status).toBe(429);
  });

  test('many guesses at one moment do not each see none before them', async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(username, '10.0.0.4')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });
});

describe('on two nodes', () => {
  test('who leaves is out within a second on both', async () => {
    const username = name();
    const id = await hire(api.engine, username, ['registrar']);
    const client = await signedIn(api.app, username);
    const nodes = [api.app, appOver(api.engine)];
    const ask = async () => Promise.all(nodes.map(async (node) => (await node.request('/api/books', { headers: { cookie: `nes=${client.cookies.get('nes')}` } })).status));
    expect(await ask()).toEqual([200, 200]);
    await api.engine.reads.query("update staff set state = 'left' where id = $1", [id]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await ask()).toEqual([401, 401]);
  });
});

describe('standing in', () => {
  test('lends the rights of the absent and leaves both names, for the days of the absence only', async () => {
    const [absent, standIn] = [name(), name()];
    const [absentId, standInId] = [await hire(api.engine, absent, ['registrar']), await hire(api.engine, standIn, ['registrar', 'callAgent'])];
    await api.engine.reads.query('update staff set stand_in = $2, away_from = $3, away_until = $4 where id = $1', [absentId, standInId, '2026-11-23', '2026-11-24']);
    const client = await signedIn(api.app, standIn);
    const instead = { 'x-acting-for': absentId };
    const own = (await client.send('POST', '/api/books', { title: 'Kürk Mantolu Madonna', genre: 'novel' })).body;
    expect((await client.send('GET', '/api/session')).body.mayActFor).toMatchObject([{ id: absentId }]);
    expect(await client.send('POST', `/api/books/${own.id}/actions/sell`, {}, instead)).toMatchObject({ status: 409, body: { sentences: [{ code: 'FOUR_EYES' }] } });
    const other = await signedIn(api.app, await somebody());
    const theirs = (await other.send('POST', '/api/books', { title: 'Sinekli Bakkal', genre: 'novel' })).body;
    expect(await client.send('POST', `/api/books/${theirs.id}/actions/sell`, {}, instead)).toMatchObject({ status: 200, body: { state: 'sold' } });
    const { steps } = (await other.send('GET', `/api/books/${theirs.id}/history`)).body;
    expect(steps[0].actor).toMatchObject({ id: standInId, for: { id: absentId } });
    at('2026-11-25T08:00:00.000Z');
    const later = await signedIn(api.app, standIn);
    expect(await later.send('GET', '/api/books', undefined, instead)).toMatchObject({ status: 403 });
    at(morning);
  });

  test('lends nothing that may not be held beside one’s own role, whoever agreed to it before', async () => {
    const [absent, standIn] = [name(), name()];
    const [absentId, standInId] = [await hire(api.engine, absent, ['supervisor']), await hire(api.engine, standIn, ['registrar'])];
    await api.engine.reads.query("update staff set stand_in = $2, away_from = '2026-11-23' where id = $1", [absentId, standInId]);
    const client = await signedIn(api.app, standIn);
    expect((await client.send('GET', '/api/session')).body.mayActFor).toEqual([]);
    expect(await client.send('GET', '/api/books', undefined, { 'x-acting-for': absentId })).toMatchObject({ status: 403 });
  });

  const somebody = async () => {
    const username = name();
    await hire(api.engine, username, ['registrar']);
    return username;
  };
});
