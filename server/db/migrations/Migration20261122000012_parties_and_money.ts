import { Migration } from '@mikro-orm/migrations';

/** A bank's key names its bank; the old system's record is confirmed by a person; refunds and resets of credentials have steps; a staff class may be unknown. */
export class Migration20261122000012_parties_and_money extends Migration {
  override up(): void {
    this.addSql('alter table "api_clients" add "bank" text null');
    this.addSql('alter table "institutions" add "history_basis" text null, add "history_confirmed_by" text null, add "history_confirmed_at" timestamptz(3) null');
    this.addSql('alter table "payments" add "refund_iban" text null, add "refund_reason" text null, add "refund_amount" bigint null, add "refund_reference" text null, add "refunded_at" timestamptz(3) null');
    this.addSql('alter table "staff" add "reset_requested_at" timestamptz(3) null, add "reset_requested_by" text null, add "reset_permitted_at" timestamptz(3) null, add "reset_at" timestamptz(3) null');
    this.addSql('alter table "employments" alter column "staff_class" drop not null');
  }
}
