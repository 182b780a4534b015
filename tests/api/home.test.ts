import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { applicant } from '../../seeds/demo/applicants.ts';
import { bySystem } from '../../seeds/seeding.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { desk, konsolApi, type KonsolApi } from '../support/konsol-api.ts';
import { type Client } from '../support/toy-api.ts';

interface Queue { readonly noun: string; readonly state: string; readonly count: number; readonly overdue: number; readonly today: number; readonly soon: number; readonly oldest: string | null; readonly ages: readonly number[]; readonly filter: Values }

let api: KonsolApi;
const clients = new Map<Role, Client>();

const clientOf = async (role: Role): Promise<Client> => {
  const known = clients.get(role) ?? (await desk(api, role));
  clients.set(role, known);
  return known;
};
const homeOf = async (role: Role) => {
  const { status, body } = await (await clientOf(role)).send('GET', '/api/me/home');
  expect(status).toBe(200);
  return body as { queues: Queue[]; due: { noun: string; record: { id: string } }[]; mine: { record: { id: string; title: string } }[]; signatures: { noun: string; action: string; n: number }[]; reports: { name: string }[] };
};
const listed = async (client: Client, noun: string, filter: Values): Promise<{ total: number; ids: string[] }> => {
  const { status, headers, body } = await client.send('POST', `/api/${noun}/query`, { filter, range: [0, 99] });
  expect(status).toBe(200);
  return { total: Number(headers.get('content-range')?.split('/')[1]), ids: (body as { id: string }[]).map(({ id }) => id) };
};
const plant = <T>(work: Parameters<typeof bySystem<T>>[1]): Promise<T> => bySystem(api.engine, work);

let institution: Row;
beforeAll(async () => {
  api = await konsolApi();
  api.at('2026-11-10T08:00:00.000Z');
  await plant(async (tx) => {
    institution = await tx.create('institutions', { name: 'Deneme Belediyesi', kind: 'publicBody', sector: 'other', email: 'bilgi@deneme.bel.tr' });
    for (const name of ['Eski Kurum', 'Daha Eski Kurum']) await tx.create('institutions', { name, kind: 'publicBody', sector: 'other' });
    for (const [kind, role] of [['callback', 'callAgent'], ['refund', 'accountant'], ['other', 'registrar'], ['fraud', 'callLead'], ['other', 'postClerk']] as const) {
      await tx.create('tasks', { kind, role, title: `İş: ${kind} ${role}` });
    }
    await tx.create('exemptions', { institution: institution.id, ground: 'legal', basis: 'Mevzuat', until: '2027-11-10' });
  });
  api.at('2026-11-23T08:00:00.000Z');
  await plant(async (tx) => { await tx.create('institutions', { name: 'Bugünkü Kurum', kind: 'publicBody', sector: 'other' }); });
}, 120_000);
afterAll(() => api.close());

test('work of one desk says whose turn it is and until when: that desk alone, by the deadline that it was given', async () => {
  const client = await clientOf('callAgent');
  const task = (await homeOf('callAgent')).mine.find(({ record }) => record.title === 'İş: callback callAgent')?.record;
  await plant((tx) => tx.apply('tasks', task?.id ?? '', { deadline: '2026-11-25T14:30:00.000Z' }));
  const sentence = 'Bu iş ilgili masada bekliyor. Sıradaki: Çağrı merkezi temsilcisi. En geç: 25.11.2026 17:30.';
  expect((await client.send('GET', `/api/tasks/${task?.id}`)).body.standsNow).toEqual({ sentence, until: '2026-11-25T14:30:00.000Z' });
  const found = (await client.send('POST', '/api/search', { q: 'callback callAgent' })).body.groups as { noun: string; hits: { sentence: string }[] }[];
  expect(found.find(({ noun }) => noun === 'tasks')?.hits.map((hit) => hit.sentence)).toEqual([sentence]);
  await plant((tx) => tx.apply('tasks', task?.id ?? '', { deadline: null }));
});

