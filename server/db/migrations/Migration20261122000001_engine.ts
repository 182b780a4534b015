import { Migration } from '@mikro-orm/migrations';

/**
 * What the engine keeps for itself, in a schema of its own: the schema diff of the pages never looks at it.
 * Append-only tables refuse update, delete and truncate by trigger; only the owner of the database can go round that,
 * and then the chain tells.
 */
export class Migration20261122000001_engine extends Migration {
  override up(): void {
    for (const statement of [...audit, ...access, ...search, ...commands, ...people]) this.addSql(statement);
  }
}

const audit = [
  'create schema engine',
  'create extension if not exists pg_trgm',
  `create table engine.audit_rows (
    id bigint generated always as identity primary key, noun text not null, record_id uuid not null, seq int not null,
    at timestamptz(3) not null, actor_id text not null, subject_id uuid, bytes bytea not null, mac bytea not null, key_version smallint not null,
    xid xid8 not null default pg_current_xact_id(), unique (noun, record_id, seq))`,
  'create index audit_rows_xid on engine.audit_rows (xid, id)',
  'create index audit_rows_actor on engine.audit_rows (actor_id, at)',
  'create index audit_rows_subject on engine.audit_rows (subject_id, at) where subject_id is not null',
  `create table engine.sealed_blocks (
    stream text not null check (stream in ('audit', 'access')), n int not null, previous_hash bytea not null, rows_hash bytea not null,
    row_count int not null, sealed_at timestamptz(3) not null, hash bytea not null, mac bytea not null, key_version smallint not null,
    primary key (stream, n))`,
  `create table engine.sealed_rows (
    stream text not null, row_id bigint not null, n int not null, ordinal int not null, row_hash bytea not null,
    primary key (stream, row_id), unique (stream, n, ordinal), foreign key (stream, n) references engine.sealed_blocks)`,
  `create table engine.subject_keys (
    subject_id uuid primary key, wrapped bytea, key_version smallint not null, created_at timestamptz(3) not null, destroyed_at timestamptz(3))`,
];

const access = [
  `create table engine.access_log (
    id bigint generated always as identity primary key, at timestamptz(3) not null, actor_id text not null, session_id text,
    noun text not null, record_ids uuid[] not null, kind text not null, bytes bytea not null, mac bytea not null, key_version smallint not null,
    xid xid8 not null default pg_current_xact_id())`,
  'create index access_log_xid on engine.access_log (xid, id)',
  'create index access_log_actor on engine.access_log (actor_id, at)',
  'create index access_log_session on engine.access_log (session_id, noun, at)',
  "create index access_log_opened on engine.access_log (session_id, (record_ids[1]), at) where kind = 'open'",
  'create index access_log_records on engine.access_log using gin (record_ids)',
  `create function engine.append_only() returns trigger language plpgsql as $$
    begin raise exception 'append only: % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege'; end $$`,
  ...['audit_rows', 'sealed_blocks', 'sealed_rows', 'access_log'].map((table) =>
    `create trigger append_only before update or delete or truncate on engine.${table} for each statement execute function engine.append_only()`),
];

const search = [
  `create table engine.search_terms (
    noun text not null, record_id uuid not null, field text not null, kind text not null check (kind in ('name', 'exact')), folded text not null,
    primary key (noun, record_id, field))`,
  "create index search_terms_names on engine.search_terms using gin (folded gin_trgm_ops) where kind = 'name'",
  "create index search_terms_exact on engine.search_terms (folded, noun) where kind = 'exact'",
];

const commands = [
  `create table engine.idempotency_keys (
    actor_id text not null, key text not null, route text not null, body_hash bytea not null, status int, answer bytea, at timestamptz(3) not null,
    primary key (actor_id, key))`,
  `create table engine.approvals (
    id uuid primary key, noun text not null, record_id uuid not null, action text not null, role text not null, actor_id text not null,
    human text not null, name text not null, version int not null, content_hash bytea not null, at timestamptz(3) not null, voided_at timestamptz(3))`,
  'create index approvals_record on engine.approvals (noun, record_id) where voided_at is null',
  `create table engine.doings (
    noun text not null, record_id uuid not null, action text not null, human text not null, at timestamptz(3) not null,
    primary key (noun, record_id, action, human))`,
  'create table engine.gapless_numbers (series text primary key, last bigint not null)',
];

const people = [
  `create table engine.credentials (
    staff_id uuid primary key, password_hash text, totp_secret bytea, totp_confirmed_at timestamptz(3), changed_at timestamptz(3) not null)`,
  'create table engine.used_codes (staff_id uuid not null, step bigint not null, primary key (staff_id, step))',
  `create table engine.sessions (
    id_hash bytea primary key, staff_id uuid not null, created_at timestamptz(3) not null, seen_at timestamptz(3) not null,
    expires_at timestamptz(3) not null, second_factor_at timestamptz(3), address text, agent text)`,
  'create index sessions_staff on engine.sessions (staff_id)',
  `create table engine.sign_in_failures (key text not null, at timestamptz(3) not null, id bigint generated always as identity primary key)`,
  'create index sign_in_failures_key on engine.sign_in_failures (key, at)',
  `create table engine.api_keys (key_hash bytea primary key, client_id uuid not null, created_at timestamptz(3) not null, revoked_at timestamptz(3))`,
  `create unlogged table engine.rate_counts (key text not null, window_start timestamptz(0) not null, count int not null, primary key (key, window_start))`,
];
