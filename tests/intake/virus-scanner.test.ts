import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { type App } from '../../server/app.ts';
import { assemble, type Assembly } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { rescanHeld } from '../../server/intake/quarantine/rescan.ts';
import { appOf } from '../../server/main.ts';
import { badMark, eicar, virusScanner, type VirusScanner } from '../support/clamd.ts';
import { pdfOf } from '../support/hostile-pdfs.ts';
import { plantReference } from '../support/konsol-api.ts';
import { eml } from '../support/mail-desk.ts';
import { testDatabase } from '../support/postgres.ts';
import { hire, signedIn, type Client } from '../support/toy-api.ts';

let clamd: VirusScanner;
let assembly: Assembly;
let app: App;
let operator: Client;
let institution: string;
let end: () => Promise<void>;

beforeAll(async () => {
  clamd = await virusScanner();
  const { url, drop } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'nes-virus-'));
  assembly = await assemble({ ...loadSettings({ MODE: 'test', DATA_DIR: folder, PUBLIC_URL: 'http://localhost', VIRUS_SCANNER: clamd.address }), databaseUrl: url });
  app = appOf(assembly);
  await plantReference(assembly.engine);
  await hire(assembly.engine, 'operator', ['registrar']);
  operator = await signedIn(app, 'operator');
  institution = await bySystem(assembly.engine, async (tx) => (await tx.create('institutions', { name: 'Örnek Üniversitesi', vkn: '9291417776', kind: 'publicBody', sector: 'university', email: 'bilgi@ornek.edu.tr' })).id);
  end = async () => {
    await assembly.close();
    await clamd.close();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
}, 360_000);
afterAll(() => end());

const scan = (mark: string) => pdfOf([[`Evrak ${mark}`]]);
const rows = (noun: string, where: Values): Promise<Row[]> => bySystem(assembly.engine, (tx) => tx.find(noun, where, { limit: 50 }));

async function upload(bytes: Uint8Array, name = 'evrak.pdf'): Promise<{ status: number; body: Record<string, unknown> }> {
  const cookie = [...operator.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const answer = await app.request('/api/files', { method: 'POST', headers: { cookie, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) }, body: Buffer.from(bytes) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** A document with this scan, as the operator adds it. */
async function documentOf(ticket: unknown): Promise<Row> {
  const { id } = await bySystem(assembly.engine, (tx) => tx.create('documents', { type: 'OTHER', institution }));
  const answer = await operator.send('POST', `/api/documents/${id}/actions/attachScan`, { scan: ticket });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body as Row;
}
const look = (noun: string, id: string, field: string) => operator.send('GET', `/api/${noun}/${id}/files/${field}`);

async function letter(attached: readonly { name: string; bytes: Uint8Array }[]): Promise<{ message: Row; files: Row[] }> {
  const raw = eml({ from: 'yetkili@ornek.edu.tr', subject: 'Evrakımız', text: 'Ektedir.', attached: attached.map((one) => ({ ...one, type: 'application/pdf' })) });
  const { message } = await takeIn({ engine: assembly.engine, files: assembly.outside.files }, raw, 'dropFolder');
  return { message: (await rows('messages', { id: message }))[0]!, files: await rows('message-attachments', { message }) };
}
const rescan = () => rescanHeld({ engine: assembly.engine, ...assembly.outside.scanning! });
const notices = async () => ((await (await app.request('/readyz')).json()) as { notices?: string[] }).notices ?? [];

test('F10: what a scanner finds is refused at the upload with a sentence that says what to do, and nobody can use it', async () => {
  const refused = [await upload(eicar, 'eicar.com'), await upload(scan(badMark)), await upload(Buffer.concat([scan('zararlı'), Buffer.from(badMark)]))];
  for (const answer of refused) {
    expect(answer).toMatchObject({ status: 422, body: { code: 'infected_file' } });
    expect(JSON.stringify(answer.body)).toContain('Dosyada virüs bulundu');
  }
  const clean = await upload(scan('temiz'));
  expect(clean).toMatchObject({ status: 201, body: { held: false } });
  const document = await documentOf(clean.body['key']);
  expect((await look('documents', document.id, 'scan')).status).toBe(200);
  console.log(`F10 infected uploads: ${refused.length}, taken: 0`);
});

test('F10: a letter with a virus is quarantined with its reason; the raw message is kept, and neither is given out', async () => {
  const { message, files } = await letter([{ name: 'temiz.pdf', bytes: scan('ek') }, { name: 'virus.pdf', bytes: scan(badMark) }]);
  expect(message).toMatchObject({ state: 'quarantined', warning: expect.stringContaining('Virüs bulunan dosya') });
  expect(files.find(({ fileName }) => fileName === 'virus.pdf')).toMatchObject({ state: 'quarantined', content: null, quarantineReason: 'Virüs bulunan dosya.' });
  expect(await assembly.outside.files.has(String(message['raw'])), 'nothing is lost').toBe(true);
  await hire(assembly.engine, 'onay', ['supervisor']);
  expect((await look('messages', message.id, 'raw')).body).toMatchObject({ code: 'unreadable_file' });
  const known = await letter([{ name: 'eicar.txt', bytes: eicar }]);
  expect(known.message.state).toBe('quarantined');
});

test('F10: while the scanner is away work goes on and nothing unscanned is given out; when it is back, all of it is judged', async () => {
  await clamd.stop();
  const upload1 = await upload(scan('taranmamış'));
  expect(upload1).toMatchObject({ status: 201, body: { held: true } });
  const document = await documentOf(upload1.body['key']);
  const infected = await documentOf((await upload(Buffer.from(scan('sonra').toString('latin1').replace('(Evrak sonra)', `(${badMark})`), 'latin1'))).body['key']);
  const clean = await letter([{ name: 'iyi.pdf', bytes: scan('iyi') }]);
  const bad = await letter([{ name: 'kotu.pdf', bytes: scan(badMark) }]);
  const places = [['documents', document.id, 'scan'], ['documents', infected.id, 'scan'], ['message-attachments', clean.files[0]!.id, 'content'], ['message-attachments', bad.files[0]!.id, 'content'], ['messages', clean.message.id, 'raw']] as const;
  for (const [noun, id, field] of places) {
    const answer = await look(noun, id, field);
    expect(answer, `${noun} ${field}`).toMatchObject({ status: 409, body: { code: 'file_held' } });
    expect(JSON.stringify(answer.body)).toContain('Dosya karantinada');
  }
  expect(await notices()).toEqual([expect.stringMatching(/^Virüs taraması bekleyen \d+ dosya karantinada/)]);
  expect(await rescan(), 'nothing is judged by nobody').toBe(0);

  await clamd.start();
  const judged = await rescan();
  const answers = await Promise.all(places.map(async ([noun, id, field]) => (await look(noun, id, field)).status));
  console.log(`F10 scanner away: ${places.length} files asked for, given out: 0; after it came back ${judged} judged, statuses ${answers.join(' ')}`);
  expect(answers).toEqual([200, 422, 200, 422, 200]);
  expect((await rows('message-attachments', { message: bad.message.id }))[0]).toMatchObject({ state: 'quarantined', quarantineReason: expect.stringContaining('Virüs bulundu: Nes-Deneme') });
  for (const [noun, id] of [['documents', infected.id], ['message-attachments', bad.files[0]!.id]]) expect(await rows('tasks', { noun, recordId: id, kind: 'infectedFile' })).toMatchObject([{ state: 'open', role: 'supervisor' }]);
  expect(await notices()).toEqual([]);
  expect(await rescan(), 'once is enough').toBe(0);
});
