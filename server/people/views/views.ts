import { readableRows } from '#domain/language/permit.ts';
import { type Language } from '#domain/language/label.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { staffRoles, type Role } from '#domain/roles.ts';
import { deedStatement } from '../../engine/access-log/deed.ts';
import { invalid } from '../../engine/list-query/invalid.ts';
import { missing } from '../../engine/missing.ts';
import { inTransaction, type CommandTx } from '../../engine/transaction.ts';
import { type Actor, type Engine, type Values } from '../../engine/types.ts';
import { holdsPersonNumber } from '../person-numbers.ts';
import { checkDefinition, repairedFor, type Definition, type Repaired } from './definition.ts';

/** A kept way of looking at a list: one's own, shared with roles or with everyone, perhaps the first thing that a role sees. */
export interface View extends Repaired {
  readonly id: string;
  readonly noun: string;
  readonly name: string;
  readonly mine: boolean;
  readonly ownerName: string | null;
  readonly sharedWith: readonly Role[] | 'everyone' | null;
  /** Whether it is the default of a role of the reader. */
  readonly isDefault: boolean;
  readonly defaultFor: readonly Role[];
  readonly version: number;
  readonly updatedAt: string;
}

interface StoredView {
  readonly id: string;
  readonly noun: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly sharedWith: string[] | null;
  readonly definition: Definition;
  readonly version: number;
  readonly updatedAt: string;
  readonly defaultFor: Role[];
}

/** Who may put a view before others; defaults are the administrator's. */
const sharers: readonly Role[] = ['supervisor', 'callLead', 'financeApprover', 'admin'];
const everyone = '*';
const mostViews = 100;
const mostShown = 300;
const longestName = 60;

const stored = `select v.id, v.noun, v.name, v.owner_id::text as "ownerId", s.name as "ownerName", v.shared_with as "sharedWith", v.definition, v.version, v.updated_at as "updatedAt",
  array(select d.role from engine.list_view_defaults d where d.view_id = v.id order by d.role) as "defaultFor"
  from engine.list_views v left join staff s on s.id = v.owner_id`;

/** His own, those shared with a role of his, and for an administrator, who sets defaults and clears away, every shared one. */
const inSight = '(v.owner_id = $2 or v.shared_with && $3 or ($4 and v.shared_with is not null))';
const sightOf = (actor: Actor) => [actor.id, [...actor.roles, everyone], actor.roles.includes('admin')] as const;

export async function viewsOf(engine: Engine, actor: Actor, noun: string | undefined, language: Language): Promise<View[]> {
  const nouns = noun === undefined ? [...engine.pages.values()].filter((page) => readableRows(page, actor) !== 'none').map(({ name }) => name) : [readableNoun(engine, actor, noun)];
  const { rows } = await engine.reads.query<StoredView>({
    name: 'nes_views', text: `${stored} where v.noun = any($1) and ${inSight} order by v.name, v.id limit ${mostShown}`,
    values: [nouns, ...sightOf(actor)],
  });
  return rows.map((row) => told(engine, actor, row, language));
}

function readableNoun(engine: Engine, actor: Actor, noun: unknown): string {
  const page = typeof noun === 'string' ? engine.pages.get(noun) : undefined;
  if (!page) return invalid('noun', 'Böyle bir kayıt türü yok.', 'There is no such noun.');
  if (readableRows(page, actor) === 'none') throw new Refusal('not_permitted', 'Bu kayıtları görme yetkiniz yok.', 'You may not read these records.');
  return page.name;
}

function told(engine: Engine, actor: Actor, row: StoredView, language: Language): View {
  const { id, noun, name, ownerName, version, updatedAt, defaultFor } = row;
  const sharedWith = row.sharedWith === null ? null : row.sharedWith.includes(everyone) ? 'everyone' : row.sharedWith as Role[];
  return {
    id, noun, name, ownerName, version, updatedAt, sharedWith, defaultFor, mine: row.ownerId === actor.id, isDefault: defaultFor.some((role) => actor.roles.includes(role)),
    ...repairedFor(engine.page(noun), actor, row.definition, language),
  };
}

