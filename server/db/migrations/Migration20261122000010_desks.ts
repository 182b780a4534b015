import { Migration } from '@mikro-orm/migrations';

/** What people keep for themselves at their desks: preferences, views of lists, drafts; and the jobs that work through many records. */
export class Migration20261122000010_desks extends Migration {
  override up(): void {
    for (const statement of [...desks, ...jobs]) this.addSql(statement);
  }
}

const desks = [
  `create table engine.preferences (
    staff_id uuid not null, key text not null, value jsonb not null, at timestamptz(3) not null, primary key (staff_id, key))`,
  `create table engine.list_views (
    id uuid primary key, noun text not null, owner_id uuid not null, name text collate "tr-TR-x-icu" not null, shared_with text[],
    definition jsonb not null, version int not null, created_at timestamptz(3) not null, updated_at timestamptz(3) not null, unique (owner_id, noun, name))`,
  'create index list_views_noun on engine.list_views (noun)',
  `create table engine.list_view_defaults (
    noun text not null, role text not null, view_id uuid not null references engine.list_views on delete cascade, primary key (noun, role))`,
  'create index list_view_defaults_view on engine.list_view_defaults (view_id)',
  // place: the record's id or 'new'; action: the form's action, or '' for the record itself.
  `create table engine.drafts (
    id uuid primary key, staff_id uuid not null, noun text not null, place text not null, action text not null, subject_id uuid, own_key bytea,
    sealed text not null, base_version int, created_at timestamptz(3) not null, updated_at timestamptz(3) not null, expires_at timestamptz(3) not null,
    unique (staff_id, noun, place, action), check ((subject_id is null) <> (own_key is null)))`,
  'create index drafts_expiry on engine.drafts (expires_at)',
  'create index drafts_subject on engine.drafts (subject_id) where subject_id is not null',
];

const jobs = [
  `create table engine.bulk_jobs (
    id uuid primary key, noun text not null, action text not null, dry_run boolean not null, state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
    actor_id uuid not null, acting_for uuid, session_id text, request bytea not null, total int not null, succeeded int not null default 0, refused int not null default 0,
    retry_of uuid, stopped_code text, stopped_tr text, stopped_en text, started_at timestamptz(3) not null, finished_at timestamptz(3),
    lease_until timestamptz, served_at timestamptz)`,
  "create index bulk_jobs_running on engine.bulk_jobs (served_at nulls first, id) where state = 'running'",
  'create index bulk_jobs_actor on engine.bulk_jobs (actor_id, id)',
  'create index bulk_jobs_started on engine.bulk_jobs (started_at)',
  `create table engine.bulk_rows (
    job_id uuid not null references engine.bulk_jobs on delete cascade, n int not null, record_id uuid not null,
    outcome text check (outcome in ('succeeded', 'refused')), code text, tr text, en text, at timestamptz(3), primary key (job_id, n), unique (job_id, record_id))`,
  'create index bulk_rows_open on engine.bulk_rows (job_id, n) where outcome is null',
];
