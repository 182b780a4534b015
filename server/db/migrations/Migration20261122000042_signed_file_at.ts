import { Migration } from '@mikro-orm/migrations';

/** When the signed file of a list came, which is later than the list where it was attached afterwards. */
export class Migration20261122000042_signed_file_at extends Migration {
  override up(): void {
    this.addSql('alter table "application_lists" add "signed_file_at" timestamptz(3) null');
  }
}
