import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
let institution: Row;
let officer: Row;

const act = async (who: typeof registrar, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;
const upload = async (name: string, values: Values = {}) => uploadList(desk.outside, registrar, {
  bytes: await desk.signed(await readFile(`tests/fixtures/lists/${name}`), officer.id), fileName: name,
  values: { institution: institution.id, officer: officer.id, signedHow: 'eSigned', signedOn: '2026-11-23', ...values },
});

beforeAll(async () => {
  desk = await consoleEngine();
  institution = await createRecord(desk.engine, registrar, 'institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'rektorluk@ornek.edu.tr' });
  const holder = await createRecord(desk.engine, registrar, 'people', { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05', email: 'isil@ornek.edu.tr' });
  officer = await createRecord(desk.engine, registrar, 'officers', { person: holder.id, institution: institution.id, email: 'isil@ornek.edu.tr', from: '2026-01-01' });
}, 120_000);
afterAll(() => desk.close());

async function acceptedUndertaking(type: 'KT' | 'EST', values: Values): Promise<void> {
  const document = await createRecord(desk.engine, registrar, 'documents', { type, institution: institution.id, authorisedSigner: true, everyPageInitialled: true, stamped: true, ...values });
  await act(registrar, 'documents', document.id, 'attachScan', { scan: 'institution-x/deadbeef' });
  await act(registrar, 'documents', document.id, 'accept');
}

async function openOrder(certificates: number, readers: number): Promise<Row> {
  const order = await createRecord(desk.engine, registrar, 'orders', { kind: 'nes', institution: institution.id, orderedOn: '2026-11-23' });
  await createRecord(desk.engine, registrar, 'order-lines', { order: order.id, product: 'certificate', years: 3, quantity: certificates });
  await createRecord(desk.engine, registrar, 'order-lines', { order: order.id, product: 'reader', quantity: readers });
  return act(registrar, 'orders', order.id, 'open');
}

test('an institution becomes active by another person, with its undertakings, through the compliance gate, and is told so', async () => {
  await act(registrar, 'institutions', institution.id, 'review');
  await expect(act(registrar, 'institutions', institution.id, 'activate')).rejects.toMatchObject({ code: 'not_permitted' });
  await expect(act(supervisor, 'institutions', institution.id, 'activate')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('Kurumsal Taahhütname') });
  await acceptedUndertaking('KT', {});
  await acceptedUndertaking('EST', { officer: officer.id });
  await expect(act(supervisor, 'institutions', institution.id, 'activate')).rejects.toMatchObject({ tr: expect.stringContaining('e-imza uygulaması') });

  const exemption = await createRecord(desk.engine, registrar, 'exemptions', { institution: institution.id, ground: 'readyMade', basis: 'Hazır uygulama', until: '2027-01-01' });
  await act(person('Uğur', 'assessor'), 'exemptions', exemption.id, 'grant');
  expect((await desk.one('exemptions', { id: exemption.id })).state).toBe('proposed');
  await act(supervisor, 'exemptions', exemption.id, 'grant');

  expect((await act(supervisor, 'institutions', institution.id, 'activate')).state).toBe('active');
  expect((await desk.one('officers', { id: officer.id })).state).toBe('active');
  expect((await desk.one('institutions', { id: institution.id }))['withoutOfficer']).toBe(false);
  await desk.runJobs();
  expect(desk.mails.map(({ to, subject }) => `${to}: ${subject}`).sort()).toEqual([
    'isil@ornek.edu.tr: e-İmza sorumlusu göreviniz onaylandı', 'rektorluk@ornek.edu.tr: Kurum kaydınız tamamlandı',
  ]);
});

test('a clean list takes 25 people in, writes to each, and takes nothing when it comes again', async () => {
  const order = await openOrder(25, 11);
  const list = await upload('temiz-25.xlsx');
  desk.mails.length = 0;
  await desk.runJobs();
  const checked = await desk.one('application-lists', { id: list.id });
  expect([checked.state, checked['rowsTotal'], checked['rowsValid'], checked['rowsFaulty']]).toEqual(['checked', 25, 25, 0]);

  await act(registrar, 'application-lists', list.id, 'accept');
  await desk.runJobs();
  const taken = await desk.one('application-lists', { id: list.id });
  expect([taken.state, taken['rowsAccepted']]).toEqual(['accepted', 25]);
  const applications = await desk.all('pre-applications', { applicationList: list.id });
  expect(new Set(applications.map(({ state }) => state))).toEqual(new Set(['awaitingApplicant']));
  expect(applications).toHaveLength(25);
  expect(applications.every((one) => one['netPrice'] === 33333 && one['invitedAt'] !== null && one['personNumber'] !== null)).toBe(true);
  expect(desk.mails.filter(({ subject }) => subject === 'e-İmza başvurunuzu tamamlayın')).toHaveLength(25);
  expect(desk.mails.find(({ subject }) => subject === 'e-İmza başvurunuzu tamamlayın')?.text).toContain('Son tamamlama günü: 23.05.2027');
  expect((await desk.one('orders', { id: order.id })).state).toBe('exhausted');
  // The job did it on somebody's order: the trail says whose, and for four eyes it is that person's doing.
  const [first] = applications as [Row];
  const { rows: [row] } = await desk.engine.reads.query<{ bytes: Buffer }>("select bytes from engine.audit_rows where noun = 'pre-applications' and record_id = $1 and seq = 1", [first.id]);
  expect(JSON.parse(row?.bytes.toString() ?? '{}').actor).toMatchObject({ kind: 'system', for: { id: registrar.id, name: 'Kaan' } });
  const { rows: doers } = await desk.engine.reads.query<{ human: string }>("select human from engine.doings where noun = 'pre-applications' and record_id = $1 and action = 'create'", [first.id]);
  expect(doers).toEqual([{ human: 'Kaan' }]);

  await expect(upload('temiz-25.xlsx')).rejects.toMatchObject({ code: 'already_exists', tr: expect.stringContaining('zaten yüklendi') });
  expect(await desk.all('application-lists')).toHaveLength(1);
});

test('a faulty list shows every fault at its cell and takes its valid rows only when somebody says so', async () => {
  await openOrder(31, 15);
  const list = await upload('hatali-60.xlsx');
  await desk.runJobs();
  const rows = await desk.all('list-rows', { list: list.id });
  const truth = JSON.parse(await readFile('tests/fixtures/lists/hatali-60.truth.json', 'utf8')) as { faults: { row: number; column: string; code: string }[] };
  const shown = rows.flatMap((row) => (row['faults'] as { column: string; code: string; address: string }[]).filter(({ code }) => code !== 'SAME_NUMBER_ABOVE').map((fault) => `${String(row['row'])} ${fault.column} ${fault.code}`));
  expect(shown.sort()).toEqual(truth.faults.map((fault) => `${fault.row} ${fault.column} ${fault.code}`).sort());
  await expect(act(registrar, 'application-lists', list.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('28 hatalı, 1 mükerrer') });
  await act(registrar, 'application-lists', list.id, 'acceptValidRows');
  await desk.runJobs();
  expect(await desk.one('application-lists', { id: list.id })).toMatchObject({ state: 'partlyAccepted', rowsAccepted: 31 });
});

test('rows beyond the order and people with an open application are left out, and say why', async () => {
  await openOrder(4, 15);
  const list = await upload('duzensiz-ama-gecerli-15.xlsx');
  await desk.runJobs();
  expect(await desk.one('application-lists', { id: list.id })).toMatchObject({ rowsValid: 4, rowsOverQuota: 11 });
  const over = (await desk.all('list-rows', { list: list.id, verdict: 'overQuota' }))[0];
  expect((over?.['faults'] as { tr: string }[])[0]?.tr).toContain('Ek sipariş açılmalı');
});

test('a hostile file is refused in a sentence and nothing of it is kept', async () => {
  const before = (await desk.all('application-lists')).length;
  for (const name of ['zip-bombasi.xlsx', 'xxe.xlsx', 'excel-degil.xlsx', 'bos.xlsx']) await expect(upload(name)).rejects.toMatchObject({ code: 'unreadable_file' });
  expect((await desk.all('application-lists')).length).toBe(before);
});
