import { noteDeed } from '../../engine/access-log/deed.ts';
import { recordView } from '../../engine/access-log.ts';
import { openValue, sealValue, type Place as SealedPlace } from '../../engine/audit/personal-value.ts';
import { invalid } from '../../engine/list-query/invalid.ts';
import { missing } from '../../engine/missing.ts';
import { type Actor, type Engine, type Values } from '../../engine/types.ts';
import { keyForDraft, keyOfDraft, type KeptKey } from './draft-keys.ts';
import { knownValues, personalNames, type Place } from './place.ts';

/** What somebody has typed and not sent yet. Lies sealed, is read by him alone, outlives his session and ends after 14 days. */
export interface Draft extends DraftCard {
  readonly values: Values;
  /** What stood in these fields when they were typed over, as far as he saw it: the base of a merge with what others changed since. */
  readonly before: Values;
  /** The record's version now; with `baseVersion` it tells whether the record changed meanwhile. Null for a new record. */
  readonly currentVersion: number | null;
}

export interface DraftCard {
  readonly noun: string;
  /** Null: a new record. */
  readonly id: string | null;
  readonly action: string | null;
  readonly baseVersion: number | null;
  readonly updatedAt: string;
  readonly expiresAt: string;
}

export const mostDrafts = 100;
export const longestDraft = 64 * 1024;
const daysKept = 14;
const dayMs = 24 * 3_600_000;

interface StoredDraft extends KeptKey {
  readonly draftId: string;
  readonly noun: string;
  readonly place: string;
  readonly action: string;
  readonly baseVersion: number | null;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly sealed: string;
}

const columns = `id as "draftId", noun, place, action, base_version as "baseVersion", updated_at as "updatedAt", expires_at as "expiresAt", sealed, subject_id as "subjectId", own_key as "ownKey"`;
const placeText = ({ record }: Place): string => record?.id ?? 'new';

/**
 * What a ciphertext is bound to: its row, whose it is and at which form. Whoever can write rows, but holds no key, puts no draft into
 * another's hands, nor before another record of the same person.
 */
const seat = (draftId: string, actor: Actor, place: Place): SealedPlace =>
  ({ noun: 'drafts', recordId: draftId, seq: 0, field: JSON.stringify([actor.id, place.page.name, placeText(place), place.action ?? '']), side: 'input' });

/** Newest first, without what stands in them. */
export async function draftsOf(engine: Engine, staffId: string): Promise<DraftCard[]> {
  const { rows } = await engine.reads.query<StoredDraft>({
    name: 'nes_drafts', text: `select ${columns} from engine.drafts where staff_id = $1 and expires_at > $2 order by updated_at desc, id limit ${mostDrafts}`, values: [staffId, engine.clock.now()],
  });
  return rows.filter(({ noun }) => engine.pages.has(noun)).map(cardOf);
}

const cardOf = ({ noun, place, action, baseVersion, updatedAt, expiresAt }: StoredDraft): DraftCard =>
  ({ noun, id: place === 'new' ? null : place, action: action === '' ? null : action, baseVersion, updatedAt, expiresAt });

async function find(engine: Engine, actor: Actor, place: Place): Promise<StoredDraft | undefined> {
  const { rows } = await engine.reads.query<StoredDraft>({
    name: 'nes_draft', text: `select ${columns} from engine.drafts where staff_id = $1 and noun = $2 and place = $3 and action = $4 and expires_at > $5`,
    values: [actor.id, place.page.name, placeText(place), place.action ?? '', engine.clock.now()],
  });
  return rows[0];
}

/** Refuses `not_found`, also when the key of its person was destroyed. What the page no longer asks is left out. */
export async function openDraft(engine: Engine, actor: Actor, place: Place): Promise<Draft> {
  const stored = (await find(engine, actor, place)) ?? missing();
  const key = await keyOfDraft(engine, stored);
  if (key === null) {
    await remove(engine, stored.draftId);
    return missing();
  }
  const known = knownValues(place, actor);
  const kept = openValue(stored.sealed, key, seat(stored.draftId, actor, place)) as { readonly values: Values; readonly before: Values };
  const ofForm = (given: Values): Values => Object.fromEntries(Object.entries(given).filter(([name]) => known.has(name)));
  const [values, before] = [ofForm(kept.values), ofForm(kept.before)];
  await noteSight(engine, actor, place, values);
  return { ...cardOf(stored), values, before, currentVersion: place.record?.version ?? null };
}

/** He typed it himself, but perhaps a week ago: what is shown of a person is shown again. */
async function noteSight(engine: Engine, actor: Actor, place: Place, values: Values): Promise<void> {
  const fields = personalNames(place, Object.keys(values).filter((name) => values[name] !== null && values[name] !== ''));
  if (place.record === null || fields.length === 0) return;
  await recordView(engine, actor, { noun: place.page.name, ids: [place.record.id], fields, kind: 'open' });
}

