import { type Client } from 'pg';
import { type Dice } from './audit-stories.ts';

/**
 * One hostile change by the owner of the database, with triggers and foreign keys off. Answers what it did, or null when
 * nothing came of it. Left out is only what carries no meaning: `xid`, and the number of a row that is not yet sealed.
 */
export type Tampering = (client: Client, chance: Dice) => Promise<string | null>;

export const tamperings: readonly Tampering[] = [edit, remove, insertForged, swap, renumber, truncate];

const columns = {
  'engine.audit_rows': { noun: 'text', record_id: 'uuid', seq: 'int', at: 'instant', actor_id: 'text', subject_id: 'uuid', bytes: 'bytea', mac: 'bytea', key_version: 'int', id: 'sealedId' },
  'engine.access_log': { at: 'instant', actor_id: 'text', session_id: 'text', noun: 'text', record_ids: 'uuids', kind: 'text', bytes: 'bytea', mac: 'bytea', key_version: 'int', id: 'sealedId' },
  'engine.sealed_blocks': { stream: 'stream', n: 'int', previous_hash: 'bytea', rows_hash: 'bytea', row_count: 'int', sealed_at: 'instant', hash: 'bytea', mac: 'bytea', key_version: 'int' },
  'engine.sealed_rows': { stream: 'stream', row_id: 'int', n: 'int', ordinal: 'int', row_hash: 'bytea' },
  books: { id: 'uuid', version: 'int', audit_head: 'bytea' },
  shelves: { id: 'uuid', version: 'int', audit_head: 'bytea' },
} as const;
type Table = keyof typeof columns;
const tables = Object.keys(columns) as Table[];

async function edit(client: Client, chance: Dice): Promise<string | null> {
  const table = chance.one(tables);
  const [column, kind] = chance.one(Object.entries(columns[table]));
  const ctid = await anyRow(client, chance, table, kind === 'sealedId' ? sealed(table) : 'true');
  const value = otherValue(kind, column, chance);
  const done = await client.query(`update ${table} set "${column}" = ${value} where ctid = $1 and "${column}" is distinct from (${value})`, [ctid]);
  return done.rowCount ? `edit ${table}.${column}` : null;
}

function otherValue(kind: string, column: string, chance: Dice): string {
  switch (kind) {
    case 'int': case 'sealedId': return `"${column}" + ${chance.one([1, -1, 7, 1000])}`;
    case 'text': return chance.one([`coalesce("${column}", '') || 'x'`, `'${chance.roll(1e9)}'`]);
    case 'uuid': return 'gen_random_uuid()';
    case 'uuids': return chance.one([`"${column}" || gen_random_uuid()`, `"${column}"[2:]`, "'{}'"]);
    case 'instant': return `"${column}" + interval '${chance.one([1, 1000, -60000])} milliseconds'`;
    case 'stream': return `case "${column}" when 'audit' then 'access' else 'audit' end`;
    default: return chance.one([
      flippedByte(column, chance), `substring("${column}" from 2)`, `"${column}" || '\\x00'::bytea`, "'\\x'::bytea",
    ]);
  }
}

function flippedByte(column: string, chance: Dice): string {
  const place = `${chance.roll(1e6)} % length("${column}")`;
  return `set_byte("${column}", ${place}, get_byte("${column}", ${place}) # ${1 + chance.roll(255)})`;
}

async function remove(client: Client, chance: Dice): Promise<string | null> {
  const table = chance.one(tables);
  // An access row that waits for its seal can vanish unseen: the sealer's seconds are the promise there.
  const ctid = await anyRow(client, chance, table, table === 'engine.access_log' ? sealed(table) : 'true');
  await client.query(`delete from ${table} where ctid = $1`, [ctid]);
  return `delete from ${table}`;
}

