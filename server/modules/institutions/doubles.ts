import { type institutions } from '#domain/institutions.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { fold } from '#domain/turkish/fold.ts';
import { exactTerm } from '../../engine/search/terms.ts';
import { type Tx } from '../../engine/types.ts';

type Institution = RecordOf<typeof institutions>;
/** More of the same name tell nothing more. */
const most = 20;

/** Notes at both who may be one and the same, and forgets it at those that are no longer alike. A hint only: nothing is refused for it. */
export async function noteDoubles(tx: Tx, institution: Institution): Promise<void> {
  const alike = institution.state === 'closed' ? [] : await alikeTo(tx, institution);
  const before = institution.possibleDoubles ?? [];
  if (alike.join() !== before.join()) await tx.set('institutions', institution.id, { possibleDoubles: alike });
  for (const id of [...new Set([...alike, ...before])].sort()) {
    const other = await tx.get('institutions', id, { lock: true });
    const known = (other['possibleDoubles'] ?? []) as readonly string[];
    const without = known.filter((one) => one !== institution.id);
    const wanted = alike.includes(id) ? [...without, institution.id].sort().slice(-most) : without;
    if (wanted.join() !== known.join()) await tx.set('institutions', id, { possibleDoubles: wanted });
  }
}

async function alikeTo(tx: Tx, { id, name, vkn, detsis }: Institution): Promise<string[]> {
  const exact = [['vkn', vkn], ['detsis', detsis]].flatMap(([field, value]) => (value === null || value === undefined ? [] : [`${field}:${exactTerm('code', value)}`]));
  const rows = await tx.sql<{ id: string }>(
    `select distinct i.id from institutions i join engine.search_terms t on t.record_id = i.id and t.noun = 'institutions'
     where i.id <> $1::uuid and i.state <> 'closed'
       and ((t.kind = 'name' and t.field = 'name' and t.folded like $2 and t.folded = $3) or (t.kind = 'exact' and t.folded = any($4::text[]) and t.field || ':' || t.folded = any($5::text[])))
     order by i.id limit ${most}`,
    [id, fold(name).replace(/[\\%_]/g, '\\$&'), fold(name), exact.map((one) => one.slice(one.indexOf(':') + 1)), exact]);
  return rows.map((row) => row.id);
}
