import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Field } from '#domain/language/field.ts';
import { ensure } from '../../seeds/seeding.ts';
import { routeTable } from '../../server/app.ts';
import { type RouteCard } from '../../server/engine/http/router.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { systemActor } from '../../server/engine/types.ts';
import { issueApiKey } from '../../server/people/api-keys.ts';
import { openWorld, type Caller, type Reply, type World } from '../support/matrix-world.ts';

/** Values that exist nowhere else. Wherever one of them turns up but in the record that it was written to, it has leaked. */
const person = { number: '90000000100', name: 'Kanaryagilzade', email: 'kanaryagilzade@sizinti.gov.tr', phone: '+905550001177', iban: 'TR330006100519786457841326' };
const secret = { password: 'kanaryanın parolası 7', code: '731946' };

let world: World;
let apiKey: string;
const printed: string[] = [];
const answers: { readonly what: string; readonly reply: Reply }[] = [];
const streams = [process.stdout, process.stderr] as const;
const writes = streams.map((stream) => stream.write.bind(stream));

beforeAll(async () => {
  world = await openWorld();
  // Whatever the process prints, by whatever way, ends up here.
  streams.forEach((stream, i) => { stream.write = ((text: string | Uint8Array, ...rest: never[]) => { printed.push(String(text)); return writes[i]!(text, ...rest); }) as typeof stream.write; });
  const { id } = await inTransaction(world.engine, systemActor, (tx) => ensure(tx, 'api-clients', { name: 'kanarya-portali' }, { role: 'portal' }, 'activate'));
  apiKey = await issueApiKey(world.engine, id);
}, 120_000);
afterAll(async () => {
  streams.forEach((stream, i) => { stream.write = writes[i]!; });
  await world.close();
});

const callerNamed = (name: string): Caller => world.callers.find((one) => one.name === name) as Caller;
const everySecret = (): string[] => [...Object.values(person), person.phone.slice(4), ...Object.values(secret).filter((text) => text !== secret.code), apiKey, apiKey.slice(4)];
const holds = (text: string): string[] => everySecret().filter((value) => text.toLowerCase().includes(value.toLowerCase()));

async function send(caller: Caller, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> {
  const reply = await caller.ask(method, path, body, headers);
  answers.push({ what: `${caller.name}: ${method} ${path.slice(0, 120)}`, reply });
  return reply;
}

/** A right value for a field; where the field is a person's, one of the person's. */
function canaryOf(field: Field): unknown {
  switch (field.kind) {
    case 'email': return field.personal ? person.email : 'evrak@kurum.gov.tr';
    case 'phone': return field.personal ? person.phone : '+905550002233';
    case 'personNumber': return person.number;
    case 'iban': return field.personal ? person.iban : undefined;
    case 'date': return '1961-04-23';
    case 'flag': return true;
    case 'choice': return Object.keys(field.choices ?? {})[0];
    case 'integer': case 'money': return 3;
    case 'structure': return field.personal ? { kim: person.number } : {};
    case 'refersTo': return world.planted.find(({ noun }) => noun === field.noun)?.row.id;
    case 'refersToMany': return [];
    default: return field.personal ? `${person.name} ${person.number}`.slice(0, field.max) : 'Deneme';
  }
}

/** Every way to put a value where it does not belong. */
async function pushThrough(caller: Caller, card: RouteCard): Promise<void> {
  const { method, noun, action } = card;
  const page = noun === undefined ? undefined : world.engine.page(noun);
  const id = world.planted.find((planted) => planted.noun === noun)?.row.id ?? world.engine.ids();
  const at = (value: string) => card.path.replace(/\{[^}]+\}/g, encodeURIComponent(value));
  const misplaced = { ...person, [person.number]: person.email, q: person.name, filter: { [person.email]: person.number, personNumber: person.number }, password: secret.password };
  if (method === 'get' || method === 'delete') {
    await send(caller, method.toUpperCase(), at(person.number));
    await send(caller, method.toUpperCase(), `${at(id)}?filter=${encodeURIComponent(JSON.stringify(misplaced))}&sort=${encodeURIComponent(person.email)}&range=${person.number}`);
    return;
  }
  const fields = Object.entries((card.act === 'action' ? page?.workflow.actions[action ?? '']?.input : page?.fields) ?? {}).filter(([, field]) => card.act === 'action' || !field.derived);
  const wellFilled = Object.fromEntries(fields.map(([name, field]) => [name, canaryOf(field)]));
  await send(caller, method.toUpperCase(), at(id), wellFilled, { 'if-match': '"1"' });
  await send(caller, method.toUpperCase(), at(id), misplaced, { 'if-match': person.number, 'idempotency-key': person.email });
  await send(caller, method.toUpperCase(), at(person.number), `{"${person.number}": ${person.email}`);
}

