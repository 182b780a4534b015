import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { checkRows } from '../../server/modules/application-lists/check-rows.ts';
import { storeWorkbook, takeSignedFile } from '../../server/modules/application-lists/intake.ts';
import { verify } from '../../server/modules/signature-checks/verify.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

/** What was looked at is what counts: a file that takes another's place takes none of its verdicts, ticks or rows. */
let desk: ConsoleEngine;
let institution: Row;
let officer: Row;
const registrar = person('Kaan', 'registrar');
const secondRegistrar = person('Derya', 'registrar');
const fixture = (path: string) => readFile(`tests/fixtures/${path}`);
const act = async (noun: string, id: string, action: string, input: Values = {}, by = registrar) => (await performAction(desk.engine, by, noun, id, action, input)).record;
const list = (id: string) => desk.one('application-lists', { id });
const change = async (noun: string, id: string, patch: Values) => updateRecord(desk.engine, registrar, noun, id, patch, { version: (await desk.one(noun, { id })).version });
const stored = async (path: string) => storeWorkbook(desk.outside, institution.id, await fixture(path));
const standing = (id: string) => desk.all('signature-checks', { applicationList: id, state: 'standing' });

async function signedList(): Promise<Row> {
  const made = await createRecord(desk.engine, registrar, 'application-lists', { institution: institution.id, signedHow: 'eSigned', signedOn: '2026-11-22' });
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('signed/temiz-25.xlsx') });
  await act('application-lists', made.id, 'attachSigned', { signedFile: await takeSignedFile(desk.outside, made, await fixture('signed/temiz-25.rsa.xlsx.p7m')) });
  return made;
}

beforeAll(async () => {
  desk = await consoleEngine();
  institution = await createRecord(desk.engine, registrar, 'institutions', { name: 'Örnek Üniversitesi', kind: 'publicBody', sector: 'university', vkn: '9291417776', province: 'Ankara', email: 'bilgi@ornek.edu.tr' });
  const holder = await createRecord(desk.engine, registrar, 'people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1980-05-05', email: 'tugba@ornek.edu.tr' });
  officer = await createRecord(desk.engine, registrar, 'officers', { person: holder.id, institution: institution.id, email: 'tugba@ornek.edu.tr', from: '2026-01-01' });
  await desk.bySystem(async (tx) => { await tx.set('officers', officer.id, { activatedAt: '2026-01-02T09:00:00.000Z' }); });
  await desk.bySystem((tx) => tx.sql("update institutions set state = 'active' where id = $1::uuid", [institution.id]));
}, 120_000);
afterAll(() => desk.close());

test('a verdict typed for ink does not make an e-signed list valid: the way of signing is not changed under it, and only a check opens the door', async () => {
  const made = await createRecord(desk.engine, registrar, 'application-lists', { institution: institution.id, officer: officer.id, signedHow: 'wet', signedOn: '2026-11-20', signatureVerdict: 'valid' });
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('lists/baslik-farkli-10.xlsx') });
  await desk.runJobs();
  await expect(change('application-lists', made.id, { signedHow: 'eSigned' })).rejects.toMatchObject({ code: 'guard_refused' });
  await change('application-lists', made.id, { signedHow: 'eSigned', signatureVerdict: 'notChecked' });
  await desk.bySystem((tx) => tx.sql("update application_lists set signature_verdict = 'valid' where id = $1::uuid", [made.id]));
  await expect(act('application-lists', made.id, 'acceptValidRows')).rejects.toMatchObject({ tr: expect.stringContaining('imzalı dosyası yok') });
});

