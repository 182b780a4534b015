import { Refusal } from '#domain/language/refuse.ts';
import { noteDeed } from '../../engine/access-log/deed.ts';
import { type Actor, type Engine } from '../../engine/types.ts';
import { holdsPersonNumber } from '../person-numbers.ts';

/** How somebody likes his console: theme, language, columns, density. Follows him to every machine; never personal data of others. */
export const mostPreferences = 200;
export const longestPreference = 8 * 1024;
export const preferenceKey = /^[A-Za-z][\w.:-]{0,99}$/;

export async function preferencesOf(engine: Engine, staffId: string): Promise<Record<string, unknown>> {
  const { rows } = await engine.reads.query<{ key: string; value: unknown }>(
    { name: 'nes_preferences', text: `select key, value from engine.preferences where staff_id = $1 order by key limit ${mostPreferences}`, values: [staffId] });
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Null forgets it. Refuses `invalid_input`: a key or value out of bounds, one preference too many. */
export async function keepPreference(engine: Engine, actor: Actor, key: unknown, value: unknown): Promise<void> {
  if (typeof key !== 'string' || !preferenceKey.test(key)) throw fault('key', 'Tercih adı harfle başlamalı; harf, rakam ve . : _ - içerebilir.', 'A key begins with a letter.');
  if (value === undefined) throw fault('value', 'Tercihin değeri verilmeli.', 'Give a value, or null.');
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > longestPreference) throw fault('value', 'Tercih en çok 8 KB olabilir.', 'A preference has at most 8 kB.');
  if (holdsPersonNumber([key, value])) throw fault('value', 'Tercihlerde kişisel bilgi saklanamaz.', 'Preferences keep no personal data.');
  if (value === null) await engine.reads.query('delete from engine.preferences where staff_id = $1 and key = $2', [actor.id, key]);
  else await store(engine, actor, key, text);
  await noteDeed(engine, actor, { kind: 'preferenceChanged', noun: 'staff', ids: [actor.id], facts: { key } });
}

async function store(engine: Engine, actor: Actor, key: string, text: string): Promise<void> {
  const { rowCount } = await engine.reads.query({
    name: 'nes_keep_preference',
    text: `insert into engine.preferences (staff_id, key, value, at) select $1::uuid, $2::text, $3::jsonb, $4::timestamptz
      where (select count(*) from engine.preferences where staff_id = $1 and key <> $2) < ${mostPreferences}
      on conflict (staff_id, key) do update set value = excluded.value, at = excluded.at`,
    values: [actor.id, key, text, engine.clock.now()],
  });
  if (rowCount === 0) throw fault('key', `En çok ${mostPreferences} tercih saklanır.`, `At most ${mostPreferences} preferences are kept.`);
}

const fault = (path: string, tr: string, en: string): Refusal => new Refusal('invalid_input', tr, en, { errors: [{ path, code: 'invalid_input', tr, en }] });
