import { Migration } from '@mikro-orm/migrations';

/** A machine's key is asked for by one person and permitted by another; clients that exist stay as they are. */
export class Migration20261122000015_client_keys extends Migration {
  override up(): void {
    this.addSql('alter table "api_clients" add column "key_requested_at" timestamptz(3) null, add column "key_requested_by" text null, add column "key_permitted_at" timestamptz(3) null, add column "key_issued_at" timestamptz(3) null');
  }
}
