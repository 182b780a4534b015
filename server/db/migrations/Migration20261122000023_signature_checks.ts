import { Migration } from '@mikro-orm/migrations';

/** What checks of electronic signatures found, and the signed file of a list beside its workbook. */
export class Migration20261122000023_signature_checks extends Migration {
  override up(): void {
    this.addSql(`create table "signature_checks" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "verdict" text null, "reasons" jsonb null, "form" text null, "application_list" uuid null, "document" uuid null, "institution" uuid null, "officer" uuid null, "signer_name" text null, "signer_number" text null, "issuer" text null, "certificate_serial" text null, "signed_at" timestamptz(3) null, "proven_at" timestamptz(3) null, "proven_by" text null, "received_at" timestamptz(3) null, "file_hash" text null, "content_hash" text null, "evidence" text null, "evidence_hash" text null, "job_key" text null, primary key ("id"));`);
    this.addSql(`create index "signature_checks_reference_id_index" on "signature_checks" ("reference", "id");`);
    this.addSql(`create index "signature_checks_verdict_id_index" on "signature_checks" ("verdict", "id");`);
    this.addSql(`create index "signature_checks_application_list_id_index" on "signature_checks" ("application_list", "id");`);
    this.addSql(`create index "signature_checks_document_id_index" on "signature_checks" ("document", "id");`);
    this.addSql(`create index "signature_checks_institution_id_index" on "signature_checks" ("institution", "id");`);
    this.addSql(`create index "signature_checks_officer_id_index" on "signature_checks" ("officer", "id");`);
    this.addSql(`create index "signature_checks_signed_at_id_index" on "signature_checks" ("signed_at", "id");`);
    this.addSql(`create index "signature_checks_created_at_id_index" on "signature_checks" ("created_at", "id");`);
    this.addSql(`create index "signature_checks_updated_at_id_index" on "signature_checks" ("updated_at", "id");`);
    this.addSql(`create index "signature_checks_due_at_id_index" on "signature_checks" ("due_at", "id");`);
    this.addSql(`create index "signature_checks_state_index" on "signature_checks" ("state", "created_at", "id");`);
    this.addSql(`create index "signature_checks_application_list_state_index" on "signature_checks" ("application_list", "state");`);
    this.addSql(`create index "signature_checks_document_state_index" on "signature_checks" ("document", "state");`);
    this.addSql(`alter table "signature_checks" add constraint "signature_checks_reference_unique" unique ("reference");`);
    this.addSql(`alter table "signature_checks" add constraint "signature_checks_job_key_unique" unique ("job_key");`);
    this.addSql(`alter table "application_lists" add "signed_file" text null;`);
    this.addSql(`alter table "signature_checks" add constraint "signature_checks_application_list_foreign" foreign key ("application_list") references "application_lists" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "signature_checks" add constraint "signature_checks_document_foreign" foreign key ("document") references "documents" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "signature_checks" add constraint "signature_checks_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "signature_checks" add constraint "signature_checks_officer_foreign" foreign key ("officer") references "officers" ("id") on update no action on delete no action;`);
  }
}
