import { Migration } from '@mikro-orm/migrations';

/** Packs that answer a request for a quote. */
export class Migration20261122000032_procurement_packs extends Migration {
  override up(): void {
    this.addSql('create table "procurement_packs" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "recipient" text not null, "institution" uuid null, "message" uuid null, "note" text null, "prices_on" date null, "prices" jsonb null, "texts" jsonb null, "pdf" text null, "sent_at" timestamptz(3) null, "withdraw_reason" text null, primary key ("id"))');
    this.addSql('create index "procurement_packs_reference_id_index" on "procurement_packs" ("reference", "id")');
    this.addSql('create index "procurement_packs_institution_id_index" on "procurement_packs" ("institution", "id")');
    this.addSql('create index "procurement_packs_message_id_index" on "procurement_packs" ("message", "id")');
    this.addSql('create index "procurement_packs_prices_on_id_index" on "procurement_packs" ("prices_on", "id")');
    this.addSql('create index "procurement_packs_sent_at_id_index" on "procurement_packs" ("sent_at", "id")');
    this.addSql('create index "procurement_packs_created_at_id_index" on "procurement_packs" ("created_at", "id")');
    this.addSql('create index "procurement_packs_updated_at_id_index" on "procurement_packs" ("updated_at", "id")');
    this.addSql('create index "procurement_packs_due_at_id_index" on "procurement_packs" ("due_at", "id")');
    this.addSql('create index "procurement_packs_state_index" on "procurement_packs" ("state", "created_at", "id")');
    this.addSql('alter table "procurement_packs" add constraint "procurement_packs_reference_unique" unique ("reference")');
    this.addSql('alter table "procurement_packs" add constraint "procurement_packs_institution_foreign" foreign key ("institution") references "institutions" ("id")');
    this.addSql('alter table "procurement_packs" add constraint "procurement_packs_message_foreign" foreign key ("message") references "messages" ("id")');
  }
}
