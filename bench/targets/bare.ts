import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import pg from 'pg';
import { valueTypes } from '../../server/db/types.ts';
import { announce } from './announce.ts';

/*
 * Two ceilings on the project's own tables, without sign-in, rights, masks or logs:
 * /raw    what a classic administration answers: LIMIT/OFFSET, exact count(*), rows as objects; writes without a trail.
 * /limit  what the database gives at best: keyset, capped totals, JSON made by PostgreSQL; writes with an audit row in
 *         the same statement.
 */
const pool = new pg.Pool({ max: 10, connectionString: process.env['BENCH_DATABASE_URL'], types: valueTypes, application_name: 'nes-bench-bare' });
const q = async (name: string, text: string, values: unknown[]): Promise<Record<string, unknown>[]> => (await pool.query({ name, text, values })).rows as Record<string, unknown>[];
const columns = `p.id, p.version, p.reference, p.person_number, p.first_name, p.last_name, p.email, p.phone, p.institution, i.name as institution_name, p.state, p.payer, p.years,
  p.reason, p.net_price, p.city, p.created_at, p.updated_at`;
const from = 'from pre_applications p join institutions i on i.id = p.institution';
const app = new Hono();

app.get('/raw/pre-applications', async (c) => {
  const { page = '1', q: fragment, institution, state } = c.req.query();
  const offset = (Number(page) - 1) * 25;
  if (fragment !== undefined) {
    const [rows, count] = await Promise.all([
      q('s1', `select ${columns} ${from} where p.last_name ilike $1 order by p.created_at desc, p.id desc limit 25 offset $2`, [`%${fragment}%`, offset]),
      q('s2', 'select count(*)::int as n from pre_applications p where p.last_name ilike $1', [`%${fragment}%`])]);
    return c.json({ data: rows, total: count[0]?.['n'] });
  }
  if (institution !== undefined) {
    const [rows, count] = await Promise.all([
      q('f1', `select ${columns} ${from} where p.institution = $1 and p.state = $2 order by p.created_at desc, p.id desc limit 25 offset $3`, [institution, state, offset]),
      q('f2', 'select count(*)::int as n from pre_applications p where p.institution = $1 and p.state = $2', [institution, state])]);
    return c.json({ data: rows, total: count[0]?.['n'] });
  }
  const [rows, count] = await Promise.all([
    // Ids first: OFFSET walks the narrow index, not the table.
    q('l1', `select ${columns} from (select id, created_at from pre_applications order by created_at desc, id desc limit 25 offset $1) k
      join pre_applications p using (id) join institutions i on i.id = p.institution order by k.created_at desc, k.id desc`, [offset]),
    q('l2', 'select count(*)::int as n from pre_applications', [])]);
  return c.json({ data: rows, total: count[0]?.['n'] });
});
app.get('/raw/pre-applications/:id', async (c) => {
  const [row] = await q('o1', `select ${columns}, p.address, p.note, row_to_json(i) as "institutionRecord" ${from} where p.id = $1`, [c.req.param('id')]);
  return row ? c.json(row) : c.notFound();
});
app.put('/raw/pre-applications/:id', async (c) => {
  const body = await c.req.json<{ unitName: string }>();
  const [row] = await q('u1', 'update pre_applications set unit_name = $2, version = version + 1, updated_at = now() where id = $1 returning id, unit_name, version, updated_at', [c.req.param('id'), body.unitName]);
  return row ? c.json(row) : c.notFound();
});
const personColumns = 'id, version, state, state_since, created_at, updated_at, person_number, first_name, last_name, birth_date, email, phone';
app.post('/raw/people', async (c) => {
  const body = await c.req.json<Record<string, string>>();
  const [row] = await q('c1', `insert into people (${personColumns}) values (gen_random_uuid(), 1, 'active', now(), now(), now(), $1, $2, $3, $4, $5, $6) returning id`,
    ['personNumber', 'firstName', 'lastName', 'birthDate', 'email', 'phone'].map((name) => body[name]));
  return c.json(row, 201);
});

