import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Role } from '#domain/roles.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { destroySubjectWithin } from '../../server/engine/destroy-subject.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { hire, signedIn, type Answer, type Client } from '../support/toy-api.ts';

/** The data of one person from the first form to the minutes of their end, as the desks do it. */
let api: KonsolApi;
let person: string;
let other: string;
let document: string;
let certificate: string;
let call: string;
let request: string;
let keptFile: string;
const desks = new Map<string, Client>();
const staff: readonly (readonly [string, Role])[] = [['kaan', 'registrar'], ['selin', 'supervisor'], ['sibel', 'supervisor'], ['filiz', 'financeApprover'], ['cem', 'callAgent']];
const desk = (name: string): Client => desks.get(name) as Client;

const secrets = ['Günışığı', '10000000146', 'isil.gunisigi', '5551112233', 'Zambak Sokağı', 'SICIL-4711', 'gizli-not', 'GUNISIGI'];
const leaksIn = (text: string): string[] => secrets.filter((secret) => text.includes(secret));
const pdf = '%PDF-1.4\n% gizli-not\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** What `npm run audit:verify` would name; the accounts of this test were written past the commands and have no trail. */
const faultsOfTrail = async () => (await verifyAudit(api.engine)).faults.filter((fault) => fault.noun !== 'staff');

/** A day on which everybody signs in anew. */
async function on(instant: string): Promise<void> {
  api.at(instant);
  for (const [name] of staff) desks.set(name, await signedIn(api.app, name));
}

