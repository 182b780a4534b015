import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList, type Action } from '#domain/language/workflow.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { openCanaries } from '../support/matrix-canary.ts';
import { type Planted } from '../support/matrix-records.ts';
import { openWorld, staffAccount, type Caller, type World } from '../support/matrix-world.ts';

/** Every step that another pair of eyes must take, tried with the same pair by every way round that people know. */
// An administrator's rights are lent to nobody: whoever else may take the step takes it here.
const steps = pages.flatMap((page) => Object.entries(page.workflow.actions).filter(([, { notBy }]) => notBy !== undefined)
  .flatMap(([name, action]) => asList(action.by).filter((role): role is Role => (staffRoles as readonly Role[]).includes(role) && role !== 'admin').slice(0, 1).map((role) => ({ page, name, action: action as Action, role }))));

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const text = world.planted.find(({ noun, row }) => noun === 'templates' && row.state === 'inForce');
  // A changed contact tells the old one, and a letter needs its text.
  await world.engine.reads.query("update templates set code = 'contact-change-notice', valid_from = '2020-01-01', body = 'Merhaba' where id = $1", [text?.row.id]);
  // Somebody of whom nothing is open, owed or to be kept: the guards of a destruction are other tests' business.
  const lone = world.engine.ids();
  await world.engine.reads.query(`insert into people (id, version, state, state_since, created_at, updated_at, person_number, first_name, last_name, birth_date)
    values ($1, 1, 'active', now(), now(), now(), 'kimse', 'Kimse', 'Yok', '1990-01-01')`, [lone]);
  await world.engine.reads.query('update destructions set person = $1', [lone]);
}, 120_000);
afterAll(async () => { await world.close(); });

const samples = openCanaries();

function inputOf(page: Page, action: Action, row: Planted['row']): Record<string, unknown> {
  const valueOf = (name: string, field: Field): unknown => {
    if (field.kind === 'refersTo') return world.planted.find(({ noun }) => noun === field.noun)?.row.id;
    return field.kind === 'refersToMany' ? [] : samples.valueFor(field, { noun: page.name, id: row.id, field: name });
  };
  return Object.fromEntries(Object.entries(action.input ?? {}).map(([name, field]) => [name, valueOf(name, field)]));
}

function recordFor(page: Page, action: Action): Planted['row'] {
  const from = asList(action.from);
  const found = world.planted.find(({ noun, row }) => noun === page.name && (from.length === 0 || from.includes(row.state)));
  if (!found) throw new Error(`No record of ${page.name} to act on`);
  return found.row;
}

/** Says that a person did something on a record, as the engine notes it. */
async function did(person: string, page: Page, id: string, action: string): Promise<void> {
  await world.engine.reads.query('insert into engine.doings (noun, record_id, action, human, at) values ($1, $2, $3, $4, now())', [page.name, id, action, person]);
}

const sameEyes = async (caller: Caller, path: string, body: unknown, headers: Record<string, string> = {}): Promise<boolean> => {
  const reply = await caller.ask('POST', path, body, headers);
  return reply.status === 409 && JSON.stringify(reply.body.sentences ?? []).includes('FOUR_EYES');
};

/** Why the button would be disabled, as the screen learns it. */
async function told(caller: Caller, page: Page, id: string, action: string): Promise<string[]> {
  const { body } = await caller.ask('POST', `/api/${page.name}/actions/check`, { ids: [id] });
  return (body.records[id] as { name: string; blockedBy: { code: string }[] }[]).filter(({ name }) => name === action).flatMap(({ blockedBy }) => blockedBy.map(({ code }) => code));
}

