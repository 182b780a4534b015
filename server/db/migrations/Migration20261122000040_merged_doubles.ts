import { Migration } from '@mikro-orm/migrations';

/** A double is known as one, nothing new refers to it, and a merger tells what its survivor took over. */
export class Migration20261122000040_merged_doubles extends Migration {
  override up(): void {
    this.addSql('alter table "institutions" add "merged_with" uuid null');
    this.addSql('create index "institutions_merged_with_id_index" on "institutions" ("merged_with", "id")');
    this.addSql('alter table "institutions" add constraint "institutions_merged_with_foreign" foreign key ("merged_with") references "institutions" ("id") on update no action on delete no action');
    this.addSql('alter table "mergers" add "took_production" boolean null, add "survivor_produced_at" timestamptz(3) null, add "took_history" boolean null, add "took_applications" uuid[] null');
    this.addSql(`create function engine.refuse_double(referred text, double_of text, ids uuid[]) returns void language plpgsql as $$
      declare one record;
      begin
        -- "for key share" waits for a merger that is closing the record, and then reads what it became.
        for one in execute format('select %I as other from %s where id = any($1) order by id for key share', double_of, referred) using ids loop
          if one.other is not null then raise exception 'refers to a double' using errcode = 'NE001'; end if;
        end loop;
      end $$`);
  }
}