const made = async (by: string, noun: string, values: object): Promise<string> => {
  const answer = await desk(by).send('POST', `/api/${noun}`, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
};
const act = (by: string, noun: string, id: string, action: string, input: object = {}): Promise<Answer> => desk(by).send('POST', `/api/${noun}/${id}/actions/${action}`, input);
const destroy = (by: string): Promise<Answer> => act(by, 'destructions', request, 'carryOut');
const refusedFor = (code: string) => ({ status: 409, body: { sentences: expect.arrayContaining([expect.objectContaining({ code })]) } });

beforeAll(async () => {
  api = await konsolApi();
  for (const [name, role] of staff) await hire(api.engine, name, [role]);
  await on('2026-11-23T08:00:00.000Z');
  person = await made('kaan', 'people', {
    personNumber: '10000000146', firstName: 'Işıl', lastName: 'Günışığı', birthDate: '1990-05-17', birthPlace: 'Iğdır', email: 'isil.gunisigi@ornek.example', phone: '+905551112233', address: 'Zambak Sokağı 4',
  });
  other = await made('kaan', 'people', { personNumber: '90000000100', firstName: 'Nazlı', lastName: 'Çınar', birthDate: '1988-01-02' });
  const institution = await made('kaan', 'institutions', { name: 'Örnek Kurum', kind: 'publicBody', sector: 'other' });
  await made('kaan', 'employments', { person, institution, staffNumber: 'SICIL-4711' });
  document = await made('kaan', 'documents', { type: 'OTHER', person });
  const upload = await desk('kaan').send('POST', '/api/files', pdf, { 'content-type': 'application/octet-stream', 'x-file-name': 'Gunisigi.pdf' });
  expect(await act('kaan', 'documents', document, 'attachScan', { scan: upload.body.key, fileName: 'Işıl Günışığı.pdf' })).toMatchObject({ status: 200 });
  keptFile = (await api.engine.reads.query<{ scan: string }>('select scan from documents where id = $1', [document])).rows[0]?.scan ?? '';
  expect(keptFile).toContain(`subject-${person}`);
  call = await made('cem', 'calls', { person, topic: 'status', identityLevel: 'verified', callerPhone: '+905551112233', note: 'gizli-not: Günışığı aradı' });
  certificate = await bySystem(api.engine, async (tx) => {
    const { id } = await tx.create('certificates', { serial: 'AB12', person, holderName: 'Işıl Günışığı', holderNumber: '10000000146', notBefore: '2023-11-01T08:00:00.000Z', notAfter: '2026-11-01T08:00:00.000Z' });
    await tx.perform('certificates', id, 'activate');
    return id;
  });
}, 120_000);
afterAll(() => api.close());

test('a registrar asks for no destruction; a supervisor does, and there is one request about a person at a time', async () => {
  const values = { person, ground: 'request', basis: '17.11.2026 tarihli 4471 sayılı dilekçe' };
  expect((await desk('kaan').send('POST', '/api/destructions', values)).status).toBe(403);
  request = await made('selin', 'destructions', values);
  expect((await desk('selin').send('GET', `/api/destructions/${request}`)).body).toMatchObject({ state: 'requested', requestedBy: 'selin soyadı', reference: expect.stringMatching(/^IM-2026-/) });
  expect(await desk('sibel').send('POST', '/api/destructions', values)).toMatchObject(refusedFor('DESTRUCTION_OPEN'));
});

test('what is open, usable, held or still to be kept by law stands against it, each with its sentence', async () => {
  const answer = await destroy('sibel');
  expect(answer).toMatchObject(refusedFor('CERTIFICATE_LIVES'));
  expect(answer).toMatchObject(refusedFor('STILL_PENDING'));
  expect(answer.body.sentences.find(({ code }: { code: string }) => code === 'STILL_PENDING').sentence).toContain('1 çağrı kaydı, 1 incelenen evrak');
  await act('cem', 'calls', call, 'close');
  await act('kaan', 'documents', document, 'accept');
  await bySystem(api.engine, (tx) => tx.perform('certificates', certificate, 'expire'));
  const retained = await destroy('sibel');
  expect(retained.body.sentences).toEqual([expect.objectContaining({ code: 'RETENTION_RUNS', sentence: expect.stringContaining('evrak 23.11.2046') })]);
  await act('selin', 'people', person, 'block', { blockReason: 'Mahkeme yazısı: veriler saklansın' });
  expect(await destroy('filiz')).toMatchObject(refusedFor('LEGAL_HOLD'));
});

test('twenty years later two others must approve: not who asked, not one alone, not one person twice', async () => {
  await on('2047-03-04T08:00:00.000Z');
  expect(await act('sibel', 'people', person, 'unblock')).toMatchObject({ status: 200 });
  expect((await desk('kaan').send('PUT', `/api/me/drafts/people/${person}`, { values: { address: 'Zambak Sokağı 5' }, baseVersion: 3 })).status).toBe(200);
  expect((await desk('kaan').send('PUT', `/api/me/drafts/employments/new`, { values: { person, staffNumber: 'SICIL-4711' } })).status).toBe(200);
  expect(await destroy('selin')).toMatchObject(refusedFor('FOUR_EYES'));
  expect(await destroy('sibel')).toMatchObject({ status: 200, body: { state: 'requested', pendingApprovals: { approvals: ['financeApprover'] } } });
  expect(await destroy('sibel')).toMatchObject({ status: 409 });
  expect((await desk('kaan').send('GET', `/api/people/${person}`)).body).toMatchObject({ state: 'active', lastName: 'Günışığı' });
});

test('the second approval destroys, and the minutes say who, when and how much', async () => {
  expect(await destroy('filiz')).toMatchObject({ status: 200, body: { state: 'destroyed' } });
  expect((await desk('selin').send('GET', `/api/destructions/${request}`)).body).toMatchObject({
    state: 'destroyed', minutesNumber: '2047/0001', requestedBy: 'selin soyadı', firstApprover: 'sibel soyadı', secondApprover: 'filiz soyadı', destroyedAt: '2047-03-04T08:00:00.000Z', documentCount: 1, recordCount: 5,
  });
});

test('no list, record, history, version, search, export, draft or file gives a value of the person any more', async () => {
  const registrar = desk('kaan');
  const employment = (await api.engine.reads.query<{ id: string }>('select id from employments where person = $1', [person])).rows[0]?.id as string;
  const answers: Answer[] = [];
  for (const [noun, id] of [['people', person], ['documents', document], ['certificates', certificate], ['calls', call], ['employments', employment]] as const) {
    const one = await registrar.send('GET', `/api/${noun}/${id}`);
    expect(one.status, noun).toBe(200);
    answers.push(one, await registrar.send('GET', `/api/${noun}/${id}/history`), await registrar.send('POST', `/api/${noun}/${id}/history`, { reason: 'Denetim için bakılıyor' }));
    for (let version = 1; version <= one.body.version; version++) answers.push(await registrar.send('GET', `/api/${noun}/${id}/versions/${version}`));
    answers.push(await registrar.send('GET', `/api/${noun}`), await registrar.send('POST', `/api/${noun}/export`, { format: 'csv', purpose: 'Aylık karşılaştırma için' }));
  }
  for (const q of ['Günışığı', '10000000146', '05551112233', 'imha']) {
    const found = await registrar.send('POST', '/api/search', { q });
    expect(JSON.stringify(found.body), q).not.toContain(person);
  }
  expect((await registrar.send('GET', `/api/documents/${document}/files/scan`)).status).toBe(404);
  expect((await registrar.send('GET', '/api/me/drafts')).body).toEqual({ drafts: [] });
  expect(answers.flatMap(({ body }) => leaksIn(JSON.stringify(body)))).toEqual([]);
  expect(answers[0]?.body).toMatchObject({ state: 'destroyed', firstName: 'İmha edildi', lastName: 'İmha edildi', email: null, phone: null, address: null });
  expect((await registrar.send('GET', `/api/documents/${document}`)).body).toMatchObject({ state: 'destroyed', fileName: null, scan: null });
});

test('nothing of it lies in the database in plain, and the file that still lies in the store opens under no key', async () => {
  const { rows: tables } = await api.engine.reads.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('public', 'engine', 'pgboss') and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await api.engine.reads.query<{ text: string }>(`select t::text as text from ${name} t`);
    const plain = rows.map(({ text }) => `${text}\n${text.replace(/\\+x((?:[0-9a-f]{2})+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('utf8'))}`).join('\n');
    found.push(...leaksIn(plain).map((secret) => `${name}: ${secret}`));
  }
  expect(found).toEqual([]);
  expect((await api.engine.reads.query('select 1 from engine.subject_keys where subject_id = $1 and wrapped is null and destroyed_at is not null', [person])).rows).toHaveLength(1);
  const { files, settings } = { files: api.assembly.outside.files, settings: api.assembly.settings };
  const stored = readdirSync(settings.files.directory, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes(`subject-${person}`) && statSync(join(settings.files.directory, path)).isFile());
  expect(stored).toHaveLength(1);
  expect(leaksIn(readFileSync(join(settings.files.directory, stored[0] ?? ''), 'latin1'))).toEqual([]);
  const opened = async (secret?: Uint8Array) => { for await (const _ of await files.get(keptFile, secret ? { secret } : {})) continue; };
  await expect(opened()).rejects.toMatchObject({ code: 'secret_needed' });
  await expect(opened(new Uint8Array(32))).rejects.toThrow();
});