test('what proves the time of a signature is the arrival of the signed file, not the day on which its list was opened', async () => {
  desk.at('2026-11-20T08:00:00.000Z');
  const made = await createRecord(desk.engine, registrar, 'application-lists', { institution: institution.id, signedHow: 'eSigned', signedOn: '2026-11-20' });
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('signed/temiz-25.xlsx') });
  desk.at('2026-11-23T08:00:00.000Z');
  await act('application-lists', made.id, 'attachSigned', { signedFile: await takeSignedFile(desk.outside, made, await fixture('signed/temiz-25.rsa.xlsx.p7m')) });
  await desk.runJobs();
  expect(await standing(made.id)).toMatchObject([{ receivedAt: '2026-11-23T08:00:00.000Z', provenAt: '2026-11-23T08:00:00.000Z', verdict: 'valid' }]);
  await desk.bySystem((tx) => tx.sql("update application_lists set state = 'superseded' where id = $1::uuid", [made.id]));
});

test('another workbook takes the verdict away at once, not when the job has run', async () => {
  const made = await signedList();
  await desk.runJobs();
  expect(await list(made.id)).toMatchObject({ state: 'checked', signatureVerdict: 'valid' });
  await act('application-lists', made.id, 'checkAgain');
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('lists/duzensiz-ama-gecerli-15.xlsx') });
  expect(await list(made.id)).toMatchObject({ signatureVerdict: 'notChecked' });
  expect(await standing(made.id)).toEqual([]);
  await desk.runJobs();
  expect(await list(made.id)).toMatchObject({ signatureVerdict: 'invalid', rowsTotal: 15 });
});

test('a check that took long does not speak for the file that came meanwhile', async () => {
  const made = await signedList();
  const { verify: judge } = desk.outside.signatures;
  const slow = { ...desk.outside, signatures: { ...desk.outside.signatures, verify: async (input: Parameters<typeof judge>[0]) => {
    const judged = await judge(input);
    await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('lists/duzensiz-ama-gecerli-15.xlsx') });
    return judged;
  } } };
  await verify(slow as never, { id: desk.engine.ids(), noun: 'signature-checks', recordId: made.id, actor: registrar, input: { noun: 'application-lists' } } as never);
  expect(await standing(made.id)).toEqual([]);
  await desk.runJobs();
  expect(await list(made.id)).toMatchObject({ signatureVerdict: 'invalid' });
});

test('of a long file that became short no row is left to be taken in', async () => {
  const made = await createRecord(desk.engine, registrar, 'application-lists', { institution: institution.id, signedHow: 'wet', signedOn: '2026-11-20' });
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('lists/buyuk-5000.xlsx') });
  await desk.runJobs();
  await act('application-lists', made.id, 'checkAgain');
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('lists/baslik-farkli-10.xlsx') });
  await desk.runJobs();
  const left = await desk.all('list-rows', { list: made.id, verdict: 'valid' });
  expect(left.every((row) => Number(row['row']) <= 10)).toBe(true);
}, 180_000);

test('a job that comes late writes no row of the file that it had read over those of the file that took its place', async () => {
  const made = await createRecord(desk.engine, registrar, 'application-lists', { institution: institution.id, signedHow: 'wet', signedOn: '2026-11-21' });
  await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('signed/temiz-25.xlsx') });
  const { files } = desk.outside;
  let replaced = false;
  const get: typeof files.get = async (...of) => {
    if (!replaced) {
      replaced = true;
      await act('application-lists', made.id, 'attachWorkbook', { workbook: await stored('lists/eski-bicim-12.xls') });
      await desk.runJobs();
    }
    return files.get(...of);
  };
  await checkRows({ ...desk.outside, files: { ...files, get } }, made.id);
  expect(await list(made.id)).toMatchObject({ state: 'checked', rowsTotal: 12 });
  expect(await desk.all('list-rows', { list: made.id })).toHaveLength(12);
});

