import { Migration } from '@mikro-orm/migrations';

/** Requests to destroy a person's data, with their minutes. */
export class Migration20261122000014_destructions extends Migration {
  override up(): void {
    this.addSql('create table "destructions" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "person" uuid not null, "ground" text not null, "basis" text not null, "refusal_reason" text null, "minutes_number" text collate "tr-TR-x-icu" null, "destroyed_at" timestamptz(3) null, "requested_by" text null, "first_approver" text null, "second_approver" text null, "record_count" int null, "document_count" int null, primary key ("id"))');
    for (const [name, columns] of indexes) this.addSql(`create index "destructions_${name}_index" on "destructions" (${columns})`);
    this.addSql('alter table "destructions" add constraint "destructions_reference_unique" unique ("reference")');
    this.addSql('alter table "destructions" add constraint "destructions_minutes_number_unique" unique ("minutes_number")');
    this.addSql('alter table "destructions" add constraint "destructions_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action');
  }
}

const indexes = [
  ['reference_id', '"reference", "id"'], ['person_id', '"person", "id"'], ['minutes_number_id', '"minutes_number", "id"'], ['destroyed_at_id', '"destroyed_at", "id"'],
  ['created_at_id', '"created_at", "id"'], ['updated_at_id', '"updated_at", "id"'], ['due_at_id', '"due_at", "id"'], ['state', '"state", "created_at", "id"'],
] as const;
