import { Migration } from '@mikro-orm/migrations';

/** Files that are kept and not given out: they wait for a virus scanner, or one has found something in them. */
export class Migration20261122000043_held_files extends Migration {
  override up(): void {
    this.addSql('create table engine.held_files (key text primary key, held_at timestamptz not null default now(), virus text null)');
  }
}