const left = new Set(['/api/session', '/api/sessions', '/api/sessions/{id}', '/api/session/totp', '/api/session/totp/confirm', '/api/session/password', '/api/staff/{id}/credentials', '/api/api-clients/{id}/key']);

test('values of a person go through every route, well placed and misplaced, and each answer keeps them to whom they belong', { timeout: 300_000 }, async () => {
  const registrar = callerNamed('registrar');
  const record = { personNumber: person.number, firstName: person.name, lastName: person.name, birthDate: '1961-04-23', email: person.email, phone: person.phone };
  const made = await send(registrar, 'POST', '/api/people', record, { 'idempotency-key': 'kanarya-1' });
  expect(made.status).toBe(201);
  expect(holds(`${made.headers.get('location')}`)).toEqual([]);
  // The same person again: the constraint of the database speaks of the value, we do not.
  expect(await send(registrar, 'POST', '/api/people', record)).toMatchObject({ status: 409, body: { code: 'already_exists' } });
  for (const card of routeTable(world.app).filter(({ path }) => !left.has(path))) {
    const page = card.noun === undefined ? undefined : world.engine.page(card.noun);
    const able = card.act === 'action' ? page?.workflow.actions[card.action ?? '']?.by : card.act === 'create' ? page?.may.create : Object.keys(page?.may.read ?? {});
    const one = world.callers.find(({ id, roles }) => id.includes('-') && roles.length === 1 && [able].flat().includes(roles[0])) ?? registrar;
    for (const caller of new Set([one, callerNamed('financeApprover')])) await pushThrough(caller, card);
  }
  const echoing = answers.filter(({ reply }) => reply.status >= 400).filter(({ reply }) => {
    // A field that does not exist is named to whoever named it; that is all that may come back.
    const { errors, ...rest } = (typeof reply.body === 'object' ? reply.body : { text: reply.text }) as { errors?: { path: string }[] };
    return holds(JSON.stringify([rest, (errors ?? []).map((fault) => ({ ...fault, path: null })), ...reply.headers.values()])).length > 0;
  });
  expect(echoing.map(({ what, reply }) => `${what}: ${reply.text.slice(0, 300)}`)).toEqual([]);
  expect(answers.filter(({ reply }) => reply.status >= 500).map(({ what, reply }) => `${what}: ${reply.text.slice(0, 200)}`)).toEqual([]);
  const masked = answers.filter(({ what, reply }) => what.startsWith('financeApprover') && reply.status < 300 && /\/(people|officers|pre-applications|certificates|calls)/.test(what));
  expect(masked.filter(({ reply }) => holds(reply.text).length > 0).map(({ what }) => what)).toEqual([]);
});

