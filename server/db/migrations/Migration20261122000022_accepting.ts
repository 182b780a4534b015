import { Migration } from '@mikro-orm/migrations';

/** When what is missing was asked for, why a message was set aside, and what came out of a signed envelope. */
export class Migration20261122000022_accepting extends Migration {
  override up(): void {
    this.addSql('alter table "messages" add "asked_at" timestamptz(3) null, add "set_aside_reason" uuid null');
    this.addSql('alter table "messages" add constraint "messages_set_aside_reason_foreign" foreign key ("set_aside_reason") references "reason_codes" ("id") on update no action on delete no action');
    this.addSql('create index "messages_set_aside_reason_id_index" on "messages" ("set_aside_reason", "id")');
    this.addSql('alter table "message_attachments" add "also_holds" jsonb null, add "opened_from" uuid null');
    this.addSql('alter table "message_attachments" add constraint "message_attachments_opened_from_foreign" foreign key ("opened_from") references "message_attachments" ("id") on update no action on delete no action');
    this.addSql('create index "message_attachments_opened_from_id_index" on "message_attachments" ("opened_from", "id")');
  }
}
