import { Migration } from '@mikro-orm/migrations';

export class Migration20261122165217_intake extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`alter table "changes" add "proposer_id" text null;`);

    this.addSql(`alter table "pre_applications" alter column "first_name" set not null;`);
    this.addSql(`alter table "pre_applications" alter column "last_name" set not null;`);
    this.addSql(`alter table "pre_applications" alter column "birth_date" set not null;`);
    this.addSql(`alter table "pre_applications" alter column "email" set not null;`);

    this.addSql(`drop index "shipments_carrier_barcode_index";`);
    this.addSql(`alter table "shipments" add constraint "shipments_carrier_barcode_unique" unique ("carrier", "barcode");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "changes" drop column "proposer_id";`);

    this.addSql(`alter table "pre_applications" alter column "first_name" drop not null;`);
    this.addSql(`alter table "pre_applications" alter column "last_name" drop not null;`);
    this.addSql(`alter table "pre_applications" alter column "birth_date" drop not null;`);
    this.addSql(`alter table "pre_applications" alter column "email" drop not null;`);

    this.addSql(`alter table "shipments" drop constraint "shipments_carrier_barcode_unique";`);
    this.addSql(`create index "shipments_carrier_barcode_index" on "shipments" ("carrier", "barcode");`);
  }

}