describe('the home of each role', () => {
  test.each(staffRoles)('%s: every queue counts what its list shows, and no more', async (role) => {
    const client = await clientOf(role);
    for (const queue of (await homeOf(role)).queues) {
      const name = `${queue.noun}/${queue.state}`;
      const list = await listed(client, queue.noun, queue.filter);
      expect({ name, count: queue.count }).toEqual({ name, count: list.total });
      expect({ name, sum: queue.ages.reduce((sum, one) => sum + one, 0) }).toEqual({ name, sum: queue.count });
      const late = await listed(client, queue.noun, { ...queue.filter, dueAt: { to: '2026-11-23T07:59:59.999Z' } });
      if (queue.noun !== 'tasks') expect({ name, late: queue.overdue }).toEqual({ name, late: late.total });
    }
  });

  test('an age says how long things have waited in their state', async () => {
    const { queues } = await homeOf('registrar');
    const registering = queues.find(({ noun, state }) => noun === 'institutions' && state === 'registering');
    expect(registering).toMatchObject({ count: 4, ages: [1, 0, 0, 3], oldest: '2026-11-10T08:00:00.000Z', filter: { state: ['registering'] } });
  });

  test('work that is given to desks waits on its own desk alone, until somebody takes it', async () => {
    expect((await homeOf('callAgent')).mine.map(({ record }) => record.title)).toEqual(['İş: callback callAgent']);
    expect((await homeOf('accountant')).mine.map(({ record }) => record.title)).toEqual(['İş: refund accountant']);
    const [task] = (await homeOf('callAgent')).mine;
    const colleague = await plant((tx) => tx.create('staff', { username: 'baskasi', name: 'Başka Biri', heldRoles: [{ role: 'callAgent', from: '2026-01-01', until: null }] }));
    await plant((tx) => tx.apply('tasks', task?.record.id ?? '', { assignee: colleague.id }));
    expect((await homeOf('callAgent')).mine).toEqual([]);
    // It still counts on the desk: whoever looks at the desk sees all of it.
    expect((await homeOf('callAgent')).queues.find(({ noun }) => noun === 'tasks')?.count).toBe(1);
  });

  test('what is past its time stands first, without a personal value in it', async () => {
    const { due } = await homeOf('registrar');
    expect(due.length).toBeGreaterThan(0);
    expect(due.every(({ noun }) => noun === 'institutions')).toBe(true);
  });

  test('a report names only what its reader may read, and each of its bars opens as many records as it counts', async () => {
    for (const role of staffRoles) {
      const client = await clientOf(role);
      for (const { name } of (await homeOf(role)).reports) {
        const { status, body: report } = await client.send('GET', `/api/reports/${name}`);
        expect({ name, role, status }).toEqual({ name, role, status: 200 });
        if (report.measure !== 'count') continue;
        for (const [at, bar] of report.bars.entries()) {
          for (const [of, part] of report.parts.entries()) {
            const list = await listed(client, report.noun, { ...report.filter, ...part.filter, ...bar.filter });
            expect({ name, bar: bar.label, part: part.label, total: list.total }).toEqual({ name, bar: bar.label, part: part.label, total: report.values[at][of] });
          }
        }
      }
    }
    expect((await (await clientOf('producer')).send('GET', '/api/reports/open-debt')).status).toBe(404);
    expect((await (await clientOf('producer')).send('GET', '/api/reports/yok')).status).toBe(404);
  });

  test('every page with states that wait has its picture by itself', async () => {
    const auditor = await clientOf('auditor');
    const waiting = pages.filter(({ may, workflow }) => may.read.auditor === 'all' && Object.values(workflow.states).filter(({ waitsOn }) => waitsOn !== undefined).length > 1);
    expect(waiting.length).toBeGreaterThan(10);
    for (const { name } of waiting) expect({ name, status: (await auditor.send('GET', `/api/reports/waiting-${name}`)).status }).toEqual({ name, status: 200 });
  });

  test('open debt is the sum of open charges, with a day or without one', async () => {
    await plant(async (tx) => {
      const charge = (dueOn: string | null, netAmount: number) => tx.create('charges', { kind: 'travel', description: 'Yol', debtorInstitution: institution.id, netAmount, vatRate: 20, amount: netAmount * 1.2, dueOn });
      await charge(null, 10_000);
      await charge('2026-11-22', 20_000);
      await charge('2026-12-01', 30_000);
    });
    const { body } = await (await clientOf('accountant')).send('GET', '/api/reports/open-debt');
    expect(body.bars.map(({ label }: { label: string }, at: number) => [label, body.values[at][0]])).toEqual([['Vadesiz', 12_000], ['Vadesi gelmedi', 36_000], ['1–30 gün', 24_000], ['31–60 gün', 0], ['61 gün ve üstü', 0]]);
    expect(body.total).toBe(72_000);
  });
});