test('ticks, a second look and a verdict belong to the scan that was looked at: another scan begins anew', async () => {
  const made = await createRecord(desk.engine, registrar, 'documents', { type: 'KT', institution: institution.id });
  const ticks = { authorisedSigner: true, everyPageInitialled: true, stamped: true, formVersionCurrent: true };
  await act('documents', made.id, 'attachScan', { scan: await stored('documents/kurumsal-taahhutname.pdf'), fileName: 'a.pdf' });
  await act('documents', made.id, 'recordChecks', ticks);
  expect(await desk.one('documents', { id: made.id })).toMatchObject(ticks);
  await act('documents', made.id, 'attachScan', { scan: await stored('documents/e-imza-sorumlusu-taahhutnamesi.pdf'), fileName: 'b.pdf' });
  expect(await desk.one('documents', { id: made.id })).toMatchObject({ authorisedSigner: false, everyPageInitialled: false, stamped: false, checkedAt: null, checksConfirmedAt: null });
  await expect(act('documents', made.id, 'accept', {}, secondRegistrar)).rejects.toMatchObject({ tr: expect.stringContaining('İşaretlenmeyen kontroller') });
});

test('what the check of an electronic signature found on a document is not typed over', async () => {
  const made = await createRecord(desk.engine, registrar, 'documents', { type: 'KT', institution: institution.id });
  await act('documents', made.id, 'attachScan', { scan: await stored('signed/iptal-edilmis.xlsx.p7m'), fileName: 'kt.p7m' });
  await desk.runJobs();
  expect(await desk.one('documents', { id: made.id })).toMatchObject({ signatureVerdict: 'invalid' });
  await expect(change('documents', made.id, { signatureVerdict: 'valid' })).rejects.toMatchObject({ tr: expect.stringContaining('elle değiştirilmez') });
  expect(await desk.one('documents', { id: made.id })).toMatchObject({ signatureVerdict: 'invalid' });
});

test('a paper is accepted when it is known whose it is, and no paper takes the place of a stranger’s', async () => {
  const ticks = { authorisedSigner: true, everyPageInitialled: true, stamped: true, formVersionCurrent: true };
  const nobodys = await createRecord(desk.engine, registrar, 'documents', { type: 'EST', institution: institution.id, writtenOnIt: 'Sorumlusu henüz seçilmedi.', ...ticks });
  await act('documents', nobodys.id, 'attachScan', { scan: await stored('documents/e-imza-sorumlusu-taahhutnamesi.pdf') });
  await expect(act('documents', nobodys.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('kurum ve sorumlu seçilmeli') });
  const other = await createRecord(desk.engine, registrar, 'institutions', { name: 'Başka Kurum', kind: 'publicBody', sector: 'other', province: 'Ankara', email: 'bilgi@baska.gov.tr' });
  await expect(createRecord(desk.engine, registrar, 'documents', { type: 'EST', institution: other.id, officer: officer.id })).rejects.toMatchObject({ tr: expect.stringContaining('başka bir kurumun') });
  await expect(change('documents', nobodys.id, { institution: other.id, officer: officer.id })).rejects.toMatchObject({ code: 'guard_refused' });
  await change('documents', nobodys.id, { officer: officer.id });
  expect(await act('documents', nobodys.id, 'accept')).toMatchObject({ state: 'accepted' });
});

test('an undertaking that somebody else signed is not its officer’s, however good the signature', async () => {
  const ticks = { authorisedSigner: true, everyPageInitialled: true, stamped: true, formVersionCurrent: true };
  const person = await createRecord(desk.engine, registrar, 'people', { personNumber: '97869073672', firstName: 'Kübra', lastName: 'Kaya', birthDate: '1980-05-05', email: 'kubra@ornek.edu.tr' });
  const kubra = await createRecord(desk.engine, registrar, 'officers', { person: person.id, institution: institution.id, email: 'kubra@ornek.edu.tr', from: '2026-01-01' });
  const made = await createRecord(desk.engine, registrar, 'documents', { type: 'EST', institution: institution.id, officer: kubra.id, ...ticks });
  await act('documents', made.id, 'attachScan', { scan: await stored('signed/liste.pades.pdf') });
  await desk.runJobs();
  expect(await desk.one('documents', { id: made.id })).toMatchObject({ signatureVerdict: 'valid', signer: 'Tuğba Kılıç' });
  await expect(act('documents', made.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('adına düzenlendiği sorumlu değil') });
  await change('documents', made.id, { officer: officer.id });
  expect(await act('documents', made.id, 'accept')).toMatchObject({ state: 'accepted' });
});
