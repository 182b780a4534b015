import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkActions } from '../../server/engine/action-check.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
let institution: Row;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const admin = person('Yasin', 'admin');
const act = async (who: Actor, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;

beforeAll(async () => {
  desk = await consoleEngine();
  institution = await createRecord(desk.engine, registrar, 'institutions', { name: 'Deneme Kurumu', kind: 'publicBody', sector: 'other', email: 'kurum@deneme.example' });
  await desk.bySystem((tx) => tx.sql(`update institutions set state = 'underReview' where id = $1`, [institution.id]));
}, 120_000);
afterAll(() => desk.close());

test('whoever has given one of two approvals is told so instead of being asked again; the other person is asked', async () => {
  const assessor = person('Uğur', 'assessor');
  const exemption = await createRecord(desk.engine, registrar, 'exemptions', { institution: institution.id, ground: 'readyMade', basis: 'Hazır uygulama', until: '2027-01-01' });
  const standsInTheWay = async (who: Actor) => (await checkActions(desk.engine, who, 'exemptions', [exemption.id])).get(exemption.id)?.find(({ name }) => name === 'grant')?.blockedBy.map(({ code }) => code);
  expect(await standsInTheWay(assessor)).toEqual([]);
  await act(assessor, 'exemptions', exemption.id, 'grant');
  expect(await standsInTheWay(assessor)).toEqual(['APPROVED_ALREADY']);
  expect(await standsInTheWay(supervisor)).toEqual([]);
  expect((await act(supervisor, 'exemptions', exemption.id, 'grant')).state).toBe('granted');
});

test('who proposed a change of a record has changed it, whatever role that person holds the next day', async () => {
  const colleague = person('Rana', 'registrar');
  const { proposed } = await updateRecord(desk.engine, colleague, 'institutions', institution.id, { name: 'Deneme Kurumu Başkanlığı' }, { version: institution.version });
  await act(supervisor, 'changes', String(proposed?.id), 'approve');
  await expect(act(person('Rana', 'supervisor'), 'institutions', institution.id, 'activate')).rejects.toMatchObject({ details: { sentences: [{ code: 'FOUR_EYES' }] } });
});

test('a change that waited is not applied in a state where nobody may make it', async () => {
  const { version } = await desk.one('institutions', { id: institution.id });
  const { proposed } = await updateRecord(desk.engine, registrar, 'institutions', institution.id, { detsis: '12345678' }, { version });
  await desk.bySystem((tx) => tx.sql(`update institutions set state = 'closed' where id = $1`, [institution.id]));
  await expect(act(supervisor, 'changes', String(proposed?.id), 'approve')).rejects.toMatchObject({ code: 'not_writable' });
  expect((await desk.one('institutions', { id: institution.id }))['detsis']).toBeNull();
});

test('an administrator lends nobody a role alone, and an administrator stands in for nobody', async () => {
  const account = (username: string, role: string) => createRecord(desk.engine, admin, 'staff', { username, name: username, heldRoles: [{ role, from: '2026-01-01', until: null }] });
  const [absent, own, colleague] = [await account('selin', 'supervisor'), await account('yasin', 'admin'), await account('onur', 'supervisor')];
  await desk.bySystem((tx) => tx.sql(`update staff set state = 'active'`));
  const asked = async (standIn: Row) => updateRecord(desk.engine, admin, 'staff', absent.id, { standIn: standIn.id, awayFrom: '2026-11-23' }, { version: (await desk.one('staff', { id: absent.id })).version });
  const { record, proposed } = await asked(colleague);
  expect(record['standIn']).toBeNull();
  await act(supervisor, 'changes', String(proposed?.id), 'approve');
  expect((await desk.one('staff', { id: absent.id }))['standIn']).toBe(colleague.id);
  await expect(asked(own)).rejects.toMatchObject({ details: { sentences: [{ code: 'STAND_IN_BARRED' }] } });
});

test('nobody is lent what one person may not hold: neither beside the own role nor by two absences on the same days', async () => {
  const account = async (username: string, role: string, more: Values = {}) => {
    const row = await createRecord(desk.engine, admin, 'staff', { username, name: username, heldRoles: [{ role, from: '2026-01-01', until: null }], ...more });
    await desk.bySystem((tx) => tx.sql(`update staff set state = 'active' where id = $1`, [row.id]));
    return row;
  };
  const [registering, helpful] = [await account('kaan', 'registrar'), await account('cem', 'callAgent')];
  const away = { awayFrom: '2026-12-01', awayUntil: '2026-12-10' };
  await expect(account('sibel', 'supervisor', { standIn: registering.id, ...away })).rejects.toMatchObject({ details: { sentences: [{ code: 'STAND_IN_FORBIDDEN_PAIR', tr: expect.stringContaining('Kayıt operatörü') }] } });
  await account('sibel', 'supervisor', { standIn: helpful.id, ...away });
  await expect(account('pelin', 'producer', { standIn: helpful.id, awayFrom: '2026-12-10' })).rejects.toMatchObject({ details: { sentences: [{ code: 'STAND_IN_FORBIDDEN_PAIR' }] } });
  await account('pelin', 'producer', { standIn: helpful.id, awayFrom: '2026-12-11' });
});

test('where letters go and who signs is the registrar’s own word while an institution is being registered, and two people’s afterwards', async () => {
  const made = await createRecord(desk.engine, registrar, 'institutions', { name: 'Yazışan Kurum', kind: 'publicBody', sector: 'other', email: 'eski@deneme.example' });
  const { record } = await updateRecord(desk.engine, registrar, 'institutions', made.id, { signatory: 'Rektör', address: 'Üniversite Cad. 1' }, { version: made.version });
  expect(record).toMatchObject({ signatory: 'Rektör', address: 'Üniversite Cad. 1' });
  await desk.bySystem((tx) => tx.sql(`update institutions set state = 'active' where id = $1`, [made.id]));
  for (const [field, value, waits] of [['email', 'yeni@baska.example', true], ['kep', 'kurum@hs01.kep.tr', true], ['telephone', '0312 000 00 00', true], ['address', 'Başka Cad. 2', true], ['mailDomains', 'baska.example', true], ['signatory', 'Genel Sekreter', false]] as const) {
    const { version } = await desk.one('institutions', { id: made.id });
    const { record: still, proposed } = await updateRecord(desk.engine, registrar, 'institutions', made.id, { [field]: value }, { version });
    expect(still[field]).not.toBe(value);
    const told = await desk.all('outgoing-mails', { templateCode: 'contact-change-notice', recordId: made.id });
    const decided = act(supervisor, 'changes', String(proposed?.id), 'approve');
    if (waits) await expect(decided, field).rejects.toMatchObject({ details: { sentences: [{ code: 'COOLING' }] } });
    else await decided;
    expect(told.every(({ toAddress, toInstitution }) => toAddress === 'eski@deneme.example' && toInstitution === made.id)).toBe(true);
    expect(told.length).toBe({ email: 1, kep: 2, telephone: 3, address: 4, mailDomains: 5, signatory: 5 }[field]);
  }
  const { version } = await desk.one('institutions', { id: made.id });
  expect((await updateRecord(desk.engine, registrar, 'institutions', made.id, { province: 'Konya', renewalWindowDays: 60 }, { version })).proposed, 'what leads nowhere else needs nobody').toBeUndefined();
});
