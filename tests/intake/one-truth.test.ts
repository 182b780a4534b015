import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { checklistOf } from '../../server/modules/documents/checklist.ts';
import requirements from '../../seeds/data/document-requirements.json' with { type: 'json' };
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';

const staff = (name: string, number: string, role: 'admin' | 'supervisor' | 'registrar'): Actor => ({ kind: 'staff', id: `00000000-0000-7000-8000-0000000000${number}`, name, roles: [role], human: name });
const admin = staff('Arda', 'c1', 'admin');
const supervisor = staff('Selin', 'c2', 'supervisor');
const registrar = staff('Kaan', 'c3', 'registrar');
let desk: IntakeDesk;
let institution: Row;
let number = 0;

beforeAll(async () => {
  desk = await intakeDesk('registering');
  institution = await underReview('9074391501', '96374068104');
});
afterAll(() => desk.close());

/** Registered with an officer, from the old system: only its papers stand before the activation. */
async function underReview(tax: string, personNumber: string): Promise<Row> {
  const { id } = desk.institutions.get(tax)!;
  await proposed(id, personNumber);
  await desk.bySystem((tx) => tx.set('institutions', id, { migratedHistory: true, historyConfirmedBy: 'Selin' }));
  return (await performAction(desk.engine, registrar, 'institutions', id, 'review')).record;
}