const cap = 10_001;
const json = (c: Context, rows: Record<string, unknown>[], status: 200 | 201 = 200) =>
  rows[0] ? c.body(String(rows[0]['j']), status, { 'content-type': 'application/json' }) : c.notFound();
const listed = (inner: string, count: string) => `select '{"data":' || coalesce(json_agg(t)::text, '[]') || ',"total":' || (${count})::text || '}' as j from (${inner}) t`;
const capped = (where: string) => `select count(*) from (select 1 from pre_applications p ${where} limit ${cap}) x`;
const order = 'order by p.created_at desc, p.id desc limit 25';

app.get('/limit/pre-applications', async (c) => {
  const { q: fragment, institution, state, before, id } = c.req.query();
  if (fragment !== undefined) return json(c, await q('ks', listed(`select ${columns} ${from} where p.last_name ilike $1 ${order}`, capped('where p.last_name ilike $1')), [`%${fragment}%`]));
  if (institution !== undefined) {
    const where = 'where p.institution = $1 and p.state = $2';
    return json(c, await q('kf', listed(`select ${columns} ${from} ${where} ${order}`, capped(where)), [institution, state]));
  }
  const estimate = "select greatest(reltuples, 0)::bigint from pg_class where oid = 'pre_applications'::regclass";
  if (before !== undefined) return json(c, await q('kk', listed(`select ${columns} ${from} where (p.created_at, p.id) < ($1::timestamptz, $2::uuid) ${order}`, estimate), [before, id]));
  return json(c, await q('kl', listed(`select ${columns} ${from} ${order}`, estimate), []));
});
app.get('/limit/pre-applications/:id', async (c) =>
  json(c, await q('ko', `select row_to_json(t)::text as j from (select ${columns}, p.address, p.note, row_to_json(i) as "institutionRecord" ${from} where p.id = $1) t`, [c.req.param('id')])));
app.put('/limit/pre-applications/:id', async (c) => {
  const body = await c.req.json<{ unitName: string }>();
  return json(c, await q('ku', `with old as (select id, unit_name from pre_applications where id = $1 for update),
      u as (update pre_applications p set unit_name = $2, version = p.version + 1, updated_at = now() from old where p.id = old.id returning p.id, p.unit_name, p.version, p.updated_at, old.unit_name as was),
      a as (insert into bench_audit (actor, noun, record_id, event, before, after) select 'bench', 'pre-applications', u.id, 'update', jsonb_build_object('unitName', u.was), jsonb_build_object('unitName', u.unit_name) from u)
    select json_build_object('id', id, 'unitName', unit_name, 'version', version, 'updatedAt', updated_at)::text as j from u`, [c.req.param('id'), body.unitName]));
});
app.post('/limit/people', async (c) => {
  const body = await c.req.json<Record<string, string>>();
  return json(c, await q('kc', `with c as (insert into people (${personColumns}) values (gen_random_uuid(), 1, 'active', now(), now(), now(), $1, $2, $3, $4, $5, $6) returning id),
      a as (insert into bench_audit (actor, noun, record_id, event, after) select 'bench', 'people', c.id, 'create', $7::jsonb from c)
    select json_build_object('id', id)::text as j from c`, [...['personNumber', 'firstName', 'lastName', 'birthDate', 'email', 'phone'].map((name) => body[name]), JSON.stringify(body)]), 201);
});

// The only table that the ceilings have of their own.
await pool.query(`create table if not exists bench_audit (id bigint generated always as identity primary key, at timestamptz not null default now(), actor text not null, noun text not null,
  record_id uuid not null, event text not null, before jsonb, after jsonb)`);
await pool.query('create index if not exists bench_audit_record on bench_audit (noun, record_id, at desc)');
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => announce(port));
