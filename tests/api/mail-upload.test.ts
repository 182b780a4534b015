import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appOf } from '../../server/main.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { letter } from '../support/letters.ts';
import { hire, signedIn, type Answer, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let app: ReturnType<typeof appOf>;
let registrar: Client;

beforeAll(async () => {
  api = await konsolApi();
  const { assembly } = api;
  app = appOf({ ...assembly, settings: { ...assembly.settings, publicUrl: 'http://localhost', mailbox: { ...assembly.settings.mailbox, maxBytes: 2 * 1024 * 1024 } } });
  for (const [name, role] of [['kaan', 'registrar'], ['evrak', 'postClerk'], ['selin', 'supervisor'], ['cagri', 'callAgent'], ['denetci', 'auditor']] as const) await hire(api.engine, name, [role]);
  registrar = await signedIn(app, 'kaan');
});
afterAll(() => api.close());

async function upload(bytes: Uint8Array | string, name = 'ileti.eml', client = registrar): Promise<Answer> {
  const answer = await app.request('/api/messages/upload', {
    method: 'POST', body: Buffer.from(bytes as Uint8Array),
    headers: { cookie: [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; '), 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
const count = async (): Promise<number> => (await api.engine.reads.query<{ n: number }>('select count(*)::int as n from messages')).rows[0]?.n ?? 0;

test('a message that somebody has as a file comes in like any other, and says who brought it', async () => {
  const answer = await upload(letter({ id: '<elden@ornek.edu.tr>', subject: 'İletilen liste', files: [{ name: 'not.txt', bytes: 'ek' }] }));
  expect(answer).toMatchObject({ status: 201, body: { isNew: true } });
  const { body } = await registrar.send('GET', `/api/messages/${String(answer.body.id)}`);
  expect(body).toMatchObject({ source: 'upload', uploadedBy: 'kaan soyadı', sender: 'tugba@ornek.edu.tr', subjectLine: 'İletilen liste', bodyText: 'Ektedir.', state: 'received' });
  const { rows } = await api.engine.reads.query<{ n: number }>("select count(*)::int as n from pgboss.job where name = 'effects' and data ->> 'effect' = 'classify' and data ->> 'recordId' = $1", [answer.body.id]);
  expect(rows[0]?.n).toBe(1);
});

test('the same file twice, or a message that the mailbox has under other line ends, opens the one that is here', async () => {
  const raw = letter({ id: '<iki-kez@ornek.edu.tr>', text: 'Bir\r\niki', files: [{ name: 'not.txt', bytes: 'ek' }] });
  const first = await upload(raw);
  expect(await upload(raw)).toMatchObject({ status: 200, body: { id: first.body.id, isNew: false } });

  const mailed = letter({ id: '<kutudan@ornek.edu.tr>', text: 'Bir\r\niki', files: [{ name: 'not.txt', bytes: 'kutudaki ek' }] });
  const { message } = await takeIn({ engine: api.engine, files: api.assembly.outside.files }, mailed, 'imap');
  const saved = Buffer.from(`X-Mozilla-Status: 0001\n${mailed.toString('latin1').replaceAll('\r\n', '\n')}`, 'latin1');
  const before = await count();
  expect(await upload(saved)).toMatchObject({ status: 200, body: { id: message, isNew: false } });
  expect(await count()).toBe(before);
  // The same Message-ID over another attachment is another message, and is called suspicious.
  const other = await upload(letter({ id: '<kutudan@ornek.edu.tr>', text: 'Bir\r\niki', files: [{ name: 'not.txt', bytes: 'değiştirilmiş ek' }] }));
  expect(other.status).toBe(201);
  expect((await registrar.send('GET', `/api/messages/${String(other.body.id)}`)).body.warning).toMatch(/^Şüpheli: aynı Message-ID/);
});

test('what is dangerous is held as it would be from the mailbox', async () => {
  const { body } = await upload(letter({ id: '<kotu@kotu.example>', files: [{ name: 'kur.exe', bytes: 'MZ' }] }));
  expect((await registrar.send('GET', `/api/messages/${String(body.id)}`)).body).toMatchObject({ state: 'quarantined', warning: 'Tehlikeli ek (1): Çalıştırılabilir dosya.' });
});

test('what is no message is refused with the way on, and nothing of it is kept', async () => {
  const before = await count();
  const outlook = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]);
  for (const [bytes, name] of [[outlook, 'Liste.msg'], [outlook, 'liste.eml'], [letter({}), 'liste.MSG']] as const) {
    expect(await upload(bytes, name)).toMatchObject({ status: 422, body: { code: 'unreadable_file', detail: expect.stringContaining('“Farklı kaydet” ile .eml olarak kaydedip') as string } });
  }
  const pdf = await readFile('tests/fixtures/mail/kurumsal-taahhutname.pdf');
  for (const bytes of [pdf, 'merhaba dünya', 'not: bu bir ileti değil\n\nmetin']) expect(await upload(bytes)).toMatchObject({ status: 422, body: { detail: expect.stringMatching(/^Bu dosya bir e-posta değil/) as string } });
  expect(await upload('')).toMatchObject({ status: 422, body: { detail: 'Dosya boş.' } });
  expect(await upload(letter({ id: '<buyuk@ornek.edu.tr>', files: [{ name: 'a.bin', bytes: Buffer.alloc(2_500_000) }] }))).toMatchObject({ status: 413, body: { detail: 'İstek çok büyük; en çok 2 MB gönderilebilir.' } });
  expect(await count()).toBe(before);
});

test('the post desk may bring a message too; whoever does not deal with incoming mail may not', async () => {
  expect((await upload(letter({ id: '<evrak@ornek.edu.tr>' }), 'ileti.eml', await signedIn(app, 'evrak'))).status).toBe(201);
  for (const name of ['selin', 'cagri', 'denetci']) expect((await upload(letter({ id: '<yetkisiz@ornek.edu.tr>' }), 'ileti.eml', await signedIn(app, name))).status).toBe(403);
});
