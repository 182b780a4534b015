import { Migration } from '@mikro-orm/migrations';

/** A letter that somebody sent to himself, to see how a template reads. */
export class Migration20261122000017_trial_letters extends Migration {
  override up(): void {
    this.addSql('alter table "outgoing_mails" add column "trial" boolean null');
  }
}