/** As the actor meets it; missing when it is out of his sight. */
async function viewIn(tx: CommandTx, id: string): Promise<StoredView> {
  const [row] = await tx.sql<StoredView>(`${stored} where v.id = $1 and ${inSight}`, [id, ...sightOf(tx.actor)]);
  if (!row || !tx.engine.pages.has(row.noun)) return missing();
  readableNoun(tx.engine, tx.actor, row.noun);
  return row;
}

export interface Wanted {
  readonly noun?: unknown;
  readonly name?: unknown;
  readonly sharedWith?: unknown;
  readonly definition?: unknown;
}

/** Refuses `not_permitted`, `invalid_input`, `personal_filter_in_view`, `already_exists`. */
export async function createView(engine: Engine, actor: Actor, wanted: Wanted, language: Language): Promise<View> {
  const noun = readableNoun(engine, actor, wanted.noun);
  const name = nameIn(wanted.name);
  const sharedWith = audienceIn(actor, wanted.sharedWith);
  const definition = checkDefinition(engine.page(noun), actor, wanted.definition);
  const id = engine.ids();
  return inTransaction(engine, actor, async (tx) => {
    const made = await tx.sql(
      `insert into engine.list_views (id, noun, owner_id, name, shared_with, definition, version, created_at, updated_at)
        select $1::uuid, $2::text, $3::uuid, $4::text, $5::text[], $6::jsonb, 1, $7::timestamptz, $7::timestamptz where (select count(*) from engine.list_views where owner_id = $3) < ${mostViews} returning 1`,
      [id, noun, actor.id, name, sharedWith, JSON.stringify(definition), tx.now]);
    if (made.length === 0) invalid('name', `En çok ${mostViews} görünüm saklanır; kullanmadıklarınızı silin.`, `At most ${mostViews} views are kept.`);
    note(tx, 'viewSaved', { id, noun, sharedWith });
    return told(engine, actor, await viewIn(tx, id), language);
  });
}

/** Only what is given changes. Refuses as createView does, and `not_found`, `version_required`, `stale_version`. */
export async function changeView(engine: Engine, actor: Actor, id: string, version: number | undefined, wanted: Omit<Wanted, 'noun'>, language: Language): Promise<View> {
  if (version === undefined) throw new Refusal('version_required', 'Hangi sürümü değiştirdiğinizi bildirin (If-Match).', 'Say which version you change (If-Match).');
  return inTransaction(engine, actor, async (tx) => {
    const before = await viewIn(tx, id);
    if (before.ownerId !== actor.id) throw new Refusal('not_permitted', 'Bu görünümü yalnız sahibi değiştirir; kendiniz için kopyasını kaydedebilirsiniz.', 'Only its owner changes this view; you may keep a copy.');
    const name = wanted.name === undefined ? before.name : nameIn(wanted.name);
    const sharedWith = wanted.sharedWith === undefined ? before.sharedWith : audienceIn(actor, wanted.sharedWith);
    const definition = wanted.definition === undefined ? before.definition : checkDefinition(engine.page(before.noun), actor, wanted.definition);
    const changed = await tx.sql('update engine.list_views set name = $3, shared_with = $4, definition = $5, version = version + 1, updated_at = $6 where id = $1 and version = $2 returning 1',
      [id, version, name, sharedWith, JSON.stringify(definition), tx.now]);
    if (changed.length === 0) throw new Refusal('stale_version', 'Görünüm siz bakarken değişti. Yeni hâline bakıp yeniden deneyin.', 'The view changed while you looked at it.', { currentVersion: before.version });
    // A default that its role no longer sees is none.
    if (!sharedWith?.includes(everyone)) await tx.sql('delete from engine.list_view_defaults where view_id = $1 and not role = any($2)', [id, sharedWith ?? []]);
    note(tx, 'viewSaved', { id, noun: before.noun, sharedWith });
    return told(engine, actor, await viewIn(tx, id), language);
  });
}

