import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedByOfficer } from '../../seeds/signed-list.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';
import { until, type Desk } from '../support/desk.ts';
import { inState, openOrder } from './story/2-lists.ts';

/** The officers of an institution and who may speak for it, as the desks do it over HTTP. Monday, 23 November 2026. */
let server: ConsoleServer;
const ids: Record<string, string> = {};
const ticked = { authorisedSigner: true, everyPageInitialled: true, stamped: true };
const paper = () => readFile('tests/fixtures/documents/kurumsal-taahhutname.pdf');
const workbook = (name: string) => readFile(`tests/fixtures/lists/${name}`);
const at = (who: string): Promise<Desk> => server.desk(who);
const sentencesOf = (problem: { sentences?: { sentence: string }[]; detail: string }) => [problem.detail, ...(problem.sentences ?? []).map(({ sentence }) => sentence)].join(' ');

async function accepted(desk: Desk, values: object): Promise<void> {
  const { id } = await desk.create('documents', { ...values, ...ticked });
  await desk.act('documents', id, 'attachScan', { scan: await desk.file(await paper(), 'taahhutname.pdf') });
  await desk.act('documents', id, 'accept');
}

async function officer(personNumber: string, firstName: string, lastName: string): Promise<string> {
  const operator = await at('operator');
  const person = await operator.create('people', { personNumber, firstName, lastName, birthDate: '1978-04-12', email: `${personNumber}@ornek.edu.tr` });
  const made = await operator.create('officers', { person: person.id, institution: ids['institution'], email: `${personNumber}@ornek.edu.tr`, from: '2026-01-01' });
  expect(made.state).toBe('proposed');
  await accepted(operator, { type: 'EST', institution: ids['institution'], officer: made.id });
  expect(await operator.refused('officers', made.id, 'activate')).toMatchObject({ code: 'not_permitted' });
  expect(await (await at('onay')).act('officers', made.id, 'activate')).toMatchObject({ state: 'active' });
  return made.id;
}

const signedNow = async (by: string, name: string) => signedByOfficer(server.assembly.outside, by, await workbook(name));

async function sent(bytes: Uint8Array, name: string) {
  const operator = await at('operator');
  const query = new URLSearchParams({ signedHow: 'eSigned', signedOn: '2026-11-23', institution: ids['institution'] ?? '' });
  const answer = await operator.send('POST', `/api/application-lists/upload?${query}`, bytes, { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) });
  expect(answer.status).toBe(201);
  return inState(operator, answer.body.id, 'checked');
}

async function wet(name: string, signedOn: string) {
  const operator = await at('operator');
  const list = await operator.create('application-lists', { institution: ids['institution'], officer: ids['first'], signedHow: 'wet', signedOn, signatureVerdict: 'valid' });
  await operator.act('application-lists', list.id, 'attachWorkbook', { workbook: await operator.file(await workbook(name), name) });
  const scan = await operator.create('documents', { type: 'FRM0103', institution: ids['institution'], applicationList: list.id });
  await operator.act('documents', scan.id, 'attachScan', { scan: await operator.file(await paper(), 'liste.pdf') });
  return inState(operator, list.id, 'checked');
}

beforeAll(async () => {
  server = await consoleServer();
  const [operator, onay] = [await at('operator'), await at('onay')];
  const institution = await operator.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'eski@ornek.edu.tr' });
  ids['institution'] = institution.id;
  ids['billing'] = (await operator.create('billing-accounts', { institution: institution.id, name: 'Strateji', vkn: '9291417776', city: 'Ankara', invoiceProfile: 'KAMU' })).id;
  ids['first'] = await officer('96374068104', 'Tuğba', 'Kılıç');
  await accepted(operator, { type: 'KT', institution: institution.id });
  await operator.act('institutions', institution.id, 'review');
  await onay.act('institutions', institution.id, 'confirmHistory', { historyBasis: 'Eski sistemde 120 sertifika' });
  await onay.act('institutions', institution.id, 'activate');
}, 120_000);
afterAll(async () => { await server?.close(); });

