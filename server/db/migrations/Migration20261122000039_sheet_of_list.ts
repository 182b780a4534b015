import { Migration } from '@mikro-orm/migrations';

/** Of which sheet of the workbook the rows are: with row and cell it is the whole pointer of a value. */
export class Migration20261122000039_sheet_of_list extends Migration {
  override up(): void {
    this.addSql('alter table "application_lists" add "sheet_name" text null;');
  }
}
