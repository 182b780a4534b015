import { Migration } from '@mikro-orm/migrations';

/** Which other institutions a registration may be the double of. */
export class Migration20261122000034_possible_doubles extends Migration {
  override up(): void {
    this.addSql('alter table "institutions" add "possible_doubles" uuid[] null');
  }
}
