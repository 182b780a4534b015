import { Migration } from '@mikro-orm/migrations';

/** Who has an e-mail or a document on his desk, so that no second person begins it. */
export class Migration20261122000038_in_hand extends Migration {
  override up(): void {
    for (const table of ['messages', 'documents']) {
      this.addSql(`alter table "${table}" add "in_hand_of" uuid null, add "in_hand_since" timestamptz(3) null`);
      this.addSql(`alter table "${table}" add constraint "${table}_in_hand_of_foreign" foreign key ("in_hand_of") references "staff" ("id") on update no action on delete no action`);
      this.addSql(`create index "${table}_in_hand_of_id_index" on "${table}" ("in_hand_of", "id")`);
    }
  }
}