describe('second signatures', () => {
  test('what I proposed or signed never waits for me; it waits for the others', async () => {
    const [registrar, assessor, supervisor] = [await clientOf('registrar'), await clientOf('assessor'), await clientOf('supervisor')];
    expect((await homeOf('registrar')).signatures).toEqual([]);
    const waitingFor = async (client: Client, noun: string): Promise<{ id: string }[]> =>
      (await client.send('GET', '/api/me/approvals')).body.groups.filter((group: { noun: string }) => group.noun === noun).flatMap((group: { records: { id: string }[] }) => group.records);

    const [exemption] = await waitingFor(assessor, 'exemptions');
    expect(await waitingFor(supervisor, 'exemptions')).toMatchObject([{ id: exemption?.id, actions: expect.arrayContaining([{ name: 'grant', blockedBy: [] }]) as unknown }]);
    const signed = await assessor.send('POST', `/api/exemptions/${exemption?.id}/actions/grant`, {});
    expect(signed.body.pendingApprovals).toEqual({ approvals: ['supervisor'] });
    expect(await waitingFor(assessor, 'exemptions')).toEqual([]);
    expect(await waitingFor(supervisor, 'exemptions')).toHaveLength(1);
    expect((await homeOf('supervisor')).signatures).toContainEqual({ noun: 'exemptions', action: 'grant', n: 1 });

    const officerOf = await registrar.send('POST', '/api/people', { personNumber: '90000000100', firstName: 'Işıl', lastName: 'Yıldız', birthDate: '1980-05-05', email: 'isil@deneme.bel.tr' });
    expect(officerOf.status).toBe(201);
    const changed = await registrar.send('PUT', `/api/people/${officerOf.body.id}`, { lastName: 'Yıldızoğlu' }, { 'if-match': '"1"' });
    expect(changed.body.proposed.fields).toEqual(['lastName']);
    expect(await waitingFor(registrar, 'changes')).toEqual([]);
    const [change] = await waitingFor(supervisor, 'changes');
    // In the list of what waits, the new name is masked as everywhere; whoever opens it, is recorded.
    expect(change).toMatchObject({ id: changed.body.proposed.id, noun: 'people', patch: { masked: '***' } });
    expect(await waitingFor(await clientOf('financeApprover'), 'changes')).toEqual([]);
    expect(await waitingFor(await clientOf('callLead'), 'changes')).toHaveLength(1);
    const approved = await supervisor.send('POST', `/api/changes/${change?.id}/actions/approve`, {});
    expect(approved.body.state).toBe('applied');
    expect(await waitingFor(await clientOf('callLead'), 'changes')).toEqual([]);
  });
});

describe('reminders of renewal', () => {
  const certificate = (serial: string, notAfter: string, holder: number) => plant(async (tx) => {
    const { personNumber } = applicant(holder, 'deneme.bel.tr');
    const person = await tx.create('people', { personNumber, firstName: 'Ali', lastName: 'Veli', birthDate: '1981-01-01', email: 'ali@deneme.bel.tr' });
    const made = await tx.create('certificates', { serial, person: person.id, institution: institution.id, holderName: 'Ali Veli', notBefore: '2023-12-01T00:00:00.000Z', notAfter });
    return tx.perform('certificates', made.id, 'activate');
  });

  test('within the renewal window one letter goes out, however often it is asked for', async () => {
    const registrar = await clientOf('registrar');
    const { id } = await certificate('0A01', '2026-12-31T20:59:59.000Z', 21);
    const remind = () => registrar.send('POST', `/api/certificates/${id}/actions/remindRenewal`, {});
    expect((await remind()).body.remindedAt).toBe('2026-11-23T08:00:00.000Z');
    const again = await remind();
    expect([again.status, again.body.sentences]).toMatchObject([409, [{ code: 'reminded_already' }]]);
    const mails = await plant((tx) => tx.find('outgoing-mails', { recordId: id }));
    expect(mails).toMatchObject([{ templateCode: 'certificate-ending', toAddress: 'ali@deneme.bel.tr', body: expect.stringContaining('Bitiş: 31.12.2026 23:59') as string }]);
  });

  test('before the window opens, nobody is written to; the institution may set its own', async () => {
    const registrar = await clientOf('registrar');
    const { id } = await certificate('0A02', '2027-04-01T20:59:59.000Z', 22);
    const remind = () => registrar.send('POST', `/api/certificates/${id}/actions/remindRenewal`, {});
    const early = await remind();
    expect([early.status, early.body.sentences[0].sentence]).toEqual([409, 'Yenileme penceresi henüz açılmadı; açılacağı gün: 01.01.2027.']);
    await plant((tx) => tx.apply('institutions', institution.id, { renewalWindowDays: 180 }));
    expect((await remind()).status).toBe(200);
  });
});

test('nothing unexpected happened', () => { expect(api.log).toEqual([]); });
