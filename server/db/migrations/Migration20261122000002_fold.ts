import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** The fold function, in the words of its own file: `functions/fold.sql`. A later change of it is a later migration. */
export class Migration20261122000002_fold extends Migration {
  override up(): void {
    this.addSql(readFileSync(`${import.meta.dirname}/../functions/fold.sql`, 'utf8'));
  }
}