test('the duty is handed over to somebody on duty alone, with its last day, and the successor stands on record', async () => {
  const operator = await at('operator');
  const person = await operator.create('people', { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05' });
  const waiting = await operator.create('officers', { person: person.id, institution: ids['institution'], email: 'isil@ornek.edu.tr', from: '2026-11-01' });
  const handOver = { successor: waiting.id, until: '2026-11-23' };
  expect(sentencesOf(await operator.refused('officers', ids['first']!, 'handOver', handOver))).toContain('görevde değil');
  expect(await operator.refused('officers', ids['first']!, 'handOver', { successor: waiting.id })).toMatchObject({ code: 'invalid_input' });
  expect(sentencesOf(await operator.refused('officers', ids['first']!, 'end', { until: '2026-11-23', endReason: 'Ayrıldı' }))).toContain('son sorumlusu');
  await operator.act('officers', waiting.id, 'end', { until: '2026-11-23', endReason: 'Vazgeçildi' });
  ids['second'] = await officer('81234567804', 'Çağrı', 'Öztürk');
  ids['inTime'] = Buffer.from(await signedNow(ids['first']!, 'temiz-25.xlsx')).toString('base64');
  expect(await operator.act('officers', ids['first']!, 'handOver', { successor: ids['second'], until: '2026-11-23' })).toMatchObject({ state: 'handedOver', until: '2026-11-23' });
  expect((await operator.get('officers', ids['first']!)).successor).toBe(ids['second']);
  expect(await operator.get('institutions', ids['institution']!)).toMatchObject({ withoutOfficer: false });
});

test('e-signed before hand-over and arriving late is taken when a second person believes the day; signed after it is refused with the day', async () => {
  server.daysLater(3);
  const operator = await at('operator');
  await openOrder(operator, ids['institution']!, ids['billing']!, 60, 60);
  const late = await sent(Buffer.from(ids['inTime']!, 'base64'), 'temiz-25.xlsx.p7m');
  expect(late).toMatchObject({ signatureVerdict: 'valid', signedOn: '2026-11-23', officer: ids['first'] });
  // Whoever left can set his clock back: the day is a claim, and one person alone does not believe it.
  expect(sentencesOf(await operator.refused('application-lists', String(late['id']), 'accept'))).toContain('imza gününün kanıtı yok');
  const basis = { lateSignatureBasis: 'Kurum aranıp soruldu; liste devirden önce imzalanmış.' };
  expect(await operator.refused('application-lists', String(late['id']), 'confirmLateSignature', basis)).toMatchObject({ code: 'not_permitted' });
  const onay = await at('onay');
  expect((await onay.act('application-lists', String(late['id']), 'confirmLateSignature', basis))['lateSignatureConfirmedAt']).not.toBeNull();
  expect(sentencesOf(await onay.refused('application-lists', String(late['id']), 'accept'))).toMatch(/siz/i);
  await operator.act('application-lists', String(late['id']), 'accept');
  expect(await inState(operator, String(late['id']), 'accepted')).toMatchObject({ rowsAccepted: 25 });
  const after = await sent(await signedNow(ids['first']!, 'duzensiz-ama-gecerli-15.xlsx'), 'duzensiz.xlsx.p7m');
  expect(after).toMatchObject({ signatureVerdict: 'invalid' });
  expect(sentencesOf(await operator.refused('application-lists', String(after['id']), 'accept'))).toContain('imza gününde (26.11.2026) kurumun görevdeki sorumlusu değildi');
});

test('the same holds for ink: the day on the paper counts, not the day it came', async () => {
  const operator = await at('operator');
  const after = await wet('baslik-farkli-10.xlsx', '2026-11-24');
  expect(sentencesOf(await operator.refused('application-lists', String(after['id']), 'acceptValidRows'))).toContain('imza gününde kurumun görevdeki sorumlusu değildi');
  await operator.change('application-lists', await operator.get('application-lists', String(after['id'])), { signedOn: '2026-11-23' });
  const refusal = await operator.send('POST', `/api/application-lists/${String(after['id'])}/actions/acceptValidRows`, {});
  expect(JSON.stringify(refusal.body)).not.toContain('imza gününde');
  // A date on paper can be set back as well as a clock.
  expect(JSON.stringify(refusal.body)).toContain('imza gününün kanıtı yok');
});

test('the last officer is ended by a supervisor only, and the institution becomes somebody’s work', async () => {
  const [operator, onay] = [await at('operator'), await at('onay')];
  expect(sentencesOf(await operator.refused('officers', ids['second']!, 'end', { until: '2026-11-26', endReason: 'Emekli' }))).toContain('son sorumlusu');
  await onay.act('officers', ids['second']!, 'end', { until: '2026-11-26', endReason: 'Emekli oldu' });
  expect(await operator.get('institutions', ids['institution']!)).toMatchObject({ withoutOfficer: true });
  expect(await operator.list('tasks', { kind: 'noOfficer' })).toHaveLength(1);
});

test('a new e-mail of an institution waits for a second person and for a day, and the old address hears of it', async () => {
  const operator = await at('operator');
  const before = await operator.get('institutions', ids['institution']!);
  await operator.change('institutions', before, { email: 'sahte@baska.example', province: 'Konya' });
  expect(await operator.get('institutions', ids['institution']!)).toMatchObject({ email: 'eski@ornek.edu.tr', province: 'Konya' });
  const letter = await until('the old address is told', async () => server.inbox.to('eski@ornek.edu.tr').find(({ text }) => /onay|değiş/i.test(text)));
  expect(letter.text).not.toContain('sahte@baska.example');
  const [change] = await operator.list('changes', { noun: 'institutions', state: 'proposed' });
  expect(sentencesOf(await (await at('onay')).refused('changes', change.id, 'approve'))).toContain('bekleme süresinde');
  server.daysLater(2);
  await (await at('onay')).act('changes', change.id, 'approve');
  expect(await (await at('operator')).get('institutions', ids['institution']!)).toMatchObject({ email: 'sahte@baska.example' });
});

test('two registrations of one institution are merged over HTTP, by two people, and parted again', async () => {
  const [operator, onay] = [await at('operator'), await at('onay')];
  const double = await operator.create('institutions', { name: 'ÖRNEK ÜNİVERSİTESİ REKTÖRLÜĞÜ', kind: 'publicBody', sector: 'university', province: 'Ankara' });
  expect((await operator.get('institutions', double.id)).possibleDoubles).toEqual([ids['institution']]);
  const unit = await operator.create('units', { institution: double.id, name: 'Bilgi İşlem' });
  const merger = await operator.create('mergers', { double: double.id, survivor: ids['institution'], reason: 'Aynı ad, aynı adres' });
  expect(await operator.refused('mergers', merger.id, 'approve')).toMatchObject({ code: 'not_permitted' });
  await onay.act('mergers', merger.id, 'approve');
  const done = await until('merged', async () => { const now = await operator.get('mergers', merger.id); return now.state === 'done' ? now : undefined; });
  expect(done).toMatchObject({ moved: 1, leftBehind: 0 });
  expect((await operator.get('units', unit.id)).institution).toBe(ids['institution']);
  expect(await operator.list('institutions', { mergedInto: ids['institution'] })).toHaveLength(1);
  await onay.act('mergers', merger.id, 'undo', { undoReason: 'İki ayrı kampüsmüş' });
  await until('undone', async () => ((await operator.get('mergers', merger.id)).state === 'undone' ? true : undefined));
  expect((await operator.get('units', unit.id)).institution).toBe(double.id);
  expect(await operator.get('institutions', double.id)).toMatchObject({ state: 'registering', mergedInto: null });
});