/** By its owner, or of a shared one by the administrator. */
export async function removeView(engine: Engine, actor: Actor, id: string): Promise<void> {
  await inTransaction(engine, actor, async (tx) => {
    const { ownerId, noun, sharedWith } = await viewIn(tx, id);
    if (ownerId !== actor.id && !actor.roles.includes('admin')) throw new Refusal('not_permitted', 'Bu görünümü yalnız sahibi ya da sistem yöneticisi silebilir.', 'Only its owner or an administrator removes this view.');
    await tx.sql('delete from engine.list_views where id = $1', [id]);
    note(tx, 'viewRemoved', { id, noun, sharedWith });
  });
}

/** The roles that meet the list in this view first; each role has one default for a noun. */
export async function setDefaults(engine: Engine, actor: Actor, id: string, roles: unknown, language: Language): Promise<View> {
  if (!actor.roles.includes('admin')) throw new Refusal('not_permitted', 'Rollerin varsayılan görünümünü sistem yöneticisi belirler.', 'Defaults of roles are set by an administrator.');
  const wanted = rolesIn('roles', roles, 0);
  return inTransaction(engine, actor, async (tx) => {
    const { noun, sharedWith } = await viewIn(tx, id);
    const blind = wanted.filter((role) => !sharedWith?.includes(everyone) && !sharedWith?.includes(role));
    if (blind.length > 0) invalid('roles', 'Görünüm bu rollerle paylaşılmamış; önce paylaşın.', 'The view is not shared with these roles.');
    await tx.sql('delete from engine.list_view_defaults where view_id = $1', [id]);
    await tx.sql('insert into engine.list_view_defaults (noun, role, view_id) select $1, role, $2::uuid from unnest($3::text[]) role on conflict (noun, role) do update set view_id = excluded.view_id', [noun, id, wanted]);
    note(tx, 'viewDefaultSet', { id, noun, roles: wanted });
    return told(engine, actor, await viewIn(tx, id), language);
  });
}

const note = (tx: CommandTx, kind: string, { id, noun, ...facts }: Values & { id: string; noun: string }): void => { tx.post(deedStatement(tx.engine, tx.actor, { kind, noun, ids: [id], facts })); };

function nameIn(given: unknown): string {
  const name = typeof given === 'string' ? given.normalize('NFC').trim() : '';
  // eslint-disable-next-line no-control-regex
  if (name.length === 0 || name.length > longestName || /[\u0000-\u001f\u007f]/.test(name)) return invalid('name', `Görünümün adı 1–${longestName} karakter olmalı.`, `The name has 1 to ${longestName} characters.`);
  if (holdsPersonNumber(name)) return invalid('name', 'Görünümün adında kişisel bilgi bulunamaz.', 'The name may hold no personal data.');
  return name;
}

function audienceIn(actor: Actor, given: unknown): string[] | null {
  if (given === undefined || given === null) return null;
  if (!actor.roles.some((role) => sharers.includes(role))) throw new Refusal('not_permitted', 'Görünüm paylaşma yetkiniz yok; yalnız kendiniz için saklayabilirsiniz.', 'You may not share views; keep it for yourself.');
  return given === 'everyone' ? [everyone] : rolesIn('sharedWith', given, 1);
}

function rolesIn(path: string, given: unknown, fewest: number): Role[] {
  const roles = Array.isArray(given) ? [...new Set(given as unknown[])] : [];
  if (!Array.isArray(given) || roles.length < fewest || !roles.every((role) => (staffRoles as readonly unknown[]).includes(role))) return invalid(path, 'Rol listesi geçersiz.', 'The list of roles is not valid.');
  return roles as Role[];
}
