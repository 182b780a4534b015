import { Migration } from '@mikro-orm/migrations';

/** Drafts are sealed to whose they are and to their form from now on: what was sealed to its row alone no longer opens, and is typed anew. */
export class Migration20261122000016_draft_seats extends Migration {
  override up(): void {
    this.addSql('delete from engine.drafts');
  }
}
