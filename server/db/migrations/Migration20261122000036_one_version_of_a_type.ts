import { Migration } from '@mikro-orm/migrations';

/** A version of a document type is there once: two of one number would leave open which one counts. */
export class Migration20261122000036_one_version_of_a_type extends Migration {
  override up(): void {
    this.addSql(`alter table "document_types" add constraint "document_types_code_version_number_unique" unique ("code", "version_number");`);
  }
}
