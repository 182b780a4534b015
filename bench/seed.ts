import pg from 'pg';
import { migrate } from '../server/db/migrate.ts';
import { fold } from '#domain/turkish/fold.ts';
import { firstNames, surnameEndings, surnames } from './names.ts';

const institutions = 3_000;

/**
 * Real migrations, then rows by SQL: as many applications as asked for, people of whom some apply twice, institutions of
 * which few have many. Skewed and deterministic, so that totals can be compared. A database seeded before is kept.
 * Answers the number of this run.
 */
export async function seed(url: string, rows: number, say: (line: string) => void): Promise<number> {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const people = Math.ceil(rows * 0.6);
  try {
    await client.query('create table if not exists bench_seed (rows int not null, runs int not null)');
    const { rows: [before] } = await client.query<{ rows: number }>('select rows from bench_seed');
    if (before?.rows === rows) return (await client.query<{ runs: number }>('update bench_seed set runs = runs + 1 returning runs')).rows[0]?.runs ?? 1;
    if (before) throw new Error(`The bench database holds ${before.rows} rows; remove its folder or ask for as many (BENCH_ROWS)`);
    await client.query('begin');
    const indexes = await dropIndexes(client);
    const steps = statements(rows, people);
    for (const [name, statement] of steps) {
      const start = performance.now();
      await client.query(statement);
      say(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
    const start = performance.now();
    // One transaction: a seeding cut short leaves an empty database, not half of one.
    for (const definition of indexes) await client.query(definition);
    // What the bare handler's own ILIKE and filter need: each target gets the index that its SQL can use.
    await client.query('create index bench_last_name on pre_applications using gin (last_name gin_trgm_ops)');
    await client.query('insert into bench_seed values ($1, 1)', [rows]);
    await client.query('commit');
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
    say(`  indexes, vacuum: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return 1;
  } finally {
    await client.end();
  }
}

/** Rows go in before the indexes: half the time. Constraints stay. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.oid::regclass::text as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid in ('pre_applications'::regclass, 'people'::regclass, 'engine.search_terms'::regclass)
        and not exists (select 1 from pg_constraint k where k.conindid = c.oid)`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

const literal = (texts: readonly string[]) => `array[${texts.map((text) => `'${text}'`).join(',')}]`;
/** Ids as the engine makes them, version 7: the moment first, then the number of the row. */
const idAt = (moment: string, kind: string, n: string) =>
  `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(${n} % 4096), 3, '0') || '8${kind}' || lpad(to_hex(${n}), 14, '0'))::uuid`;
const personMoment = (n: string) => `(timestamptz '2020-06-01' + ${n} * interval '1 second')`;

const roads = "(array['desk','list','list','list','portal'])";
const open = ['draft', 'awaitingApplicant', 'awaitingApplicant', 'awaitingForm', 'inReview', 'inReview', 'incomplete', 'awaitingPayment', 'queued', 'inProduction', 'readyToShip', 'shipped', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'cancelled', 'expired', 'rejected'];
const closed = ['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'cancelled', 'expired', 'rejected'];

function statements(rows: number, people: number): [string, string][] {
  const old = rows - people;
  return [
    ['random', 'select setseed(0.42)'],
    ['folded names', `create temp table folds as select name, folded from unnest(${literal(allNames())}, ${literal(allNames().map((name) => fold(name)))}) as f (name, folded)`],
    ['application types', `insert into application_types (id, version, state, state_since, created_at, updated_at, code, version_number, name, valid_from, routes)
      values (${idAt("timestamptz '2020-01-01'", '1', '1')}, 1, 'inForce', now(), now(), now(), 'kurumsal', 1, 'Kurumsal', '2020-01-01',
        '[{"payer":"institution","origins":["list","desk","portal"],"documents":[],"guide":"kurum","errorContact":"officer","otherwise":{"tr":"-","en":"-"}},{"payer":"person","origins":["list","desk","portal"],"documents":[],"guide":"kisi","errorContact":"callCentre","otherwise":{"tr":"-","en":"-"}}]')`],
    ['institutions', `insert into institutions (id, version, state, state_since, created_at, updated_at, name, kind, sector, province)
      select ${idAt("timestamptz '2020-01-01'", '2', 'g')}, 1, 'active', now(), now(), now(),
        (array['Türkiye','Anadolu','Marmara','Ege','Karadeniz','Çukurova','Trakya','Güneydoğu'])[1 + g % 8] || ' ' || (array['Belediyesi','Üniversitesi','Sağlık Müdürlüğü','İl Özel İdaresi'])[1 + (g / 8) % 4] || ' ' || g,
        'public', 'other', (array['İstanbul','Ankara','İzmir','Bursa'])[1 + g % 4] from generate_series(1, ${institutions}) g`],
    ['people', `insert into people (id, version, state, state_since, created_at, updated_at, person_number, first_name, last_name, birth_date, email, phone)
      select ${idAt(personMoment('g'), '3', 'g')}, 1, 'active', ${personMoment('g')}, ${personMoment('g')}, ${personMoment('g')}, (20000000000 + g * 7)::text,
        (${literal(firstNames)})[1 + floor(random() * ${firstNames.length})::int],
        (${literal(surnames)})[1 + floor(power(random(), 1.2) * ${surnames.length})::int] || (${literal(surnameEndings)})[1 + floor(random() * ${surnameEndings.length})::int],
        date '1960-01-01' + (g % 15000), 'kisi' || g || '@ornek' || (g % 500) || '.gov.tr', '+905' || lpad(((g::bigint * 7919) % 1000000000)::text, 9, '0') from generate_series(1, ${people}) g`],
    ['pre-applications', `insert into pre_applications (id, version, state, state_since, created_at, updated_at, reference, institution, person, application_type, origin, payer, years, reader, reason,
        person_number, first_name, last_name, birth_date, email, phone, unit_name, job_title, address, district, city, quota, net_price, employment_confirmed, note)
      select ${idAt('ts', '4', 'g')}, 1, s.state, s.ts, s.ts, s.ts + r7 * interval '30 days', 'OB-' || extract(year from ts) || '-' || lpad(g::text, 7, '0') || '-0',
        ${idAt("timestamptz '2020-01-01'", '2', `(1 + floor(power(r1, 3) * ${institutions}))::int`)}, p.id, ${idAt("timestamptz '2020-01-01'", '1', '1')},
        ${roads}[1 + floor(r3 * 5)::int], (array['institution','institution','institution','person'])[1 + floor(r4 * 4)::int], 1 + floor(r5 * 3)::int, r6 < 0.5,
        (array['new','renewal'])[1 + (g > ${old})::int], p.person_number, p.first_name, p.last_name, p.birth_date, p.email, p.phone, 'Birim ' || g % 40, 'Uzman',
        'Çınar Mah. Işık Sok. No:' || (g % 300) || ' D:' || (g % 40), 'Merkez', (array['İstanbul','Ankara','İzmir','Bursa','Şanlıurfa','Çanakkale','Muğla','Iğdır'])[1 + g % 8],
        'none', 50000 + (r6 * 450000)::int, true, case when r6 < 0.2 then 'Belge eksik, arandı ve bilgilendirildi (' || g || ')' end
      from (select g, (g - 1) % ${people} + 1 as pn, random() r1, random() r3, random() r4, random() r5, random() r6, random() r7,
          case when g <= ${old} then (${literal(closed)})[1 + floor(random() * ${closed.length})::int] else (${literal(open)})[1 + floor(random() * ${open.length})::int] end as state,
          timestamptz '2021-01-01 00:00:00+00' + (g::float8 / ${rows}) * interval '1700 days' + random() * interval '1 hour' as ts from generate_series(1, ${rows}) g) s
      join people p on p.id = ${idAt(personMoment('pn'), '3', 'pn')}`],
    ['search terms of people', terms('people', 'people', ['email', 'phone', 'person_number'], false)],
    ['search terms of applications', terms('pre-applications', 'pre_applications', ['email', 'phone', 'person_number', 'reference'], true)],
  ];
}

/** As the engine writes them (engine/search/terms.ts): names folded, numbers without their signs. */
function terms(noun: string, table: string, exact: readonly string[], withReference: boolean): string {
  const fieldOf = (column: string) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const name = (column: string) => `select '${noun}', r.id, '${fieldOf(column)}', 'name', f.folded from ${table} r join folds f on f.name = r.${column}`;
  const code = (column: string) => `select '${noun}', r.id, '${fieldOf(column)}', 'exact', ${column === 'email' ? 'r.email' : `regexp_replace(r.${column}, '[^A-Z0-9]', '', 'g')`} from ${table} r`;
  return `insert into engine.search_terms (noun, record_id, field, kind, folded) ${[name('first_name'), name('last_name'), ...exact.filter((column) => column !== 'reference' || withReference).map(code)].join(' union all ')}`;
}

const allNames = (): string[] => [...new Set([...firstNames, ...surnames.flatMap((name) => surnameEndings.map((ending) => name + ending))])];
