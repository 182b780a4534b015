import { selectList, tableOf } from '../columns.ts';
import { type Engine, type Row } from '../types.ts';
import { nameLiteral } from '../list-query/binding.ts';
import { searchTermsOf } from './terms.ts';

const batch = 1_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/** Writes a noun's search terms anew, a thousand records at a time, while others work; returns the number of records. */
export async function rebuildSearch(engine: Engine, noun: string): Promise<number> {
  let done = 0;
  for (let after: string | undefined = firstId; after !== undefined; ) {
    const { count, last } = await rebuildBatch(engine, noun, after);
    done += count;
    after = last;
  }
  await engine.reads.query(`delete from engine.search_terms s where s.noun = ${nameLiteral(noun)} and not exists (select 1 from ${tableOf(noun)} r where r.id = s.record_id)`);
  return done;
}

async function rebuildBatch(engine: Engine, noun: string, after: string): Promise<{ count: number; last: string | undefined }> {
  const page = engine.page(noun);
  const client = await engine.reads.connect();
  try {
    await client.query('begin');
    // Shared locks: nobody's newer term is overwritten by the older one read here.
    const { rows } = await client.query<Row>(`select ${selectList(page, undefined, 'r')} from ${tableOf(noun)} r where r.id > $1 order by r.id limit ${batch} for share`, [after]);
    const terms = rows.flatMap((row) => searchTermsOf(page, row).map((term) => ({ ...term, id: row.id })));
    const columns = [noun, terms.map(({ id }) => id), terms.map(({ field }) => field), terms.map(({ kind }) => kind), terms.map(({ folded }) => folded)];
    await client.query(upsert, columns);
    await client.query(sweep, [noun, rows.map(({ id }) => id), columns[1], columns[2]]);
    await client.query('commit');
    return { count: rows.length, last: rows.length < batch ? undefined : rows.at(-1)?.id };
  } finally {
    // After a commit there is nothing left to roll back; a connection that cannot is thrown away.
    await client.query('rollback').then(() => client.release(), () => client.release(true));
  }
}

const upsert = `insert into engine.search_terms (noun, record_id, field, kind, folded)
  select $1, t.id, t.field, t.kind, t.folded from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as t (id, field, kind, folded)
  on conflict (noun, record_id, field) do update set kind = excluded.kind, folded = excluded.folded`;
const sweep = `delete from engine.search_terms s where s.noun = $1 and s.record_id = any($2::uuid[])
  and not exists (select 1 from unnest($3::uuid[], $4::text[]) as t (id, field) where t.id = s.record_id and t.field = s.field)`;
