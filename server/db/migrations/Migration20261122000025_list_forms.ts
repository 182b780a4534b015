import { Migration } from '@mikro-orm/migrations';

/** Forms that were issued, headings that lists may carry, corrections in place and the list that a list corrects. */
export class Migration20261122000025_list_forms extends Migration {
  override up(): void {
    this.addSql(`create table "list_headings" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "heading" text collate "tr-TR-x-icu" not null, "column" text not null, "form_version" text null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "list_headings_heading_id_index" on "list_headings" ("heading", "id");`);
    this.addSql(`create index "list_headings_created_at_id_index" on "list_headings" ("created_at", "id");`);
    this.addSql(`create index "list_headings_updated_at_id_index" on "list_headings" ("updated_at", "id");`);
    this.addSql(`create index "list_headings_due_at_id_index" on "list_headings" ("due_at", "id");`);
    this.addSql(`create index "list_headings_state_index" on "list_headings" ("state", "created_at", "id");`);
    this.addSql(`create unique index list_headings_once on list_headings (heading) where state <> 'withdrawn';`);
    this.addSql(`create table "list_forms" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "institution" uuid not null, "officer" uuid null, "form_version" text null, "issued_on" date null, "issued_by" text null, primary key ("id"));`);
    this.addSql(`create index "list_forms_reference_id_index" on "list_forms" ("reference", "id");`);
    this.addSql(`create index "list_forms_institution_id_index" on "list_forms" ("institution", "id");`);
    this.addSql(`create index "list_forms_officer_id_index" on "list_forms" ("officer", "id");`);
    this.addSql(`create index "list_forms_issued_on_id_index" on "list_forms" ("issued_on", "id");`);
    this.addSql(`create index "list_forms_created_at_id_index" on "list_forms" ("created_at", "id");`);
    this.addSql(`create index "list_forms_updated_at_id_index" on "list_forms" ("updated_at", "id");`);
    this.addSql(`create index "list_forms_due_at_id_index" on "list_forms" ("due_at", "id");`);
    this.addSql(`create index "list_forms_state_index" on "list_forms" ("state", "created_at", "id");`);
    this.addSql(`alter table "list_forms" add constraint "list_forms_reference_unique" unique ("reference");`);
    this.addSql(`alter table "application_lists" add "rows_corrected" int null, add "issued_form" uuid null, add "form_remark" text null, add "corrects" uuid null, add "difference" text null, add "times_sent_back" int null;`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_issued_form_foreign" foreign key ("issued_form") references "list_forms" ("id");`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_corrects_foreign" foreign key ("corrects") references "application_lists" ("id");`);
    this.addSql(`create index "application_lists_issued_form_id_index" on "application_lists" ("issued_form", "id");`);
    this.addSql(`create index "application_lists_corrects_id_index" on "application_lists" ("corrects", "id");`);
    this.addSql(`alter table "list_rows" add "edits" jsonb null, add "person_number" text null, add "change" text null, add "earlier" jsonb null;`);
    this.addSql(`create index "list_rows_list_person_number_index" on "list_rows" ("list", "person_number");`);
    this.addSql(`alter table "list_forms" add constraint "list_forms_institution_foreign" foreign key ("institution") references "institutions" ("id");`);
    this.addSql(`alter table "list_forms" add constraint "list_forms_officer_foreign" foreign key ("officer") references "officers" ("id");`);
  }
}
