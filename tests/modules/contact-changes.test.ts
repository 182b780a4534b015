import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Actor, type Row, type Values } from '../../server/engine/types.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

/** Somebody wants letters, codes and cards to go elsewhere, and tries every door that the console has for it. */
let desk: ConsoleEngine;
let institution: Row;
let human: Row;
let officer: Row;
const thief = person('Hırsız', 'registrar');
const agent = person('Ayla', 'callAgent');
const supervisor = person('Selin', 'supervisor');
const [own, stolen] = ['bilgi@ornek.bel.tr', 'hirsiz@baska.example'];
const act = async (who: Actor, noun: string, id: string, action: string, input: Values = {}) => (await performAction(desk.engine, who, noun, id, action, input)).record;
const now = (noun: string, { id }: Row) => desk.one(noun, { id });
const propose = async (noun: string, record: Row, patch: Values, who: Actor = thief) => (await updateRecord(desk.engine, who, noun, record.id, patch, { version: (await now(noun, record)).version })).proposed as Row;
const notices = async (record: Row) => (await desk.all('outgoing-mails', { templateCode: 'contact-change-notice', recordId: record.id })).map(({ toAddress }) => toAddress);
const refusing = (code: string) => ({ details: { sentences: expect.arrayContaining([expect.objectContaining({ code })]) } });

beforeAll(async () => {
  desk = await consoleEngine();
  const make = (noun: string, values: Values) => desk.bySystem((tx) => tx.create(noun, values));
  institution = await make('institutions', { name: 'Örnek Belediyesi', kind: 'publicBody', sector: 'other', vkn: '9291417776', email: own });
  human = await make('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba@ornek.bel.tr' });
  officer = await make('officers', { person: human.id, institution: institution.id, email: 'tugba@ornek.bel.tr', from: '2026-01-01' });
  await desk.bySystem(async (tx) => {
    await tx.sql("update institutions set state = 'active' where id = $1", [institution.id]);
    await tx.sql("update officers set state = 'active' where id = $1", [officer.id]);
  });
}, 120_000);
afterAll(() => desk.close());

test.each(['institutions', 'officers', 'people'])('%s: not at once, not by one person under two names, and never without the old address hearing of it', async (noun) => {
  const record = { institutions: institution, officers: officer, people: human }[noun] as Row;
  const before = (await now(noun, record))['email'];
  const change = await propose(noun, record, { email: stolen });
  expect((await now(noun, record))['email']).toBe(before);
  expect(await notices(record)).toEqual([before]);
  await expect(act(supervisor, 'changes', change.id, 'approve'), 'before the day is over').rejects.toMatchObject(refusing('COOLING'));
  desk.at('2026-11-25T08:00:00.000Z');
  await expect(act(person('Hırsız', 'supervisor'), 'changes', change.id, 'approve'), 'the proposer in another role').rejects.toMatchObject(refusing('FOUR_EYES'));
  await act(thief, 'changes', change.id, 'withdraw');
  // Proposed anew, the day begins anew, and the old address hears of it again.
  const again = await propose(noun, record, { email: stolen });
  await expect(act(supervisor, 'changes', again.id, 'approve')).rejects.toMatchObject(refusing('COOLING'));
  expect(await notices(record)).toEqual([before, before]);
  await act(supervisor, 'changes', again.id, 'refuse', { refusalReason: 'Kurum böyle bir istekte bulunmadı' });
  desk.at('2026-11-23T08:00:00.000Z');
});

test('of two changes that cooled side by side, the second is void once the first was made', async () => {
  const first = await propose('institutions', institution, { email: 'yeni@ornek.bel.tr' });
  const second = await propose('institutions', institution, { email: stolen });
  desk.at('2026-11-25T08:00:00.000Z');
  await act(supervisor, 'changes', first.id, 'approve');
  await expect(act(supervisor, 'changes', second.id, 'approve')).rejects.toMatchObject({ code: 'stale_version' });
  expect((await now('institutions', institution))['email']).toBe('yeni@ornek.bel.tr');
  await act(thief, 'changes', second.id, 'withdraw');
});

