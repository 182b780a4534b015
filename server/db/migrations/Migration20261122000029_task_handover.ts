import { Migration } from '@mikro-orm/migrations';

/** Who had a task before it was given to another, so that it can be given back. */
export class Migration20261122000029_task_handover extends Migration {
  override up(): void {
    this.addSql('alter table "tasks" add column "assignee_before" uuid null');
    this.addSql('alter table "tasks" add constraint "tasks_assignee_before_foreign" foreign key ("assignee_before") references "staff" ("id")');
    this.addSql('create index "tasks_assignee_before_id_index" on "tasks" ("assignee_before", "id")');
  }
}
