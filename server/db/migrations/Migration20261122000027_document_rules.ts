import { Migration } from '@mikro-orm/migrations';

/** What is asked of each kind of paper, and which papers a flow wants: data, versioned. */
export class Migration20261122000027_document_rules extends Migration {
  override up(): void {
    this.addSql(`create table "document_requirements" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "name" text not null, "version_number" int not null, "application_type" text null, "flow" text not null, "step" text not null, "signed_how" text not null, "institution_undertaking" text not null, "officer_undertaking" text not null, "signed_list" text not null, "scan" text not null, "excel_list" text not null, "assessment_form" text not null, "paper_original" text not null, "one_email" boolean null, "valid_from" date not null, "source" text not null, primary key ("id"));`);
    this.addSql(`create index "document_requirements_code_id_index" on "document_requirements" ("code", "id");`);
    this.addSql(`create index "document_requirements_valid_from_id_index" on "document_requirements" ("valid_from", "id");`);
    this.addSql(`create index "document_requirements_created_at_id_index" on "document_requirements" ("created_at", "id");`);
    this.addSql(`create index "document_requirements_updated_at_id_index" on "document_requirements" ("updated_at", "id");`);
    this.addSql(`create index "document_requirements_due_at_id_index" on "document_requirements" ("due_at", "id");`);
    this.addSql(`create index "document_requirements_state_index" on "document_requirements" ("state", "created_at", "id");`);
    this.addSql(`alter table "document_requirements" add constraint "document_requirements_code_version_number_unique" unique ("code", "version_number");`);
    this.addSql(`create table "document_types" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text not null, "name" text not null, "version_number" int not null, "original_wanted" boolean null, "original_blocks" boolean null, "original_due_days" int not null, "reminder_every_days" int not null, "most_reminders" int not null, "asks_authorised_signer" boolean null, "asks_initials" boolean null, "asks_stamp" boolean null, "asks_form_version" boolean null, "form_versions" text null, "second_person" boolean null, "valid_from" date not null, "source" text not null, primary key ("id"));`);
    this.addSql(`create index "document_types_code_id_index" on "document_types" ("code", "id");`);
    this.addSql(`create index "document_types_valid_from_id_index" on "document_types" ("valid_from", "id");`);
    this.addSql(`create index "document_types_created_at_id_index" on "document_types" ("created_at", "id");`);
    this.addSql(`create index "document_types_updated_at_id_index" on "document_types" ("updated_at", "id");`);
    this.addSql(`create index "document_types_due_at_id_index" on "document_types" ("due_at", "id");`);
    this.addSql(`create index "document_types_state_index" on "document_types" ("state", "created_at", "id");`);
    this.addSql(`create index "document_types_code_state_index" on "document_types" ("code", "state");`);
  }
}
