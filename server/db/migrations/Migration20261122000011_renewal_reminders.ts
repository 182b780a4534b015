import { Migration } from '@mikro-orm/migrations';

/** When the holder of a certificate was reminded that it ends. */
export class Migration20261122000011_renewal_reminders extends Migration {
  override up(): void {
    this.addSql('alter table "certificates" add column "reminded_at" timestamptz(3) null;');
  }
}
