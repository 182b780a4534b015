import { Migration } from '@mikro-orm/migrations';

/** Mergers of doubles, and what each of them moved. */
export class Migration20261122000033_mergers extends Migration {
  override up(): void {
    this.addSql('create table "mergers" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "double" uuid not null, "survivor" uuid not null, "reason" text not null, "moved" int null, "left_behind" int null, "moved_back" int null, "outcome" text null, "state_before" text null, "undo_reason" text null, "done_at" timestamptz(3) null, "undone_at" timestamptz(3) null, primary key ("id"))');
    this.addSql('create index "mergers_reference_id_index" on "mergers" ("reference", "id")');
    this.addSql('create index "mergers_double_id_index" on "mergers" ("double", "id")');
    this.addSql('create index "mergers_survivor_id_index" on "mergers" ("survivor", "id")');
    this.addSql('create index "mergers_done_at_id_index" on "mergers" ("done_at", "id")');
    this.addSql('create index "mergers_created_at_id_index" on "mergers" ("created_at", "id")');
    this.addSql('create index "mergers_updated_at_id_index" on "mergers" ("updated_at", "id")');
    this.addSql('create index "mergers_due_at_id_index" on "mergers" ("due_at", "id")');
    this.addSql('create index "mergers_state_index" on "mergers" ("state", "created_at", "id")');
    this.addSql('alter table "mergers" add constraint "mergers_reference_unique" unique ("reference")');
    this.addSql('create table "merger_moves" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "merger" uuid not null, "noun" text not null, "record_id" text not null, "field" text not null, "outcome" text not null, "told" text null, primary key ("id"))');
    this.addSql('create index "merger_moves_merger_id_index" on "merger_moves" ("merger", "id")');
    this.addSql('create index "merger_moves_created_at_id_index" on "merger_moves" ("created_at", "id")');
    this.addSql('create index "merger_moves_updated_at_id_index" on "merger_moves" ("updated_at", "id")');
    this.addSql('create index "merger_moves_due_at_id_index" on "merger_moves" ("due_at", "id")');
    this.addSql('create index "merger_moves_state_index" on "merger_moves" ("state", "created_at", "id")');
    this.addSql('create index "merger_moves_merger_outcome_index" on "merger_moves" ("merger", "outcome")');
    this.addSql('alter table "merger_moves" add constraint "merger_moves_merger_noun_record_id_field_unique" unique ("merger", "noun", "record_id", "field")');
    this.addSql('alter table "mergers" add constraint "mergers_double_foreign" foreign key ("double") references "institutions" ("id") on update no action on delete no action');
    this.addSql('alter table "mergers" add constraint "mergers_survivor_foreign" foreign key ("survivor") references "institutions" ("id") on update no action on delete no action');
    this.addSql('alter table "merger_moves" add constraint "merger_moves_merger_foreign" foreign key ("merger") references "mergers" ("id") on update no action on delete no action');
  }
}
