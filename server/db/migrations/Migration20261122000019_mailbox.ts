import { Migration } from '@mikro-orm/migrations';

/** Messages with their proposal and attachments, letters that answer them, and how far each mailbox has been read. */
export class Migration20261122000019_mailbox extends Migration {
  override up(): void {
    for (const statement of [...messages, ...attachments, ...letters, position]) this.addSql(statement);
  }
}

const messages = [
  // The same Message-ID with other content is kept and told: the content says whether a message is new.
  'alter table "messages" drop constraint "messages_message_id_unique"',
  `alter table "messages" add "content_hash" text null, add "sender_name" text null, add "body_text" text null, add "in_reply_to" text null, add "source" text null, add "automatic" text null,
    add "outgoing_mail" uuid null, add "warning" text null, add "flow" text null, add "officer" uuid null, add "signature_kind" text null, add "confidence" int null, add "complete" boolean null,
    add "missing" jsonb null, add "sender_known" boolean null, add "rows" int null, add "valid_rows" int null, add "original_expected" boolean null, add "reasons" jsonb null, add "paired_with" uuid null`,
  'alter table "messages" add constraint "messages_content_hash_unique" unique ("content_hash")',
  'alter table "messages" add constraint "messages_outgoing_mail_foreign" foreign key ("outgoing_mail") references "outgoing_mails" ("id") on update no action on delete no action',
  'alter table "messages" add constraint "messages_officer_foreign" foreign key ("officer") references "officers" ("id") on update no action on delete no action',
  'alter table "messages" add constraint "messages_paired_with_foreign" foreign key ("paired_with") references "messages" ("id") on update no action on delete no action',
  'create index "messages_outgoing_mail_id_index" on "messages" ("outgoing_mail", "id")',
  'create index "messages_officer_id_index" on "messages" ("officer", "id")',
  'create index "messages_paired_with_id_index" on "messages" ("paired_with", "id")',
  'create index "messages_message_id_index" on "messages" ("message_id")',
  'create index "messages_thread_index" on "messages" ("thread")',
];

const attachments = [
  `create table "message_attachments" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null,
    "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "message" uuid not null, "position" int not null, "file_name" text null,
    "media_type" text null, "size" int null, "sha256" text null, "content" text null, "form_kind" text null, "document" uuid null, "quarantine_reason" text null, primary key ("id"))`,
  ...[
    ['message_id', '"message", "id"'], ['position_id', '"position", "id"'], ['document_id', '"document", "id"'], ['created_at_id', '"created_at", "id"'],
    ['updated_at_id', '"updated_at", "id"'], ['due_at_id', '"due_at", "id"'], ['state', '"state", "created_at", "id"'], ['sha256', '"sha256"'],
  ].map(([name, columns]) => `create index "message_attachments_${name}_index" on "message_attachments" (${columns})`),
  'alter table "message_attachments" add constraint "message_attachments_message_foreign" foreign key ("message") references "messages" ("id") on update no action on delete no action',
  'alter table "message_attachments" add constraint "message_attachments_document_foreign" foreign key ("document") references "documents" ("id") on update no action on delete no action',
];

const letters = [
  'alter table "outgoing_mails" add "own_text" text null, add "in_reply_to" text null, add "reference_ids" text null, add "attachment" text null, add "file_name" text null',
];

// validity and number: how far it was read; lease: the one node that reads it now.
const position = `create table engine.mailboxes (
  name text primary key, validity text not null default '', last_number bigint not null default 0, holder text, lease_until timestamptz(3),
  read_at timestamptz(3), taken bigint not null default 0, waiting int, last_error text, last_error_at timestamptz(3))`;