/** As it came, unchecked. */
export interface GivenDraft {
  readonly values: unknown;
  readonly before?: unknown;
  readonly baseVersion?: unknown;
}

/** Keeps what is typed for another 14 days, in place of what was kept before. Refuses `invalid_input`, `guard_refused`. */
export async function keepDraft(engine: Engine, actor: Actor, place: Place, { values, before = {}, baseVersion }: GivenDraft): Promise<DraftCard> {
  const given = checkedValues(place, actor, values, 'values');
  const base = checkedValues(place, actor, before, 'before');
  if (baseVersion !== undefined && baseVersion !== null && (!Number.isSafeInteger(baseVersion) || (baseVersion as number) < 1 || (baseVersion as number) > 2_147_483_647)) {
    return invalid('baseVersion', 'Sürüm pozitif bir tam sayı olmalı.', 'The version is a positive integer.');
  }
  const known = await find(engine, actor, place);
  const draftId = known?.draftId ?? engine.ids();
  const { key, subjectId, ownKey } = await keyForDraft(engine, place, given);
  const now = engine.clock.now();
  const expires = new Date(Date.parse(now) + daysKept * dayMs).toISOString();
  const { rows: [row] } = await engine.reads.query<StoredDraft & { fresh: boolean }>({
    name: 'nes_keep_draft',
    // The ciphertext is bound to the draft's id: the id of a draft that another tab began meanwhile gives way to this one.
    text: `insert into engine.drafts as d (id, staff_id, noun, place, action, subject_id, own_key, sealed, base_version, created_at, updated_at, expires_at)
      select $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::uuid, $7::bytea, $8::text, $9::int, $10::timestamptz, $10::timestamptz, $11::timestamptz
      where (select count(*) from engine.drafts where staff_id = $2 and not (noun = $3 and place = $4 and action = $5)) < ${mostDrafts}
      on conflict (staff_id, noun, place, action) do update set id = excluded.id, subject_id = excluded.subject_id, own_key = excluded.own_key, sealed = excluded.sealed,
        base_version = excluded.base_version, updated_at = excluded.updated_at, expires_at = excluded.expires_at returning ${columns}, xmax = 0 as fresh`,
    values: [draftId, actor.id, place.page.name, placeText(place), place.action ?? '', subjectId, ownKey, sealValue({ values: given, before: base }, key, seat(draftId, actor, place)), baseVersion ?? null, now, expires],
  });
  if (!row) return invalid('values', `En çok ${mostDrafts} taslak saklanır; eskilerini silin.`, `At most ${mostDrafts} drafts are kept; remove old ones.`);
  // The first keeping is a deed; the same form saved every few seconds is not another one.
  if (row.fresh) await noteDeed(engine, actor, { kind: 'draftBegun', noun: place.page.name, ids: [draftId] });
  return cardOf(row);
}

function checkedValues(place: Place, actor: Actor, values: unknown, part: 'values' | 'before'): Values {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return invalid(part, 'Taslağın değerleri bir nesne olmalı.', 'The values are an object.');
  if (Buffer.byteLength(JSON.stringify(values)) > longestDraft) return invalid(part, 'Taslak en çok 64 KB olabilir.', 'A draft has at most 64 kB.');
  const known = knownValues(place, actor);
  const strange = Object.keys(values).find((name) => !known.has(name));
  return strange === undefined ? values as Values : invalid(`${part}.${strange.slice(0, 100)}`, 'Böyle bir alan yok.', 'No such field.', 'unknown_field');
}

/** Removed once the form was sent, or thrown away; a draft that is gone already is no fault. */
export async function dropDraft(engine: Engine, actor: Actor, place: { noun: string; id: string; action: string | undefined }): Promise<void> {
  const { rows: [gone] } = await engine.reads.query<{ id: string }>('delete from engine.drafts where staff_id = $1 and noun = $2 and place = $3 and action = $4 returning id',
    [actor.id, place.noun, place.id, place.action ?? '']);
  if (gone) await noteDeed(engine, actor, { kind: 'draftDropped', noun: place.noun, ids: [gone.id] });
}

const remove = (engine: Engine, draftId: string) => engine.reads.query('delete from engine.drafts where id = $1', [draftId]);

const atOnce = 10_000;

/** What is over: after 14 days, and at once when the key of the person was destroyed. Called by the worker; at most 10,000 a call. */
export async function sweepDrafts(engine: Engine): Promise<void> {
  await engine.reads.query(`delete from engine.drafts where id in (select id from engine.drafts where expires_at <= $1 limit ${atOnce})`, [engine.clock.now()]);
  await engine.reads.query(`delete from engine.drafts where id in (select d.id from engine.drafts d join engine.subject_keys k on k.subject_id = d.subject_id where k.destroyed_at is not null limit ${atOnce})`);
}
