import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor } from '../../server/engine/types.ts';
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';
import { list } from './other-hands.ts';

let desk: IntakeDesk;
const staff = (name: string, role: 'admin' | 'supervisor'): Actor => ({ kind: 'staff', id: `00000000-0000-7000-8000-0000000000${role === 'admin' ? 'b1' : 'b2'}`, name, roles: [role], human: name });
const admin = staff('Arda', 'admin');
const supervisor = staff('Selin', 'supervisor');
let number = 0;
const come = () => desk.receive(letter({ id: `<kural-${++number}@numune.bel.tr>`, from: 'satinalma@numune.bel.tr', subject: `Muhammen bedel tespiti ${number}`, text: 'Muhammen bedel çalışması için bilgi rica ederiz.' }));

beforeAll(async () => { desk = await intakeDesk(); });
afterAll(() => desk.close());

test('a new wording is taught by a rule that two people put in force, and counts from the next letter on', async () => {
  expect((await come())['proposal']).toBe('other');
  const rule = { versionNumber: 1, speaksFor: 'quote', weight: 40, validFrom: '2026-01-01', words: 'muhammen bedel' };
  const [subject, body] = [await createRecord(desk.engine, admin, 'classification-rules', { ...rule, code: 'konu-muhammen', looksAt: 'subject' }), await createRecord(desk.engine, admin, 'classification-rules', { ...rule, code: 'ileti-muhammen', looksAt: 'body' })];
  expect((await come())['proposal']).toBe('other');
  await expect(performAction(desk.engine, admin, 'classification-rules', subject.id, 'approve')).rejects.toMatchObject({ code: 'not_permitted' });
  for (const { id } of [subject, body]) await performAction(desk.engine, supervisor, 'classification-rules', id, 'approve');

  const taught = await come();
  expect(taught).toMatchObject({ proposal: 'quote', state: 'proposed', confidence: 100 });
  expect((taught['reasons'] as { code: string; weight: number; tr: string }[]).find(({ code }) => code === 'konu-muhammen')).toMatchObject({ weight: 40, tr: 'Konuda “muhammen bedel” geçiyor.' });

  const second = await createRecord(desk.engine, admin, 'classification-rules', { ...rule, code: 'konu-muhammen', versionNumber: 2, looksAt: 'subject', weight: 1 });
  await performAction(desk.engine, supervisor, 'classification-rules', second.id, 'approve');
  expect((await desk.one('classification-rules', { id: subject.id })).state).toBe('superseded');
  expect(await come()).toMatchObject({ proposal: 'quote', state: 'received' });
});

test('a rule whose words mean nothing where it looks is refused in a sentence', async () => {
  const rule = { code: 'yanlis', versionNumber: 1, weight: 10, validFrom: '2026-01-01' };
  await expect(createRecord(desk.engine, admin, 'classification-rules', { ...rule, looksAt: 'sender', speaksFor: 'list', words: 'müdür' })).rejects.toMatchObject({ tr: expect.stringContaining('“müdür” burada kullanılamaz') });
  await expect(createRecord(desk.engine, admin, 'classification-rules', { ...rule, looksAt: 'subject', speaksFor: 'list', words: '!!!' })).rejects.toMatchObject({ tr: expect.stringContaining('en az bir harf') });
  await expect(createRecord(desk.engine, admin, 'classification-rules', { ...rule, looksAt: 'sender', speaksFor: 'formKT', words: 'officer' })).rejects.toMatchObject({ tr: expect.stringContaining('formu') });
});

test('a heading of lists that is put in force is known to the next letter, not to a reader alone', async () => {
  const columns = ['Kimlik Numaramız Şöyledir', 'Adı', 'Soyadı', 'Doğum Tarihi', 'Kurumsal E-posta', 'Cep Telefonu', 'Birim', 'Unvan', 'Kurum Sicil No', 'Sertifika Süresi (Yıl)', 'Kart Okuyucu', 'Ödeme Tipi', 'Başvuru Nedeni'];
  const book = await list(6, { first: 400, heads: ['Sıra No', ...columns] });
  const send = () => desk.receive(letter({ id: `<baslik-${++number}@numune.bel.tr>`, from: 'ik@numune.bel.tr', subject: 'Başvuru listesi', files: [{ name: 'liste.xlsx', bytes: book }] }));
  const before = await send();
  expect([before['rows'], (before['missing'] as string[]).includes('EXCEL_LIST')]).toEqual([null, true]);
  const registrar: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-0000000000b3', name: 'Kaan', roles: ['registrar'], human: 'Kaan' };
  const heading = await createRecord(desk.engine, registrar, 'list-headings', { heading: columns[0], column: 'personNumber' });
  await performAction(desk.engine, supervisor, 'list-headings', heading.id, 'approve');
  expect(await send()).toMatchObject({ rows: 6, validRows: 6, missing: ['SIGNED_LIST'] });
});