async function insertForged(client: Client, chance: Dice): Promise<string | null> {
  const kinds = {
    'the next step of a record': `insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version)
      select noun, record_id, (select max(seq) + 1 from engine.audit_rows a where a.noun = r.noun and a.record_id = r.record_id), at, actor_id, subject_id,
        convert_to(jsonb_set(convert_from(bytes, 'UTF8')::jsonb, '{seq}', '99')::text, 'UTF8'), mac, key_version from engine.audit_rows r`,
    'a step of a record that never was': `insert into engine.audit_rows (noun, record_id, seq, at, actor_id, subject_id, bytes, mac, key_version)
      select noun, gen_random_uuid(), seq, at, actor_id, subject_id, bytes, mac, key_version from engine.audit_rows r`,
    'a look that never was': `insert into engine.access_log (at, actor_id, session_id, noun, record_ids, kind, bytes, mac, key_version)
      select at, 'staff-Mehmet', session_id, noun, record_ids, kind, bytes, mac, key_version from engine.access_log r`,
    'a sealed line': `insert into engine.sealed_rows (stream, row_id, n, ordinal, row_hash) select stream, row_id + 100000, n, ordinal + 100000, row_hash from engine.sealed_rows r`,
    'a block': `insert into engine.sealed_blocks select stream, n + 1000, hash, rows_hash, row_count, sealed_at, hash, mac, key_version from engine.sealed_blocks r`,
    'a record without a past': `insert into shelves (id, version, state, state_since, created_at, updated_at, audit_head, name)
      select gen_random_uuid(), version, state, state_since, created_at, updated_at, audit_head, name from shelves r`,
  };
  const [name, statement] = chance.one(Object.entries(kinds));
  await client.query(`${statement} order by md5(r::text || $1) limit 1`, [String(chance.roll(1e9))]);
  return `insert ${name}`;
}

async function swap(client: Client, chance: Dice): Promise<string | null> {
  const [table, names] = chance.one([
    ['engine.audit_rows', ['bytes']], ['engine.audit_rows', ['bytes', 'mac']], ['engine.audit_rows', ['at', 'actor_id', 'subject_id', 'bytes', 'mac']],
    ['engine.access_log', ['bytes', 'mac']], ['engine.sealed_rows', ['row_hash']], ['engine.sealed_rows', ['row_hash', 'stream']],
    ['engine.sealed_blocks', ['hash', 'mac']], ['engine.sealed_blocks', ['previous_hash', 'rows_hash', 'row_count', 'sealed_at', 'hash', 'mac']],
    ['books', ['audit_head']], ['books', ['audit_head', 'version']],
  ] as const);
  const [one, other] = [await anyRow(client, chance, table, 'true'), await anyRow(client, chance, table, 'true')];
  const differ = names.map((name) => `a."${name}" is distinct from b."${name}"`).join(' or ');
  const done = await client.query(
    `update ${table} t set ${names.map((name) => `"${name}" = other."${name}"`).join(', ')}
     from (select a.ctid as place, b.* from ${table} a, ${table} b where ((a.ctid = $1 and b.ctid = $2) or (a.ctid = $2 and b.ctid = $1)) and (${differ})) other
     where t.ctid = other.place`, [one, other]);
  return done.rowCount ? `swap ${names.join(', ')} of two ${table}` : null;
}

