import { Migration } from '@mikro-orm/migrations';

/** Rules that say what a message is, and the domains from which an institution writes. */
export class Migration20261122000021_classification_rules extends Migration {
  override up(): void {
    this.addSql(`create table "classification_rules" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null,
      "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "version_number" int not null, "looks_at" text not null,
      "words" text not null, "speaks_for" text not null, "weight" int not null, "valid_from" date not null, primary key ("id"))`);
    for (const [name, columns] of [
      ['code_id', '"code", "id"'], ['valid_from_id', '"valid_from", "id"'], ['created_at_id', '"created_at", "id"'], ['updated_at_id', '"updated_at", "id"'], ['due_at_id', '"due_at", "id"'], ['state', '"state", "created_at", "id"'],
    ]) this.addSql(`create index "classification_rules_${name}_index" on "classification_rules" (${columns})`);
    this.addSql('alter table "classification_rules" add constraint "classification_rules_code_version_number_unique" unique ("code", "version_number")');
    this.addSql('alter table "institutions" add "mail_domains" text null');
  }
}
