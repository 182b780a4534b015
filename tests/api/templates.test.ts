import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankFaults, filledIn } from '#domain/letter-text.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';
import { until } from '../support/desk.ts';

/** A template is looked at with values, sent to oneself, and put in force only when letters can fill it. */
let server: ConsoleServer;
const code = 'application-approved';
const text = 'Sayın {{ad}},\n\nBaşvurunuz onaylandı: {{basvuruNo}}.';

beforeAll(async () => { server = await consoleServer(); }, 120_000);
afterAll(async () => { await server?.close(); });

const values = async (who: string) => (await (await server.desk(who)).send('POST', '/api/templates/values', { code })).body;

test('a blank that no letter can fill is named with its place; what is misspelt would reach the reader as it stands', () => {
  const faults = blankFaults('Sayın {{ad}},\n{{ soyad }} ve {{sonGün}}\n{{tarih} {{unvan}} }}', ['ad', 'tarih']);
  expect(faults.map(({ written, line, code: kind }) => `${line} ${written} ${kind}`)).toEqual([
    '2 {{ soyad }} BLANK_UNREADABLE', '2 {{sonGün}} BLANK_UNREADABLE', '3 {{tarih} BLANK_UNREADABLE', '3 {{unvan}} BLANK_UNKNOWN', '3 }} BLANK_UNREADABLE',
  ]);
  expect(filledIn('{{ad}} {{unvan}}', { ad: 'Ayşe' })).toBe('Ayşe —');
});

test('before the first letter there are samples; after it the values of that letter, hidden where they are about somebody', async () => {
  expect((await values('yonetici')).blanks).toContainEqual({ name: 'ad', label: { tr: 'Adı soyadı', en: 'Name' }, value: 'Ayşe Örnek', from: 'sample' });
  const person = await bySystem(server.assembly.engine, (tx) => tx.create('people', { personNumber: '19090909018', firstName: 'Gülşen', lastName: 'Ünlü', birthDate: '1985-06-07' }));
  await bySystem(server.assembly.engine, (tx) => tx.create('outgoing-mails', { templateCode: code, toPerson: person.id, toAddress: 'gulsen@ornek.gov.tr', noun: 'people', recordId: person.id, variables: { ad: 'Gülşen Ünlü', basvuruNo: 'OB-2026-000001-1' } }));
  for (const who of ['yonetici', 'onay']) {
    const shown = await values(who);
    expect(shown.blanks).toEqual([expect.objectContaining({ name: 'ad', value: 'G*** Ü***', from: 'letter' }), expect.objectContaining({ name: 'basvuruNo', value: '***', from: 'letter' })]);
    expect(shown.about).toEqual({ noun: 'people', recordId: person.id });
    expect(JSON.stringify(shown)).not.toMatch(/Gülşen|OB-2026/);
  }
  expect((await (await server.desk('uretim')).send('POST', '/api/templates/values', { code })).status).toBe(404);
});

test('a trial goes to who asks and nobody else, marked, with hidden values, and stands in the outbox and the trail', async () => {
  const yonetici = await server.desk('yonetici');
  const account = await yonetici.one('staff', { username: 'yonetici' });
  const sent = await yonetici.send('POST', '/api/templates/trial', { code, subjectText: 'Başvurunuz onaylandı', body: text });
  expect(sent.status).toBe(201);
  const letter = await until('the trial', async () => server.inbox.to(account.email)[0]);
  expect(letter.subject).toBe('[DENEME] Başvurunuz onaylandı');
  expect(letter.text).toContain('Bu bir denemedir');
  expect(letter.text).toContain('Sayın G*** Ü***,');
  expect(await yonetici.get('outgoing-mails', sent.body.id)).toMatchObject({ trial: true, templateCode: code, state: 'sent' });
  const { body: { steps } } = await yonetici.send('GET', `/api/outgoing-mails/${sent.body.id}/history`);
  expect(steps.at(-1)).toMatchObject({ event: 'create', actor: { name: account.name } });
  // What was tried out is no letter: the preview still shows the real one's values.
  expect((await values('yonetici')).blanks[0].value).toBe('G*** Ü***');
});

test('no address can be named, no unknown blank sent, no stranger may, and an afternoon has ten', async () => {
  const [yonetici, operator] = [await server.desk('yonetici'), await server.desk('operator')];
  const trial = { code, subjectText: 'Deneme', body: text };
  expect((await yonetici.send('POST', '/api/templates/trial', { ...trial, toAddress: 'baskasi@ornek.gov.tr' })).status).toBe(422);
  expect((await yonetici.send('POST', '/api/templates/trial', { ...trial, body: 'Sayın {{unvan}}' })).body.errors).toEqual([expect.objectContaining({ path: 'body', code: 'BLANK_UNKNOWN' })]);
  expect((await yonetici.send('POST', '/api/templates/trial', { ...trial, subjectText: 'Sayın {{ad}}' })).body.errors).toEqual([expect.objectContaining({ path: 'subjectText' })]);
  expect((await operator.send('POST', '/api/templates/trial', trial)).status).toBe(404);
  const answers = [];
  for (let at = 0; at < 10; at++) answers.push((await yonetici.send('POST', '/api/templates/trial', trial)).status);
  expect(answers).toEqual([...Array.from({ length: 9 }, () => 201), 429]);
});

test('a version that names what letters are not given is refused when it is put in force', async () => {
  const [yonetici, onay] = [await server.desk('yonetici'), await server.desk('onay')];
  const wanted = { code, subjectText: 'Başvurunuz onaylandı', validFrom: '2026-11-23' };
  const misspelt = await yonetici.send('POST', '/api/templates', { ...wanted, versionNumber: 2, body: 'Sayın {{ ad }}' });
  expect(misspelt.body.sentences[0].sentence).toMatch(/^1\. satır: “{{ ad }}” okunamıyor/);
  const unknown = await yonetici.create('templates', { ...wanted, versionNumber: 2, body: 'Sayın {{ad}}, {{unvan}}' });
  expect((await onay.refused('templates', unknown.id, 'approve')).sentences[0].sentence).toContain('“{{unvan}}” bu mektuba gönderilen değerler arasında yok');
  const good = await yonetici.create('templates', { ...wanted, versionNumber: 3, body: text });
  expect(await onay.act('templates', good.id, 'approve')).toMatchObject({ state: 'inForce' });
});