test('a contact hidden in a larger change waits with it, and taking one away is a change too', async () => {
  for (const patch of [{ signatory: 'Genel Sekreter', telephone: '0312 000 00 00' }, { email: null }, { mailDomains: 'baska.example' }, { address: 'Başka Cad. 2' }, { kep: 'hirsiz@hs01.kep.tr' }]) {
    const change = await propose('institutions', institution, patch);
    await expect(act(supervisor, 'changes', change.id, 'approve'), JSON.stringify(patch)).rejects.toMatchObject(refusing('COOLING'));
    await act(thief, 'changes', change.id, 'withdraw');
  }
  const change = await propose('officers', officer, { phone: '+905551112233' }, agent);
  await expect(act(supervisor, 'changes', change.id, 'approve')).rejects.toMatchObject(refusing('COOLING'));
});

test('who has no address of their own is told where they are known besides', async () => {
  const silent = await desk.bySystem((tx) => tx.create('people', { personNumber: '19090909018', firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05' }));
  const duty = await desk.bySystem((tx) => tx.create('officers', { person: silent.id, institution: institution.id, email: 'isil@ornek.bel.tr', from: '2026-01-01' }));
  await desk.bySystem((tx) => tx.sql("update officers set state = 'active' where id = $1", [duty.id]));
  await propose('people', silent, { email: stolen });
  expect(await notices(silent)).toEqual(['isil@ornek.bel.tr']);
});

test('no other door: derived writes, jobs over many records and machines change no contact, and a decided change is not decided again', async () => {
  const change = await propose('institutions', institution, { email: stolen });
  desk.at('2026-12-01T08:00:00.000Z');
  await act(supervisor, 'changes', change.id, 'refuse', { refusalReason: 'Sahte' });
  await expect(act(supervisor, 'changes', change.id, 'approve')).rejects.toMatchObject({ code: 'illegal_state' });
  for (const role of ['portal', 'bank', 'courier'] as const) {
    for (const [noun, record] of [['institutions', institution], ['officers', officer], ['people', human]] as const) {
      const machine = { ...person('Makine', role), kind: 'machine', person: human.id, institution: institution.id } as unknown as Actor;
      const { version } = await now(noun, record);
      await expect(updateRecord(desk.engine, machine, noun, record.id, { email: stolen }, { version }), `${role} ${noun}`).rejects.toMatchObject({ code: expect.stringMatching(/not_(found|permitted|writable)/) });
    }
  }
  expect(desk.engine.page('changes').workflow.actions['approve']?.oneByOne, 'never over many at once').toBe(true);
});

test('a second registration with another address does not take the first one over: it must be active itself, and the old address hears of it', async () => {
  const fake = await createRecord(desk.engine, thief, 'institutions', { name: 'Örnek Belediyesi Başkanlığı', kind: 'publicBody', sector: 'other', email: stolen });
  const wanted = { double: institution.id, survivor: fake.id, reason: 'Aynı belediye' };
  await expect(createRecord(desk.engine, thief, 'mergers', wanted)).rejects.toMatchObject(refusing('SURVIVOR_NOT_ACTIVE'));
  await desk.bySystem((tx) => tx.sql("update institutions set state = 'active' where id = $1", [fake.id]));
  const merger = await createRecord(desk.engine, thief, 'mergers', wanted);
  await expect(act(person('Hırsız', 'supervisor'), 'mergers', merger.id, 'approve')).rejects.toMatchObject(refusing('FOUR_EYES'));
  await act(supervisor, 'mergers', merger.id, 'approve');
  expect(await desk.one('outgoing-mails', { templateCode: 'institution-merged', recordId: institution.id })).toMatchObject({ toAddress: 'yeni@ornek.bel.tr' });
  // An address that is taken over by nobody is changed by nobody: the survivor keeps its own.
  await desk.runJobs();
  expect((await now('institutions', fake))['email']).toBe(stolen);
  expect((await now('officers', officer))).toMatchObject({ institution: fake.id, email: 'tugba@ornek.bel.tr' });
});
