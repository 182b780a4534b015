import { afterAll, beforeAll, expect, test } from 'vitest';
import { performAction } from '../../server/engine/perform-action.ts';
import { systemActor } from '../../server/engine/types.ts';
import { noteFault, noteRead, takeLease } from '../../server/intake/mailbox/position.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { type KonsolApi } from '../support/konsol-api.ts';
import { letter } from '../support/letters.ts';
import { servedKonsol, type ServedKonsol } from '../support/served-konsol.ts';
import { clientOf, signedIn, type Client } from '../support/toy-api.ts';

let api: KonsolApi;
let app: ServedKonsol['app'];
let registrar: Client;

beforeAll(async () => {
  ({ api, app } = await servedKonsol({ kaan: 'registrar', selin: 'supervisor', finans: 'accountant', yonetici: 'admin' }));
  registrar = await signedIn(app, 'kaan');
});
afterAll(() => api.close());

const attachmentsOf = async (client: Client, message: string): Promise<{ id: string; state: string; fileName: string }[]> =>
  (await client.send('POST', '/api/message-attachments/query', { filter: { message }, sort: ['position', 'ASC'] })).body as never;

test('an attachment is downloaded as bytes that no browser runs; one in quarantine, its message and the raw message of it are not', async () => {
  const parts = { engine: api.engine, files: api.assembly.outside.files };
  const good = await takeIn(parts, letter({ id: '<iyi@ornek.edu.tr>', files: [{ name: 'notlar.txt', bytes: 'merhaba' }] }), 'imap');
  const [attachment] = await attachmentsOf(registrar, good.message);
  const path = `/api/message-attachments/${attachment?.id}/files/content`;
  const cookie = [...registrar.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await app.request(path, { headers: { cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''notlar.txt");
  expect(await answer.text()).toBe('merhaba');
  expect((await registrar.send('GET', `/api/messages/${good.message}/files/raw`)).status).toBe(200);

  await performAction(api.engine, systemActor, 'messages', good.message, 'quarantine', { warning: 'Şüpheli' });
  expect(await registrar.send('GET', path)).toMatchObject({ status: 422, body: { code: 'unreadable_file', detail: 'Dosya karantinada; açılmaz ve indirilmez.' } });
  expect(await registrar.send('GET', `/api/messages/${good.message}/files/raw`)).toMatchObject({ status: 422, body: { code: 'unreadable_file' } });
});

test('when each mailbox was read and what it fails at is told to those who read messages and to the administrator', async () => {
  await takeLease(api.engine, 'imap:bilgi@posta:993/INBOX', 'ben');
  await noteRead(api.engine, 'imap:bilgi@posta:993/INBOX');
  await noteFault(api.engine, 'folder:/kutu', 'Bırakma klasörü okunamadı (EACCES).');
  for (const name of ['kaan', 'yonetici']) {
    const { status, body } = await (await signedIn(app, name)).send('GET', '/api/mailboxes');
    expect(status).toBe(200);
    expect(body.mailboxes).toMatchObject([{ name: 'folder:/kutu', readAt: null, lastError: 'Bırakma klasörü okunamadı (EACCES).' }, { name: 'imap:bilgi@posta:993/INBOX', lastError: null, waiting: 0 }]);
  }
  expect((await (await signedIn(app, 'finans')).send('GET', '/api/mailboxes')).status).toBe(403);
});

test('a mailbox that fails is a notice of a ready node and a line of its metrics, without its user’s name', async () => {
  const nobody = clientOf(app);
  const ready = await nobody.send('GET', '/readyz');
  expect(ready).toMatchObject({ status: 200, body: { status: 'ready', notices: ['Posta kutusu okunamıyor: Bırakma klasörü okunamadı (EACCES).'] } });
  const metrics = await (await app.request('/metrics')).text();
  expect(metrics).toMatch(/nes_mailbox_failing\{mailbox="1",kind="folder"\} 1/);
  expect(metrics).toMatch(/nes_mailbox_waiting\{mailbox="2",kind="imap"\} 0/);
  expect(metrics).not.toContain('bilgi@');
});
