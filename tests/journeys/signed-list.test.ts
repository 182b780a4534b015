import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { signedByOfficer } from '../../seeds/signed-list.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';
import { type Desk } from '../support/desk.ts';
import { inState } from './story/2-lists.ts';

let server: ConsoleServer;
let operator: Desk;
let whose: { institution: string; officer: string };

beforeAll(async () => {
  server = await consoleServer();
  operator = await server.desk('operator');
  whose = await bySystem(server.assembly.engine, async (tx) => {
    const institution = await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', email: 'rektorluk@ornek.edu.tr' });
    const person = await tx.create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.edu.tr' });
    const officer = await tx.create('officers', { person: person.id, institution: institution.id, email: 'tugba.kilic@ornek.edu.tr', from: '2026-01-01' });
    await tx.set('officers', officer.id, { activatedAt: '2026-01-02T09:00:00.000Z' });
    return { institution: institution.id, officer: officer.id };
  });
}, 180_000);
afterAll(async () => { await server?.close(); });

const upload = async (bytes: Uint8Array, more: Record<string, string> = {}) =>
  operator.send('POST', `/api/application-lists/upload?${new URLSearchParams({ institution: whose.institution, signedHow: 'eSigned', signedOn: '2026-11-20', ...more })}`, bytes, { 'content-type': 'application/octet-stream', 'x-file-name': 'liste.xlsx.p7m' });
const signed = async (name: string) => signedByOfficer(server.assembly.outside, whose.officer, await readFile(`tests/fixtures/lists/${name}`));

test('a signed list comes in over HTTP: rows read, signature judged, officer and day found, evidence to take along', async () => {
  const answer = await upload(await signed('temiz-25.xlsx'));
  expect(answer).toMatchObject({ status: 201 });
  const list = await inState(operator, answer.body.id, 'checked');
  expect(list).toMatchObject({ rowsTotal: 25, signatureVerdict: 'valid', signedOn: '2026-11-23', officer: whose.officer });
  const check = await operator.one('signature-checks', { applicationList: answer.body.id, state: 'standing' });
  expect(check).toMatchObject({ verdict: 'valid', form: 'cades', officer: whose.officer, provenBy: 'arrival' });
  const file = await operator.send('GET', `/api/signature-checks/${check.id}/files/evidence`);
  expect(file.status).toBe(200);
});

test('a list whose signature was tampered with is refused in words', async () => {
  const bytes = Buffer.from(await signed('duzensiz-ama-gecerli-15.xlsx'));
  const at = bytes.length - 4;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const answer = await upload(bytes);
  expect(answer).toMatchObject({ status: 201 });
  const list = await inState(operator, answer.body.id, 'checked');
  expect(list).toMatchObject({ signatureVerdict: 'invalid' });
  const refused = await operator.refused('application-lists', String(list['id']), 'acceptValidRows');
  expect(JSON.stringify(refused)).toContain('Listenin imzası kabul edilmiyor: İmza bu sertifikanın anahtarıyla atılmamış ya da bozulmuş.');
});

test('a verdict typed over HTTP on an e-signed list is refused, and so is writing a check by hand', async () => {
  const typed = await upload(await readFile('tests/fixtures/lists/baslik-farkli-10.xlsx'), { signatureVerdict: 'valid' });
  expect(typed.status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify(typed.body)).toContain('elle yazılmaz');
  expect((await operator.send('POST', '/api/signature-checks', { verdict: 'valid' })).status).toBeGreaterThanOrEqual(400);
});