describe.each(steps.map((step) => [`${step.page.name}.${step.name}`, step] as const))('%s', (_, { page, name, action, role }) => {
  test.each([...asList<string>(action.notBy)])(`is refused to whoever did '%s'`, async (done) => {
    const row = recordFor(page, action);
    const path = `/api/${page.name}/${row.id}/actions/${name}`;
    const body = inputOf(page, action, row);
    const ids = world.planted.filter(({ noun }) => noun === 'people').map((one) => one.row.id);
    const [person = '', absent = '', other = ''] = ids;
    await world.engine.reads.query('delete from engine.doings where noun = $1 and record_id = $2', [page.name, row.id]);
    await did(person, page, row.id, done);

    const own = await staffAccount(world, [role], { person });
    const second = await staffAccount(world, [role], { person });
    const free = await staffAccount(world, [role], { person: other });
    // The absent colleague has the right, the stand-in only the hands; whichever of the two did the first step, it counts.
    const colleague = await staffAccount(world, [role], { person: absent });
    const standIn = await staffAccount(world, ['postClerk'], { person, standsInFor: colleague.id });
    const absentDoer = await staffAccount(world, [role], { person });
    const cleanStandIn = await staffAccount(world, ['postClerk'], { person: other, standsInFor: absentDoer.id });

    expect(await sameEyes(own, path, body), 'by the same account').toBe(true);
    expect(await sameEyes(second, path, body), 'by a second account of the same person').toBe(true);
    expect(await sameEyes(standIn, path, body, { 'x-acting-for': colleague.id }), 'in place of an absent colleague').toBe(true);
    expect(await sameEyes(cleanStandIn, path, body, { 'x-acting-for': absentDoer.id }), 'by a stand-in of whoever did it').toBe(true);
    expect(await told(own, page, row.id, name), 'in a selection').toContain('FOUR_EYES');
    expect(await told(free, page, row.id, name), 'another person is not refused for it').not.toContain('FOUR_EYES');
  });
});

const joint = pages.flatMap((page) => Object.entries(page.workflow.actions).flatMap(([name, action]) => ((action as Action).approvals ? [{ page, name, action: action as Action }] : [])));

describe.each(joint.map((step) => [`${step.page.name}.${step.name}`, step] as const))('%s wants two people', (_, { page, name, action }) => {
  const [first = 'supervisor', second = 'registrar'] = action.approvals ?? [];
  const answers = async (caller: Caller, row: Planted['row'], body: unknown, headers: Record<string, string> = {}) => {
    const { status, body: told } = await caller.ask('POST', `/api/${page.name}/${row.id}/actions/${name}`, body, headers);
    return status === 200 ? (told.pendingApprovals?.approvals ?? 'done') : told.code;
  };
  const begin = async () => {
    const row = recordFor(page, action);
    await world.engine.reads.query('delete from engine.doings where noun = $1 and record_id = $2', [page.name, row.id]);
    await world.engine.reads.query('update engine.approvals set voided_at = now() where record_id = $1', [row.id]);
    const table = page.name.replaceAll('-', '_');
    await world.engine.reads.query(`update ${table} set state = $2 where id = $1`, [row.id, row.state]);
    // What the guards of these steps look at is other tests' business.
    if ('until' in page.fields) await world.engine.reads.query(`update ${table} set until = '2027-12-31' where id = $1`, [row.id]);
    if ('certificate' in page.fields) await world.engine.reads.query(`update ${table} set certificate = null where id = $1`, [row.id]);
    const [one = '', other = '', third = ''] = world.planted.filter(({ noun }) => noun === 'people').map((it) => it.row.id);
    return { row, body: inputOf(page, action, row), one, other, third };
  };

  test('one person with both roles, in one account or two, gives one approval', async () => {
    const { row, body, one } = await begin();
    expect(await answers(await staffAccount(world, [first], { person: one }), row, body)).toEqual([second]);
    expect(await answers(await staffAccount(world, [second], { person: one }), row, body)).toBe('guard_refused');
    expect(await answers(await staffAccount(world, [first], { person: one }), row, body)).toBe('guard_refused');
  });

  test('whoever was stood in for has approved, and may not approve again in person', async () => {
    const { row, body, one, other } = await begin();
    const absent = await staffAccount(world, [first], { person: one });
    const standIn = await staffAccount(world, ['postClerk'], { person: other, standsInFor: absent.id });
    expect(await answers(standIn, row, body, { 'x-acting-for': absent.id })).toEqual([second]);
    expect(await answers(await staffAccount(world, [second], { person: one }), row, body)).toBe('guard_refused');
    expect(await answers(await staffAccount(world, [second], { person: other }), row, body)).toBe('guard_refused');
  });

  test('two people of one role are not two roles, and with the second role it is done', async () => {
    const { row, body, one, other, third } = await begin();
    expect(await answers(await staffAccount(world, [first], { person: one }), row, body)).toEqual([second]);
    expect(await answers(await staffAccount(world, [first], { person: other }), row, body)).toBe('guard_refused');
    expect(await answers(await staffAccount(world, [second], { person: third }), row, body)).toBe('done');
  });
});