const proposed = (institution: string, personNumber: string): Promise<string> => desk.bySystem(async (tx) => {
  const reach = { email: `${personNumber}@numune.bel.tr`, phone: '05551112233' };
  const person = await tx.create('people', { firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', ...reach, personNumber, source: 'institution' });
  return (await tx.create('officers', { person: person.id, institution, ...reach, from: '2024-01-01' })).id;
});

/** Another version of a set, drawn up by one person and put in force by another. */
async function changed(code: string, change: Values): Promise<void> {
  const { version: _first, ...set } = requirements.find((one) => one.code === code)!;
  const versions = await desk.all('document-requirements', { code });
  const draft = await createRecord(desk.engine, admin, 'document-requirements', { ...set, ...change, versionNumber: versions.length + 1, validFrom: '2026-11-01' });
  await expect(performAction(desk.engine, admin, 'document-requirements', draft.id, 'approve')).rejects.toMatchObject({ code: 'not_permitted' });
  await performAction(desk.engine, supervisor, 'document-requirements', draft.id, 'approve');
}

const come = async (subject: string, ...files: string[]): Promise<Row> => {
  desk.at(new Date(Date.UTC(2026, 10, 23, 8) + number * 40 * 24 * 3_600_000).toISOString());
  return desk.receive(letter({ id: `<takim-${++number}@numune.bel.tr>`, from: 'ik@numune.bel.tr', subject, files: await Promise.all(files.map(async (file) => ({ name: file.split('/').at(-1)!, bytes: await readFile(`tests/fixtures/${file}`) }))) }));
};
const guard = (of = institution): Promise<string> => performAction(desk.engine, supervisor, 'institutions', of.id, 'activate').then(() => 'active', (error: { tr: string }) => error.tr);
const shown = (): Promise<string[]> => desk.bySystem(async (tx) => (await checklistOf(tx, 'institutions', await tx.get('institutions', institution.id))).missing.slice());
const kt = 'mail/kurumsal-taahhutname.pdf';

test('what two people put into a required set is what the next letter lacks, the activation asks for and the checklist shows', async () => {
  expect(await come('İlk başvuru', kt)).toMatchObject({ proposal: 'firstApplication', missing: ['OFFICER_UNDERTAKING'] });
  expect(await guard()).toContain('Kurumsal Taahhütname');
  expect(await shown()).toEqual(['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING']);

  await changed('first-undertakings', { officerUndertaking: 'notWanted', assessmentForm: 'withMessage' });
  expect(await come('İlk başvuru', kt)).toMatchObject({ proposal: 'firstApplication', complete: false, missing: ['ASSESSMENT_FORM'], originalExpected: true });
  expect(await shown()).toEqual(['INSTITUTION_UNDERTAKING', 'ASSESSMENT_FORM']);
  await desk.bySystem(async (tx) => {
    const document = await tx.create('documents', { type: 'KT', institution: institution.id, authorisedSigner: true, everyPageInitialled: true, stamped: true });
    await tx.perform('documents', document.id, 'receiveOriginal', { shelf: 'R1' });
    await tx.perform('documents', document.id, 'accept');
  });
  expect(await guard()).toContain('Uyum değerlendirme talep formu');

  await changed('first-undertakings', { officerUndertaking: 'notWanted', paperOriginal: 'notWanted' });
  expect(await come('İlk başvuru', kt)).toMatchObject({ complete: true, missing: [], originalExpected: false, state: 'received' });
  expect(await shown()).toEqual([]);
  expect(await guard()).toBe('active');
  // The set wants nothing of an officer: whoever is to begin with the institution does, and nobody asks for a paper that no set names.
  const own = await desk.one('officers', { institution: institution.id });
  expect(own.state).toBe('active');
  const next = await proposed(institution.id, '90000000414');
  await changed('first-undertakings', {});
  await expect(performAction(desk.engine, supervisor, 'officers', next, 'activate')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('e-İmza Sorumlusu Taahhütnamesi') });
  await changed('first-undertakings', { officerUndertaking: 'notWanted' });
  expect((await performAction(desk.engine, supervisor, 'officers', next, 'activate')).record.state).toBe('active');
});

test('what a list must bring follows its set: Excel that nobody wants is not missed, and a type may want more than the others', async () => {
  expect(await come('Başvuru listesi', 'mail/imzali-liste-tarama.pdf')).toMatchObject({ proposal: 'list', missing: ['EXCEL_LIST'] });
  await changed('additional-list-wet', { excelList: 'notWanted' });
  expect(await come('Başvuru listesi', 'mail/imzali-liste-tarama.pdf')).toMatchObject({ proposal: 'list', complete: true, missing: [], originalExpected: true });
  const { version: _first, ...set } = requirements.find((one) => one.code === 'additional-list-wet')!;
  const own = await createRecord(desk.engine, admin, 'document-requirements', { ...set, code: 'other-list-wet', applicationType: 'otherInstitutions', excelList: 'withMessage', versionNumber: 1, validFrom: '2026-11-01' });
  await performAction(desk.engine, supervisor, 'document-requirements', own.id, 'approve');
  expect(await come('Başvuru listesi', 'mail/imzali-liste-tarama.pdf')).toMatchObject({ missing: ['EXCEL_LIST'] });
});

test('work for which no set is in force is never said to be complete: a person looks, and nobody is activated', async () => {
  for (const { id } of await desk.all('document-requirements', { step: 'undertakings', state: 'inForce' })) await desk.bySystem((tx) => tx.perform('document-requirements', id, 'supersede'));
  const message = await come('İlk başvuru', kt, 'mail/e-imza-sorumlusu-taahhutnamesi.pdf');
  expect(message).toMatchObject({ proposal: 'firstApplication', complete: false, state: 'received' });
  expect(JSON.stringify(message['reasons'])).toContain('yürürlükte evrak takımı yok');
  expect(await guard(await underReview('9008063608', '90000000346'))).toContain('evrak takımı yok');
});

test('a paper that its step never brings cannot be asked for', async () => {
  const { version: _first, ...set } = requirements.find((one) => one.code === 'first-undertakings')!;
  await expect(createRecord(desk.engine, admin, 'document-requirements', { ...set, code: 'wrong', versionNumber: 1, validFrom: '2026-11-01', scan: 'withMessage' })).rejects.toMatchObject({ tr: expect.stringContaining('Islak imzalı listenin taraması') });
});