/** Removes a row and closes the gap, or opens one: what a careful forger does. */
async function renumber(client: Client, chance: Dice): Promise<string | null> {
  const by = chance.one([-1, 1]);
  const { rows: [row] } = await client.query<{ noun: string; record_id: string; seq: number }>('select noun, record_id, seq from engine.audit_rows order by md5(id::text || $1) limit 1', [String(chance.roll(1e9))]);
  const { rows: [line] } = await client.query<{ stream: string; n: number; ordinal: number }>('select stream, n, ordinal from engine.sealed_rows order by md5(row_id::text || $1) limit 1', [String(chance.roll(1e9))]);
  if (!row || !line) return null;
  switch (chance.roll(3)) {
    case 0: {
      if (by < 0) await client.query('delete from engine.audit_rows where noun = $1 and record_id = $2 and seq = $3', [row.noun, row.record_id, row.seq]);
      await shift(client, 'engine.audit_rows', 'seq', by, 'noun = $1 and record_id = $2 and seq >= $3', [row.noun, row.record_id, row.seq]);
      if (by < 0) await client.query(`update ${row.noun} set version = version - 1 where id = $1`, [row.record_id]);
      return `renumber the steps of a record from ${row.seq} by ${by}`;
    }
    case 1: {
      if (by < 0) await client.query('delete from engine.sealed_rows where stream = $1 and n = $2 and ordinal = $3', [line.stream, line.n, line.ordinal]);
      await shift(client, 'engine.sealed_rows', 'ordinal', by, 'stream = $1 and n = $2 and ordinal >= $3', [line.stream, line.n, line.ordinal]);
      return `renumber the lines of a block by ${by}`;
    }
    default: {
      if (by < 0) await client.query('delete from engine.sealed_rows where stream = $1 and n = $2', [line.stream, line.n]);
      if (by < 0) await client.query('delete from engine.sealed_blocks where stream = $1 and n = $2', [line.stream, line.n]);
      await shift(client, 'engine.sealed_rows', 'n', by, 'stream = $1 and n >= $2', [line.stream, line.n]);
      await shift(client, 'engine.sealed_blocks', 'n', by, 'stream = $1 and n >= $2', [line.stream, line.n]);
      return `renumber the blocks of ${line.stream} from ${line.n} by ${by}`;
    }
  }
}

/** In two steps: a unique key is checked row by row. */
async function shift(client: Client, table: string, column: string, by: number, where: string, values: unknown[]): Promise<void> {
  const moved = await client.query<{ id: string }>(`update ${table} set ${column} = ${column} + 1000000 where ${where} returning 1`, values);
  if (moved.rowCount) await client.query(`update ${table} set ${column} = ${column} - 1000000 + ${by} where ${column} > 500000`);
}

async function truncate(client: Client, chance: Dice): Promise<string | null> {
  const table = chance.one(['engine.audit_rows', 'engine.access_log', 'engine.sealed_rows', 'engine.sealed_blocks', 'a tail of blocks', 'books'] as const);
  const end = chance.one(['head', 'middle', 'tail', 'whole'] as const);
  if (table === 'a tail of blocks') {
    const stream = chance.one(['audit', 'access']);
    const from = 1 + chance.roll(4);
    await client.query('delete from engine.sealed_rows where stream = $1 and n >= $2', [stream, from]);
    await client.query('delete from engine.sealed_blocks where stream = $1 and n >= $2', [stream, from]);
    return `truncate the blocks of ${stream} from ${from}`;
  }
  const size = Number((await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count);
  const from = end === 'middle' ? 1 + chance.roll(size - 1) : 0;
  // The tail of the access log may be unsealed as a whole: then a longer one.
  const count = end === 'whole' ? size : (end === 'tail' && table === 'engine.access_log' ? 15 : 1) + chance.roll(Math.ceil(size / 3));
  const order = orderOf[table];
  const done = await client.query(`delete from ${table} where ctid in (select ctid from ${table} where ${table === 'engine.access_log' && end === 'middle' ? sealed(table) : 'true'}
    order by ${order}${end === 'tail' ? ' desc' : ''} offset $1 limit $2)`, [from, count]);
  return done.rowCount ? `truncate ${end} of ${table}` : null;
}

const orderOf = { 'engine.audit_rows': 'id', 'engine.access_log': 'id', 'engine.sealed_rows': 'row_id', 'engine.sealed_blocks': '(stream, n)', books: 'id' } as const;

const sealed = (table: Table): string =>
  `exists (select from engine.sealed_rows s where s.row_id = t.id and s.stream = '${table === 'engine.access_log' ? 'access' : 'audit'}')`.replace('t.id', `${table}.id`);

async function anyRow(client: Client, chance: Dice, table: string, where: string): Promise<string> {
  const { rows } = await client.query<{ ctid: string }>(`select ctid::text from ${table} where ${where} order by md5(ctid::text || $1) limit 1`, [String(chance.roll(1e9))]);
  return rows[0]?.ctid ?? '(0,0)';
}
