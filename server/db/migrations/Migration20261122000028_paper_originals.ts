import { Migration } from '@mikro-orm/migrations';

/** Originals that come by post: their place, their match, their reminders; the second look at the checks. */
export class Migration20261122000028_paper_originals extends Migration {
  override up(): void {
    this.addSql(`alter table "documents" add "box" text null, add "barcode" text null, add "written_on_it" text null, add "matched_into" uuid null, add "same_file_as" uuid null, add "reminders_sent" int null, add "next_reminder_at" timestamptz(3) null, add "form_version_current" boolean null, add "checked_at" timestamptz(3) null, add "checks_confirmed_at" timestamptz(3) null;`);
    this.addSql(`alter table "documents" add constraint "documents_matched_into_foreign" foreign key ("matched_into") references "documents" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_same_file_as_foreign" foreign key ("same_file_as") references "documents" ("id") on update no action on delete no action;`);
    this.addSql(`create index "documents_original_due_at_id_index" on "documents" ("original_due_at", "id");`);
    this.addSql(`create index "documents_matched_into_id_index" on "documents" ("matched_into", "id");`);
    this.addSql(`create index "documents_same_file_as_id_index" on "documents" ("same_file_as", "id");`);
    this.addSql(`create index "documents_scan_index" on "documents" ("scan");`);
    this.addSql(`create index "documents_next_reminder_at_id_index" on "documents" ("next_reminder_at", "id");`);
  }
}