test('passwords, codes, cookies and keys come back in no answer', async () => {
  const nobody: Caller = { ...callerNamed('registrar'), name: 'nobody', ask: async (method, path, body, headers = {}) => {
    const answer = await world.app.request(path, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: text ? JSON.parse(text) : text };
  } };
  const from = answers.length;
  await send(nobody, 'POST', '/api/session', { username: 'registrar', password: secret.password });
  await send(nobody, 'POST', '/api/session', { username: secret.password, password: secret.password, code: secret.code });
  await send(nobody, 'POST', '/api/session', { username: person.number, password: 7, parola: secret.password });
  await send(nobody, 'POST', '/api/integration/portal/status', { personNumber: person.number }, { authorization: `Bearer ${apiKey}` });
  await send(nobody, 'POST', '/api/integration/bank/debt', { personNumber: person.number }, { authorization: `Bearer ${apiKey}` });
  await send(nobody, 'POST', '/api/integration/portal/status', { personNumber: person.number }, { authorization: `Bearer ${apiKey}x` });
  await send(callerNamed('admin'), 'POST', '/api/session/password', { currentPassword: secret.password, newPassword: 'kısa' });
  expect(answers.slice(from).map(({ reply }) => reply.status)).toEqual([401, 401, 422, 200, 403, expect.any(Number), expect.any(Number)]);
  expect(answers.slice(from).filter(({ reply }) => holds(`${reply.text} ${[...reply.headers.values()].join(' ')}`).length > 0).map(({ what }) => what)).toEqual([]);
});

test('what the engine keeps for ever or for long holds no personal value and no secret in the clear', async () => {
  const { rows } = await world.engine.reads.query<{ place: string; text: string }>(`
    select 'audit ' || noun as place, encode(bytes, 'escape') as text from engine.audit_rows where at is not null and id > (select max(id) - 2000 from engine.audit_rows)
    union all select 'access log', encode(bytes, 'escape') from engine.access_log
    union all select 'answers kept', coalesce(encode(answer, 'escape'), '') || encode(body_hash, 'escape') from engine.idempotency_keys
    union all select 'failures', key from engine.sign_in_failures union all select 'rates', key from engine.rate_counts
    union all select 'sessions', encode(id_hash, 'escape') || coalesce(agent, '') from engine.sessions union all select 'keys', encode(key_hash, 'escape') from engine.api_keys
    union all select 'credentials', coalesce(password_hash, '') from engine.credentials`);
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter(({ text }) => holds(text).length > 0).map(({ place, text }) => `${place}: ${text.slice(0, 200)}`)).toEqual([]);
});

test('neither figures nor the log of the database repeat a value', async () => {
  const metrics = await world.app.request('/metrics');
  expect(holds(await metrics.text())).toEqual([]);
  const { rows: [server] } = await world.engine.reads.query<{ file: string | null; super: boolean }>("select current_setting('logging_collector') = 'on' and usesuper as super, case when usesuper then pg_current_logfile() end as file from pg_user where usename = current_user");
  // A borrowed server keeps its log to itself.
  if (!server?.super || !server.file) return;
  const { rows: [log] } = await world.engine.reads.query<{ text: string }>('select pg_read_file($1) as text', [server.file]);
  expect(holds(log?.text ?? '')).toEqual([]);
});

test('when everything breaks the log says where, and nothing of what was sent', async () => {
  const registrar = callerNamed('registrar');
  await world.engine.reads.query('drop table people cascade');
  await send(registrar, 'POST', '/api/people', { personNumber: person.number, firstName: person.name, lastName: person.name, birthDate: '1961-04-23', email: person.email });
  await send(registrar, 'POST', '/api/people/query', { filter: { personNumber: person.number } });
  await send(registrar, 'GET', `/api/people/${world.planted[0]?.row.id}`);
  await send(registrar, 'POST', '/api/search', { q: person.name });
  const broken = answers.slice(-4);
  expect(broken.map(({ reply }) => reply.status)).toEqual([500, 500, 500, expect.any(Number)]);
  expect(broken.filter(({ reply }) => holds(reply.text).length > 0).map(({ what }) => what)).toEqual([]);
  expect(world.log.filter(({ level }) => level === 'error').length).toBeGreaterThanOrEqual(3);
  expect(holds(JSON.stringify(world.log))).toEqual([]);
  expect(holds(printed.join('\n'))).toEqual([]);
  console.log(`canaries: ${answers.length} answers, ${world.log.length} lines of the log, ${printed.length} of the console; none of ${everySecret().length} values in the wrong place`);
});
