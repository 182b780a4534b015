import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewsOf } from '../../server/engine/access-log.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { type KonsolApi } from '../support/konsol-api.ts';
import { letter, type LetterParts } from '../support/letters.ts';
import { signedIn, type Client } from '../support/toy-api.ts';
import { servedKonsol, type ServedKonsol } from '../support/served-konsol.ts';
import { person } from '../support/toy-engine.ts';

let api: KonsolApi;
let app: ServedKonsol['app'];
let registrar: Client;

beforeAll(async () => {
  ({ api, app } = await servedKonsol({ kaan: 'registrar', evrak: 'postClerk', denetci: 'auditor', cagri: 'callAgent' }));
  registrar = await signedIn(app, 'kaan');
});
afterAll(() => api.close());

const come = async (parts: LetterParts): Promise<string> => (await takeIn({ engine: api.engine, files: api.assembly.outside.files }, letter(parts), 'imap')).message;

test('a correspondence is read in the order in which it was written, both sides, with the names of the files; others’ letters stay out', async () => {
  const first = await come({ id: '<yazisma-1@ornek.edu.tr>', subject: 'Liste', text: 'Listemiz ektedir.', files: [{ name: 'liste.txt', bytes: 'x' }] });
  const { record: answered } = await performAction(api.engine, person('Kaan', 'registrar'), 'messages', first, 'reply', { text: 'Excel dosyasını da gönderin.' });
  expect(answered.id).toBe(first);
  const second = await come({ id: '<yazisma-2@ornek.edu.tr>', subject: 'Re: Liste', text: 'Excel ektedir.', headers: ['In-Reply-To: <yazisma-1@ornek.edu.tr>'] });
  await come({ id: '<baska@ornek.edu.tr>', text: 'Başka bir konu.' });

  const { status, body } = await registrar.send('GET', `/api/messages/${second}/thread`);
  expect(status).toBe(200);
  expect(body.older).toBe(0);
  expect(body.entries.map(({ kind, record }: { kind: string; record: { id: string } }) => [kind, kind === 'in' ? record.id : 'ours'])).toEqual([['in', first], ['out', 'ours'], ['in', second]]);
  expect(body.entries[0]).toMatchObject({ record: { bodyText: 'Listemiz ektedir.', sender: 'tugba@ornek.edu.tr' }, files: [{ fileName: 'liste.txt', state: 'kept' }] });
  expect(body.entries[1].record.body).toContain('Excel dosyasını da gönderin.');
  expect(body.entries[1].record).toMatchObject({ toAddress: 'tugba@ornek.edu.tr', state: 'queued' });
});

test('reading it is a look at each of its records; who may see only for a reason gets it masked, who may not read mail gets nothing', async () => {
  const one = await come({ id: '<bakis-1@ornek.edu.tr>', text: 'Gizli metin bir.' });
  const two = await come({ id: '<bakis-2@ornek.edu.tr>', text: 'Gizli metin iki.', headers: ['In-Reply-To: <bakis-1@ornek.edu.tr>'] });
  const looker = await signedIn(app, 'evrak');
  await looker.send('GET', `/api/messages/${two}/thread`);
  const views = await viewsOf(api.engine, [one, two]);
  for (const id of [one, two]) expect(views.some(({ noun, ids, fields }) => noun === 'messages' && ids.includes(id) && fields.includes('bodyText'))).toBe(true);

  const { body } = await (await signedIn(app, 'denetci')).send('GET', `/api/messages/${two}/thread`);
  expect(body.entries).toHaveLength(2);
  expect(JSON.stringify(body)).not.toMatch(/Gizli metin|tugba@ornek/);
  expect(body.entries[0].record.bodyText).toHaveProperty('masked');
  expect((await (await signedIn(app, 'cagri')).send('GET', `/api/messages/${two}/thread`)).status).toBe(404);
});
