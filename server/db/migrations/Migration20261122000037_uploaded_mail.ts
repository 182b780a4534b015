import { Migration } from '@mikro-orm/migrations';

/** Who handed in a message that came as a file. */
export class Migration20261122000037_uploaded_mail extends Migration {
  override up(): void {
    this.addSql('alter table "messages" add "uploaded_by" text null');
  }
}
