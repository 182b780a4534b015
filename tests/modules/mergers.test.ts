import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { complianceGate } from '#domain/compliance-gate.ts';
import { pages } from '#domain/index.ts';
import { placesOf, placesThatFollow, staysBehind } from '#domain/merging.ts';
import { historyOf } from '../../server/engine/audit/history.ts';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { createManyWithin } from '../../server/engine/create-many.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { systemActor, type Row, type Values } from '../../server/engine/types.ts';
import { moveRecords } from '../../server/modules/mergers/move-records.ts';
import { moveBack } from '../../server/modules/mergers/move-back.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { killCommands } from '../support/kill-connections.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const act = async (noun: string, id: string, action: string, input: Values = {}, by = registrar) => (await performAction(desk.engine, by, noun, id, action, input)).record;
const make = (noun: string, values: Values) => desk.bySystem((tx) => tx.create(noun, values));
const institution = (name: string, more: Values = {}) => createRecord(desk.engine, registrar, 'institutions', { name, kind: 'publicBody', sector: 'university', email: 'kurum@ornek.edu.tr', ...more });
const now = (noun: string, { id }: Row) => desk.one(noun, { id });
const human = async (personNumber: string) => (await desk.all('people', { personNumber }))[0] ?? make('people', { personNumber, firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05' });
const officer = async (at: Row, personNumber: string) => make('officers', { person: (await human(personNumber)).id, institution: at.id, email: 'e@ornek.edu.tr', from: '2026-01-01' });
const propose = (double: Row, survivor: Row) => createRecord(desk.engine, registrar, 'mergers', { double: double.id, survivor: survivor.id, reason: 'Aynı VKN, aynı adres.' });
const refusing = (code: string) => ({ details: { sentences: expect.arrayContaining([expect.objectContaining({ code })]) } });

/** A registration with something of many kinds that refer to it. */
async function furnished(name: string): Promise<{ institution: Row; things: [string, Row][]; invoices: { draft: Row; issued: Row } }> {
  const home = await institution(name);
  const invoice = () => make('invoices', { institution: home.id, profile: 'KAMU' });
  const invoices = { draft: await invoice(), issued: await invoice() };
  await desk.bySystem((tx) => tx.sql("update invoices set state = 'issued' where id = $1", [invoices.issued.id]));
  const things: [string, Row][] = [
    ['units', await make('units', { institution: home.id, name: 'Bilgi İşlem' })],
    ['documents', await make('documents', { institution: home.id, type: 'KT' })],
    ['billing-accounts', await make('billing-accounts', { institution: home.id, name: 'Strateji', vkn: '9291417776', city: 'Ankara', invoiceProfile: 'KAMU' })],
    ['officers', await officer(home, '96374068104')],
    ['employments', await make('employments', { institution: home.id, person: (await human('19090909018')).id, from: '2020-01-01', confirmedBy: 'list' })],
    ['signing-applications', await make('signing-applications', { owner: home.id, name: `İmza ${name}`, release: '1' })],
    ['tasks', await make('tasks', { kind: 'other', title: 'Kuruma yazılacak', role: 'registrar', noun: 'institutions', recordId: home.id })],
  ];
  return { institution: home, things, invoices };
}

beforeAll(async () => { desk = await consoleEngine(); }, 120_000);
afterAll(() => desk.close());

test('every reference to an institution follows a merger, but for what is kept as evidence, each with its reason', () => {
  const refers = placesOf(pages).map(({ noun, field }) => `${noun}.${field}`);
  const follow = placesThatFollow(pages).map(({ noun, field }) => `${noun}.${field}`);
  const stays = staysBehind.filter(({ states }) => states?.length === 0).map(({ noun, field }) => `${noun}.${field}`);
  expect([...follow, ...stays].sort()).toEqual(refers.sort());
  expect(follow).toEqual(expect.arrayContaining(['pre-applications.institution', 'certificates.institution', 'charges.debtorInstitution', 'signing-applications.owner', 'orders.institution']));
  expect(staysBehind.every(({ why }) => typeof why === 'object')).toBe(true);
  // Pointers in text: the work that hangs on it follows, what was decided or sent is history.
  expect(placesOf(pages).filter(({ where }) => where !== undefined).map(({ noun }) => noun).sort()).toEqual(['changes', 'merger-moves', 'outgoing-mails', 'tasks']);
  expect(follow).toContain('tasks.recordId');
  // What stays behind is what its page calls evidence: anything else may refer to a double no longer.
  const evidence = pages.flatMap((page) => Object.entries(page.fields).filter(([, field]) => field.noun === 'institutions' && field.evidence === true).map(([field]) => `${page.name}.${field}`));
  expect(evidence.sort()).toEqual(staysBehind.filter(({ field }) => field !== 'recordId').map(({ noun, field }) => `${noun}.${field}`).sort());
  // Lists of institutions are hints that follow by themselves; a new one would need a decision.
  expect(pages.flatMap((page) => Object.entries(page.fields).filter(([, { kind, noun }]) => kind === 'refersToMany' && noun === 'institutions').map(([field]) => `${page.name}.${field}`))).toEqual(['institutions.possibleDoubles']);
});

test('a double is merged by two people, everything moves with its history, and undoing brings everything back', async () => {
  const { institution: double, things, invoices } = await furnished('Mükerrer Üniversitesi');
  const survivor = await institution('Asıl Üniversitesi');
  const merger = await propose(double, survivor);
  await expect(act('mergers', merger.id, 'approve', {}, person('Kaan', 'supervisor'))).rejects.toMatchObject(refusing('FOUR_EYES'));
  await act('mergers', merger.id, 'approve', {}, supervisor);
  expect(await now('institutions', double)).toMatchObject({ state: 'closed', mergedInto: survivor.id, closedOn: '2026-11-23' });
  await desk.runJobs();

  const done = await now('mergers', merger);
  expect(done).toMatchObject({ state: 'done', moved: things.length + 1, leftBehind: 0, stateBefore: 'registering', outcome: `${things.length + 1} kayıt taşındı.` });
  for (const [noun, thing] of things) expect((await now(noun, thing))[ownerField(noun)], noun).toBe(survivor.id);
  expect((await now('invoices', invoices.draft))['institution']).toBe(survivor.id);
  expect((await now('invoices', invoices.issued))['institution'], 'an issued invoice stays with its buyer').toBe(double.id);
  const [, unit] = things[0]!;
  const [newest] = (await historyOf(desk.engine, supervisor, 'units', unit.id)).steps;
  expect(newest).toMatchObject({ event: 'rebind', cause: { noun: 'mergers', id: merger.id }, actor: { kind: 'system', for: { name: 'Selin' } }, changes: [{ field: 'institution', before: double.id, after: survivor.id }] });

  // What somebody changed meanwhile is his, and stays.
  const third = await institution('Üçüncü Üniversite');
  const [, document] = things[1]!;
  await desk.bySystem((tx) => tx.sql('update documents set institution = $2 where id = $1', [document.id, third.id]).then(() => undefined));
  await act('mergers', merger.id, 'undo', { undoReason: 'İki ayrı kurummuş' }, supervisor);
  expect(await now('institutions', double)).toMatchObject({ state: 'registering', mergedInto: null, closedOn: null, stopReason: null });
  await desk.runJobs();
  expect(await now('mergers', merger)).toMatchObject({ state: 'undone', movedBack: things.length, undoReason: 'İki ayrı kurummuş' });
  for (const [noun, thing] of things) if (noun !== 'documents') expect((await now(noun, thing))[ownerField(noun)], noun).toBe(double.id);
  expect((await now('documents', document))['institution']).toBe(third.id);
  expect(await desk.one('merger-moves', { merger: merger.id, noun: 'documents' })).toMatchObject({ outcome: 'changedSince' });
  await desk.bySystem((tx) => tx.sql('update documents set institution = $2 where id = $1', [document.id, survivor.id]).then(() => undefined));
  expect((await verifyAudit(desk.engine)).faults).toEqual([]);
});

/** Where each kind of thing says whose it is. */
const ownerField = (noun: string) => ({ 'signing-applications': 'owner', tasks: 'recordId' })[noun] ?? 'institution';

test('the gate that stood open for the double stands open for the one that stays, opens for no other reason, and each gets its own back', async () => {
  const gateOf = async (of: Row) => {
    const { firstProducedAt, migratedHistory, historyConfirmedBy, signingApplications } = await now('institutions', of);
    const applications = await desk.all('signing-applications', { id: signingApplications ?? [] });
    return complianceGate({ today: '2026-11-23', firstProducedAt: firstProducedAt as string | null, migratedHistory: migratedHistory === true && historyConfirmedBy !== null, applications: applications as never, exemptions: [] });
  };
  const merged = async (double: Row, survivor: Row) => {
    const merger = await propose(double, survivor);
    await act('mergers', merger.id, 'approve', {}, supervisor);
    const early = await gateOf(survivor);
    await desk.runJobs();
    return { merger, early };
  };
  const parted = async (merger: Row) => {
    await act('mergers', merger.id, 'undo', { undoReason: 'Yanlışmış' }, supervisor);
    await desk.runJobs();
  };
  const used = await make('signing-applications', { owner: (await institution('Uygulama Sahibi')).id, name: 'Geçmiş uygulama', release: '1' });
  await desk.bySystem((tx) => tx.sql("update signing_applications set standing = 'passed' where id = $1", [used.id]));
  const facts = {
    produced: async (of: Row) => { await desk.bySystem((tx) => tx.set('institutions', of.id, { firstProducedAt: '2021-05-05T08:00:00.000Z' })); },
    history: async (of: Row) => { await act('institutions', of.id, 'confirmHistory', { historyBasis: 'Eski sistemde 12 sertifika' }, supervisor); },
    application: async (of: Row) => { await desk.bySystem((tx) => tx.apply('institutions', of.id, { signingApplications: [used.id] }, {})); },
  };
  for (const [name, given] of Object.entries(facts)) {
    const [double, survivor] = [await institution(`Üretmiş ${name}`), await institution(`Kalan ${name}`)];
    await given(double);
    expect([await gateOf(double), (await gateOf(survivor)) === true], name).toEqual([true, false]);
    const { merger, early } = await merged(double, survivor);
    expect([early, await gateOf(survivor)], `${name}: from the moment of approval`).toEqual([true, true]);
    await parted(merger);
    expect([await gateOf(double), (await gateOf(survivor)) === true], `${name}: each its own again`).toEqual([true, false]);
  }
  const [never, neither] = [await institution('Hiç Üretmemiş'), await institution('O da Üretmemiş')];
  await merged(never, neither);
  expect(await gateOf(neither)).toMatchObject({ code: 'NO_SIGNING_APPLICATION' });

  // Who produced while they were one has produced afterwards too, each by its own certificates.
  const [double, survivor] = [await institution('Birlikte Üreten'), await institution('Birlikte Kalan')];
  await facts.produced(double);
  const { merger } = await merged(double, survivor);
  await make('certificates', { serial: 'AB01', institution: survivor.id });
  await parted(merger);
  expect((await now('institutions', survivor))['firstProducedAt']).toBe('2026-11-23T08:00:00.000Z');
  expect((await now('institutions', double))['firstProducedAt']).toBe('2021-05-05T08:00:00.000Z');
});

test('a change that waits for a second person stops the merger, and an active one does not vanish in one that is being registered', async () => {
  const [double, survivor] = [await institution('Değişen Kurum'), await institution('Değişmeyen Kurum')];
  await desk.bySystem((tx) => tx.sql("update institutions set state = 'active' where id = $1", [double.id]));
  await expect(propose(double, survivor)).rejects.toMatchObject(refusing('SURVIVOR_NOT_ACTIVE'));
  await desk.bySystem((tx) => tx.sql("update institutions set state = 'active' where id = $1", [survivor.id]));
  const merger = await propose(double, survivor);
  const { version } = await now('institutions', double);
  const { proposed } = await updateRecord(desk.engine, registrar, 'institutions', double.id, { email: 'saldirgan@baska.example' }, { version });
  await expect(act('mergers', merger.id, 'approve', {}, supervisor)).rejects.toMatchObject(refusing('CHANGE_WAITS'));
  await act('changes', String(proposed?.id), 'withdraw');
  await act('mergers', merger.id, 'approve', {}, supervisor);
  await desk.runJobs();
  expect(await now('institutions', survivor)).toMatchObject({ email: 'kurum@ornek.edu.tr' });
});

test('who was writing to the double when it closed is waited for and moves; who comes later is told, and nothing stays behind', async () => {
  const [double, survivor] = [await institution('Yazılırken Birleşen'), await institution('Yazılırken Kalan')];
  const merger = await propose(double, survivor);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  const written = Promise.withResolvers<Row>();
  const writer = desk.bySystem(async (tx) => {
    const unit = await tx.create('units', { institution: double.id, name: 'Son anda' });
    await tx.get('units', unit.id);
    written.resolve(unit);
    await held;
  });
  const unit = await written.promise;
  // Another looked at the institution while it stood open, and writes only after it is closed.
  const late = Promise.withResolvers<void>();
  const looked = Promise.withResolvers<void>();
  const tardy = desk.bySystem(async (tx) => {
    await tx.get('institutions', double.id);
    looked.resolve();
    await late.promise;
    await tx.create('documents', { institution: double.id, type: 'KT' });
  });
  tardy.catch(() => undefined);
  await looked.promise;
  const approving = act('mergers', merger.id, 'approve', {}, supervisor);
  await vi.waitUntil(async () => (await desk.engine.reads.query<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows[0]?.n === 1, { timeout: 20_000 });
  letGo();
  await writer;
  await approving;
  late.resolve();
  await expect(tardy).rejects.toMatchObject(refusing('MERGED_AWAY'));
  await desk.runJobs();
  expect((await now('units', unit))['institution']).toBe(survivor.id);
  expect(await desk.all('documents', { institution: double.id })).toEqual([]);
  // Afterwards too, alone and by hundreds; evidence may still be written.
  await expect(make('units', { institution: double.id, name: 'Sonradan' })).rejects.toMatchObject(refusing('MERGED_AWAY'));
  await expect(desk.bySystem((tx) => createManyWithin(tx as never, 'units', [{ institution: double.id, name: 'Topluca' }]))).rejects.toMatchObject(refusing('MERGED_AWAY'));
  expect(await make('invoices', { institution: double.id, profile: 'KAMU' })).toMatchObject({ institution: double.id });
});

test('one person who is officer of both stays officer of the double, and the clerk is told', async () => {
  const double = await institution('Çift Görevli Belediye');
  const survivor = await institution('Tek Belediye');
  await officer(survivor, '90000000100');
  const twice = await officer(double, '90000000100');
  const other = await officer(double, '81234567804');
  await desk.bySystem((tx) => tx.sql("update officers set state = 'active' where id = $1", [other.id]));
  const merger = await propose(double, survivor);
  await act('mergers', merger.id, 'approve', {}, supervisor);
  await desk.runJobs();
  expect(await now('mergers', merger)).toMatchObject({ state: 'done', moved: 1, leftBehind: 1, outcome: expect.stringContaining('e-İmza sorumlusu') });
  expect((await now('officers', twice))['institution']).toBe(double.id);
  expect((await now('officers', other))['institution']).toBe(survivor.id);
  expect((await now('institutions', survivor))['withoutOfficer']).toBe(false);
  expect(await desk.one('tasks', { noun: 'mergers', recordId: merger.id })).toMatchObject({ role: 'registrar', details: expect.stringContaining('1 kayıt yerinde kaldı') });
});

test('a job that is killed again and again moves each record once, and so does the way back', async () => {
  const double = await institution('Büyük Mükerrer');
  const survivor = await institution('Büyük Asıl');
  const many = 1_500;
  await inTransaction(desk.engine, systemActor, async (tx) => { await createManyWithin(tx, 'units', Array.from({ length: many }, (_, at) => ({ institution: double.id, name: `Birim ${at}` }))); });
  const merger = await propose(double, survivor);
  await act('mergers', merger.id, 'approve', {}, supervisor);
  const count = async (of: Row) => (await desk.engine.reads.query<{ n: number }>('select count(*)::int as n from units where institution = $1', [of.id])).rows[0]?.n;
  const stateOf = async () => (await desk.engine.reads.query<{ state: string }>('select state from mergers where id = $1', [merger.id])).rows[0]?.state;
  const killing = async (work: () => Promise<void>, until: string) => {
    let deaths = 0;
    for (let state: string | undefined = ''; state !== until; state = await stateOf()) {
      const job = work().then(() => undefined, () => { deaths += 1; });
      if (deaths < 5) {
        await setTimeout(40 + 60 * deaths);
        await killCommands(desk.engine);
      }
      await job;
    }
    return deaths;
  };
  const deaths = await killing(() => moveRecords(desk.engine, merger.id, systemActor), 'done');
  expect(await now('mergers', merger)).toMatchObject({ state: 'done', moved: many, leftBehind: 0 });
  expect([await count(double), await count(survivor)]).toEqual([0, many]);
  expect(await desk.all('merger-moves', { merger: merger.id })).toHaveLength(many);
  await moveRecords(desk.engine, merger.id, systemActor);
  expect((await now('mergers', merger))['moved'], 'a job repeated afterwards does nothing').toBe(many);

  await act('mergers', merger.id, 'undo', { undoReason: 'Yanlışmış' }, supervisor);
  const back = await killing(() => moveBack(desk.engine, merger.id, systemActor), 'undone');
  console.info(`${many} records moved through ${deaths} deaths, and back through ${back}`);
  expect([await count(double), await count(survivor)]).toEqual([many, 0]);
  expect((await now('mergers', merger))['movedBack']).toBe(many);
  expect((await desk.engine.reads.query<{ n: number }>('select count(*)::int as n from units where institution = $1 and version <> 3', [double.id])).rows[0]?.n, 'once there, once back').toBe(0);
  expect((await verifyAudit(desk.engine)).faults).toEqual([]);
}, 120_000);

test('what cannot be merged is refused in words', async () => {
  const [one, other, closed] = [await institution('Bir Kurum'), await institution('Öbür Kurum'), await institution('Kapalı Kurum')];
  await act('institutions', closed.id, 'close', { closedOn: '2026-11-20', stopReason: 'Kapandı' }, supervisor);
  await expect(propose(one, one)).rejects.toMatchObject(refusing('SAME_INSTITUTION'));
  await expect(propose(one, closed)).rejects.toMatchObject(refusing('INSTITUTION_CLOSED'));
  const blocked = await institution('Siparişe Kapalı Kurum');
  await desk.bySystem((tx) => tx.sql("update institutions set state = 'blockedForOrders' where id = $1", [blocked.id]));
  await expect(propose(blocked, other)).rejects.toMatchObject(refusing('DOUBLE_BLOCKED'));
  const orders = await Promise.all([one, other].map(({ id }) => createRecord(desk.engine, registrar, 'orders', { kind: 'compliance', institution: id, orderedOn: '2026-11-23' })));
  await expect(propose(one, other)).rejects.toMatchObject(refusing('ORDERS_CLASH'));
  await desk.bySystem((tx) => tx.sql("update orders set state = 'cancelled' where id = $1", [orders[0]?.id]));
  const merger = await propose(one, other);
  await expect(propose(other, await institution('Dördüncü'))).rejects.toMatchObject(refusing('MERGER_OPEN'));
  expect((await act('mergers', merger.id, 'withdraw')).state).toBe('withdrawn');
  const first = await propose(one, other);
  await act('mergers', first.id, 'approve', {}, supervisor);
  await desk.runJobs();
  const second = await propose(other, await institution('Beşinci'));
  await act('mergers', second.id, 'approve', {}, supervisor);
  await desk.runJobs();
  await expect(act('mergers', first.id, 'undo', { undoReason: 'x' }, supervisor)).rejects.toMatchObject(refusing('SURVIVOR_CLOSED'));
});

test('a tax number that an open institution has is refused at its field, and who has the name of another is noted at both, and forgotten when one is closed', async () => {
  const first = await institution('Çankırı İl Sağlık Müdürlüğü', { vkn: '9291417776' });
  const sameName = await institution('ÇANKIRI İL SAĞLIK MÜDÜRLÜĞÜ');
  const refused = institution('Çankırı Sağlık Md.', { vkn: '9291417776' });
  await expect(refused).rejects.toMatchObject({ details: { errors: [{ path: 'vkn', code: 'VKN_TAKEN', tr: expect.stringContaining(`“Çankırı İl Sağlık Müdürlüğü” kurumunda kayıtlı (${String(first['reference'])})`) }] } });
  expect((await now('institutions', sameName))['possibleDoubles']).toEqual([first.id]);
  expect((await now('institutions', first))['possibleDoubles']).toContain(sameName.id);
  await act('institutions', sameName.id, 'close', { closedOn: '2026-11-20', stopReason: 'Mükerrer' }, supervisor);
  expect((await now('institutions', first))['possibleDoubles']).not.toContain(sameName.id);
});
