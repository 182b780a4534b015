import { Migration } from '@mikro-orm/migrations';

/** Who believed a signature that came after its signer's duty had ended, and the attachment that a checked signature came in. */
export class Migration20261122000041_late_signatures extends Migration {
  override up(): void {
    this.addSql('alter table "application_lists" add "late_signature_basis" text null, add "late_signature_confirmed_at" timestamptz(3) null');
    this.addSql('alter table "signature_checks" add "attachment" uuid null');
    this.addSql('alter table "signature_checks" add constraint "signature_checks_attachment_foreign" foreign key ("attachment") references "message_attachments" ("id") on update no action on delete no action');
    this.addSql('create index "signature_checks_attachment_id_index" on "signature_checks" ("attachment", "id")');
  }
}