test('the trail is whole, says who did it, and that it was destroyed; other people are as they were', async () => {
  expect(await faultsOfTrail()).toEqual([]);
  const { steps } = (await desk('kaan').send('GET', `/api/people/${person}/history`)).body;
  expect(steps.map(({ event }: { event: string }) => event).slice(0, 2)).toEqual(['erase', 'destroyData']);
  expect(steps[1]).toMatchObject({ to: 'destroyed', actor: { name: 'filiz soyadı' }, cause: { noun: 'destructions', id: request, action: 'carryOut' } });
  expect(steps.at(-1).changes.find(({ field }: { field: string }) => field === 'lastName')).toMatchObject({ after: { destroyed: true } });
  expect((await desk('selin').send('GET', `/api/destructions/${request}/history`)).body.steps.map(({ event }: { event: string }) => event)).toEqual(['set', 'set', 'carryOut', 'approve', 'set', 'create']);
  expect((await desk('kaan').send('GET', `/api/people/${other}`)).body).toMatchObject({ state: 'active', lastName: 'Çınar' });
  expect(JSON.stringify((await desk('kaan').send('POST', '/api/search', { q: 'Çınar' })).body)).toContain(other);
});

test('about the destroyed nobody begins anything, destroys again or hands in a file', async () => {
  expect(await desk('selin').send('POST', '/api/destructions', { person, ground: 'periodic', basis: 'Yıllık liste' })).toMatchObject(refusedFor('ALREADY_DESTROYED'));
  expect((await desk('cem').send('POST', '/api/calls', { person, topic: 'other', identityLevel: 'unknown', note: 'yine aradı' })).body.code).toBe('conflict');
  // The same number may come again one day: as a new person.
  expect((await desk('kaan').send('POST', '/api/people', { personNumber: '10000000146', firstName: 'Işıl', lastName: 'Günışığı', birthDate: '1990-05-17' })).status).toBe(201);
});

test('a destruction that fails midway destroys nothing', async () => {
  await expect(bySystem(api.engine, async (tx) => {
    await destroySubjectWithin(tx, other);
    tx.refuse({ code: 'NO', tr: 'Olmadı', en: 'No' });
  })).rejects.toMatchObject({ code: 'guard_refused' });
  expect((await desk('kaan').send('GET', `/api/people/${other}`)).body).toMatchObject({ lastName: 'Çınar' });
  expect(await faultsOfTrail()).toEqual([]);
});