const proposed = pages.flatMap((page) => (page.may.update ?? []).filter(({ fourEyes }) => fourEyes).flatMap((rule) => asList(rule.by).flatMap((role) => rule.fields.map((field) => ({ page, field, role, in: rule.in })))));

describe('a field under four eyes', () => {
  test.each(proposed.map((one) => [`${one.page.name}.${one.field} by ${one.role}`, one] as const))('%s becomes a proposal and stays what it was', async (_, { page, field, role, in: states }) => {
    const table = page.name.replaceAll('-', '_');
    const planted = world.planted.find(({ noun, row, own }) => noun === page.name && !own && (states === undefined || states.includes(row.state)));
    const kind = page.fields[field] as Field;
    if (!planted) throw new Error(`No ${page.name} to change`);
    const { rows: [stands] } = await world.engine.reads.query<{ version: number; state: string }>(`select version, state from ${table} where id = $1`, [planted.row.id]);
    const value = kind.kind === 'refersTo' ? world.planted.find(({ noun, row }) => noun === kind.noun && row.id !== planted.row[field])?.row.id : otherValue(kind, planted.row[field]);
    const caller = world.callers.find(({ roles, id }) => roles.length === 1 && roles[0] === role && id.includes('-')) as Caller;
    const reply = await caller.ask('PUT', `/api/${page.name}/${planted.row.id}`, { [field]: value }, { 'if-match': `"${stands?.version}"` });
    // Records of the matrix are written past the guards: where guards judge a change, they may say no before it is proposed; then nothing waits and nothing moved.
    if (reply.body.code === 'guard_refused' && asList(page.onUpdate?.requires).length > 0) {
      const { rows } = await world.engine.reads.query(`select 1 from changes where noun = $1 and record_id = $2`, [page.name, planted.row.id]);
      const { rows: [still] } = await world.engine.reads.query<{ version: number }>(`select version from ${table} where id = $1`, [planted.row.id]);
      return expect([rows.length, still?.version]).toEqual([0, stands?.version]);
    }
    expect({ status: reply.status, code: reply.body.code, fields: reply.body.proposed?.fields }).toEqual({ status: 200, code: undefined, fields: [field] });
    const { rows: [after] } = await world.engine.reads.query<{ version: number }>(`select version from ${table} where id = $1`, [planted.row.id]);
    expect(after?.version).toBe(stands?.version);
    const approve = await caller.ask('POST', `/api/changes/${reply.body.proposed.id}/actions/approve`, {});
    expect(['not_permitted', 'guard_refused', 'not_found'], 'the proposer cannot approve').toContain(approve.body.code);
  });
});

function otherValue(field: Field, now: unknown): unknown {
  if (field.kind === 'flag') return now !== true;
  if (field.kind === 'choice') return Object.keys(field.choices ?? {}).find((key) => key !== now);
  return samples.valueFor(field, { noun: '', id: '', field: '' });
}
