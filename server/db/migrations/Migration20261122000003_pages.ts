import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000003_pages extends Migration {

  override name = 'Migration20261122000003_pages';

  override up(): void | Promise<void> {
    this.addSql(`create table "api_clients" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "name" text collate "tr-TR-x-icu" not null, "role" text not null, "scopes" jsonb null, "addresses" jsonb null, primary key ("id"));`);
    this.addSql(`create index "api_clients_name_id_index" on "api_clients" ("name", "id");`);
    this.addSql(`create index "api_clients_created_at_id_index" on "api_clients" ("created_at", "id");`);
    this.addSql(`create index "api_clients_updated_at_id_index" on "api_clients" ("updated_at", "id");`);
    this.addSql(`create index "api_clients_due_at_id_index" on "api_clients" ("due_at", "id");`);
    this.addSql(`create index "api_clients_state_index" on "api_clients" ("state", "created_at", "id");`);
    this.addSql(`alter table "api_clients" add constraint "api_clients_name_unique" unique ("name");`);

    this.addSql(`create table "application_types" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "version_number" int not null, "name" text collate "tr-TR-x-icu" not null, "valid_from" date not null, "routes" jsonb not null, "explanation" text null, "source" text null, primary key ("id"));`);
    this.addSql(`create index "application_types_code_id_index" on "application_types" ("code", "id");`);
    this.addSql(`create index "application_types_name_id_index" on "application_types" ("name", "id");`);
    this.addSql(`create index "application_types_valid_from_id_index" on "application_types" ("valid_from", "id");`);
    this.addSql(`create index "application_types_created_at_id_index" on "application_types" ("created_at", "id");`);
    this.addSql(`create index "application_types_updated_at_id_index" on "application_types" ("updated_at", "id");`);
    this.addSql(`create index "application_types_due_at_id_index" on "application_types" ("due_at", "id");`);
    this.addSql(`create index "application_types_state_index" on "application_types" ("state", "created_at", "id");`);
    this.addSql(`alter table "application_types" add constraint "application_types_code_version_number_unique" unique ("code", "version_number");`);

    this.addSql(`create table "bank_statements" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "bank" text not null, "account" text not null, "from_day" date not null, "to_day" date not null, "opening" bigint not null, "movements" bigint not null, "movement_count" int not null, "closing" bigint not null, "difference" text null, primary key ("id"));`);
    this.addSql(`create index "bank_statements_reference_id_index" on "bank_statements" ("reference", "id");`);
    this.addSql(`create index "bank_statements_from_day_id_index" on "bank_statements" ("from_day", "id");`);
    this.addSql(`create index "bank_statements_to_day_id_index" on "bank_statements" ("to_day", "id");`);
    this.addSql(`create index "bank_statements_created_at_id_index" on "bank_statements" ("created_at", "id");`);
    this.addSql(`create index "bank_statements_updated_at_id_index" on "bank_statements" ("updated_at", "id");`);
    this.addSql(`create index "bank_statements_due_at_id_index" on "bank_statements" ("due_at", "id");`);
    this.addSql(`create index "bank_statements_state_index" on "bank_statements" ("state", "created_at", "id");`);
    this.addSql(`alter table "bank_statements" add constraint "bank_statements_reference_unique" unique ("reference");`);
    this.addSql(`alter table "bank_statements" add constraint "bank_statements_account_from_day_to_day_unique" unique ("account", "from_day", "to_day");`);

    this.addSql(`create table "carriers" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text not null, "name" text collate "tr-TR-x-icu" not null, "usual" boolean null, "contact_email" text null, "contact_phone" text null, "tracking_address" text null, "code_map" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "carriers_name_id_index" on "carriers" ("name", "id");`);
    this.addSql(`create index "carriers_created_at_id_index" on "carriers" ("created_at", "id");`);
    this.addSql(`create index "carriers_updated_at_id_index" on "carriers" ("updated_at", "id");`);
    this.addSql(`create index "carriers_due_at_id_index" on "carriers" ("due_at", "id");`);
    this.addSql(`create index "carriers_state_index" on "carriers" ("state", "created_at", "id");`);
    this.addSql(`alter table "carriers" add constraint "carriers_code_unique" unique ("code");`);

    this.addSql(`create table "changes" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "noun" text not null, "record_id" text not null, "patch" jsonb not null, "before" jsonb not null, "base_version" int not null, "subject_id" text null, "reason" text null, "created_on" text null, "proposed_by_roles" jsonb null, "proposer_id" text null, "proposer" text null, "valid_from" timestamptz(3) null, "refusal_reason" text null, primary key ("id"));`);
    this.addSql(`create index "changes_created_at_id_index" on "changes" ("created_at", "id");`);
    this.addSql(`create index "changes_updated_at_id_index" on "changes" ("updated_at", "id");`);
    this.addSql(`create index "changes_due_at_id_index" on "changes" ("due_at", "id");`);
    this.addSql(`create index "changes_state_index" on "changes" ("state", "created_at", "id");`);
    this.addSql(`create index "changes_noun_record_id_index" on "changes" ("noun", "record_id");`);

    this.addSql(`create table "consent_texts" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "version_number" int not null, "name" text not null, "body" text not null, "valid_from" date not null, primary key ("id"));`);
    this.addSql(`create index "consent_texts_code_id_index" on "consent_texts" ("code", "id");`);
    this.addSql(`create index "consent_texts_valid_from_id_index" on "consent_texts" ("valid_from", "id");`);
    this.addSql(`create index "consent_texts_created_at_id_index" on "consent_texts" ("created_at", "id");`);
    this.addSql(`create index "consent_texts_updated_at_id_index" on "consent_texts" ("updated_at", "id");`);
    this.addSql(`create index "consent_texts_due_at_id_index" on "consent_texts" ("due_at", "id");`);
    this.addSql(`create index "consent_texts_state_index" on "consent_texts" ("state", "created_at", "id");`);
    this.addSql(`alter table "consent_texts" add constraint "consent_texts_code_version_number_unique" unique ("code", "version_number");`);

    this.addSql(`create table "delivery_methods" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "name" text not null, "name_en" text not null, "needs_address" boolean not null, "explanation" text null, primary key ("id"));`);
    this.addSql(`create index "delivery_methods_code_id_index" on "delivery_methods" ("code", "id");`);
    this.addSql(`create index "delivery_methods_created_at_id_index" on "delivery_methods" ("created_at", "id");`);
    this.addSql(`create index "delivery_methods_updated_at_id_index" on "delivery_methods" ("updated_at", "id");`);
    this.addSql(`create index "delivery_methods_due_at_id_index" on "delivery_methods" ("due_at", "id");`);
    this.addSql(`create index "delivery_methods_state_index" on "delivery_methods" ("state", "created_at", "id");`);
    this.addSql(`alter table "delivery_methods" add constraint "delivery_methods_code_unique" unique ("code");`);

    this.addSql(`create table "guides" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "version_number" int not null, "name" text not null, "kind" text not null, "body" text not null, "link" text null, primary key ("id"));`);
    this.addSql(`create index "guides_code_id_index" on "guides" ("code", "id");`);
    this.addSql(`create index "guides_created_at_id_index" on "guides" ("created_at", "id");`);
    this.addSql(`create index "guides_updated_at_id_index" on "guides" ("updated_at", "id");`);
    this.addSql(`create index "guides_due_at_id_index" on "guides" ("due_at", "id");`);
    this.addSql(`create index "guides_state_index" on "guides" ("state", "created_at", "id");`);
    this.addSql(`alter table "guides" add constraint "guides_code_version_number_unique" unique ("code", "version_number");`);

    this.addSql(`create table "holidays" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "day" date not null, "name" text not null, "half" boolean not null, "source" text not null, primary key ("id"));`);
    this.addSql(`create index "holidays_day_id_index" on "holidays" ("day", "id");`);
    this.addSql(`create index "holidays_created_at_id_index" on "holidays" ("created_at", "id");`);
    this.addSql(`create index "holidays_updated_at_id_index" on "holidays" ("updated_at", "id");`);
    this.addSql(`create index "holidays_due_at_id_index" on "holidays" ("due_at", "id");`);
    this.addSql(`create index "holidays_state_index" on "holidays" ("state", "created_at", "id");`);
    this.addSql(`alter table "holidays" add constraint "holidays_day_unique" unique ("day");`);

    this.addSql(`create table "institutions" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "name" text collate "tr-TR-x-icu" not null, "kind" text not null, "sector" text not null, "vkn" text null, "detsis" text null, "province" text collate "tr-TR-x-icu" null, "address" text null, "email" text null, "telephone" text null, "kep" text null, "signatory" text null, "renewal_window_days" int null, "signing_applications" uuid[] null, "migrated_history" boolean null, "first_produced_at" timestamptz(3) null, "activated_at" timestamptz(3) null, "without_officer" boolean null, "merged_into" uuid null, "closed_on" date null, "stop_reason" text null, primary key ("id"));`);
    this.addSql(`create index "institutions_reference_id_index" on "institutions" ("reference", "id");`);
    this.addSql(`create index "institutions_name_id_index" on "institutions" ("name", "id");`);
    this.addSql(`create index "institutions_province_id_index" on "institutions" ("province", "id");`);
    this.addSql(`create index "institutions_activated_at_id_index" on "institutions" ("activated_at", "id");`);
    this.addSql(`create index "institutions_merged_into_id_index" on "institutions" ("merged_into", "id");`);
    this.addSql(`create index "institutions_created_at_id_index" on "institutions" ("created_at", "id");`);
    this.addSql(`create index "institutions_updated_at_id_index" on "institutions" ("updated_at", "id");`);
    this.addSql(`create index "institutions_due_at_id_index" on "institutions" ("due_at", "id");`);
    this.addSql(`create index "institutions_state_index" on "institutions" ("state", "created_at", "id");`);
    this.addSql(`create index "institutions_state_name_index" on "institutions" ("state", "name");`);
    this.addSql(`create index institutions_name_fragment on institutions using gin (nes_fold(name) gin_trgm_ops);`);
    this.addSql(`alter table "institutions" add constraint "institutions_reference_unique" unique ("reference");`);

    this.addSql(`create table "manifests" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "carrier" uuid not null, "count" int null, "courier_name" text null, "handed_over_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "manifests_reference_id_index" on "manifests" ("reference", "id");`);
    this.addSql(`create index "manifests_carrier_id_index" on "manifests" ("carrier", "id");`);
    this.addSql(`create index "manifests_created_at_id_index" on "manifests" ("created_at", "id");`);
    this.addSql(`create index "manifests_updated_at_id_index" on "manifests" ("updated_at", "id");`);
    this.addSql(`create index "manifests_due_at_id_index" on "manifests" ("due_at", "id");`);
    this.addSql(`create index "manifests_state_index" on "manifests" ("state", "created_at", "id");`);
    this.addSql(`alter table "manifests" add constraint "manifests_reference_unique" unique ("reference");`);

    this.addSql(`create table "people" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "person_number" text not null, "first_name" text not null, "last_name" text not null, "birth_date" date not null, "birth_place" text null, "email" text null, "phone" text null, "address" text null, "source" text null, "e_approval_given_at" timestamptz(3) null, "e_approval_withdrawn_at" timestamptz(3) null, "block_reason" text null, primary key ("id"));`);
    this.addSql(`create index "people_created_at_id_index" on "people" ("created_at", "id");`);
    this.addSql(`create index "people_updated_at_id_index" on "people" ("updated_at", "id");`);
    this.addSql(`create index "people_due_at_id_index" on "people" ("due_at", "id");`);
    this.addSql(`create index "people_state_index" on "people" ("state", "created_at", "id");`);
    this.addSql(`create index people_first_name_fragment on people using gin (nes_fold(first_name) gin_trgm_ops);`);
    this.addSql(`create index people_last_name_fragment on people using gin (nes_fold(last_name) gin_trgm_ops);`);
    this.addSql(`alter table "people" add constraint "people_person_number_unique" unique ("person_number");`);

    this.addSql(`create table "payments" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "channel" text not null, "bank" text not null, "bank_reference" text not null, "amount" bigint not null, "value_on" date not null, "payer_vkn" text null, "payer_tckn" text null, "payer_name" text null, "payer_iban" text null, "description" text null, "payer_person" uuid null, "allocated_amount" bigint null, "suggestion" jsonb null, "suggested_because" text null, "reversed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "payments_reference_id_index" on "payments" ("reference", "id");`);
    this.addSql(`create index "payments_amount_id_index" on "payments" ("amount", "id");`);
    this.addSql(`create index "payments_value_on_id_index" on "payments" ("value_on", "id");`);
    this.addSql(`create index "payments_payer_person_id_index" on "payments" ("payer_person", "id");`);
    this.addSql(`create index "payments_created_at_id_index" on "payments" ("created_at", "id");`);
    this.addSql(`create index "payments_updated_at_id_index" on "payments" ("updated_at", "id");`);
    this.addSql(`create index "payments_due_at_id_index" on "payments" ("due_at", "id");`);
    this.addSql(`create index "payments_state_index" on "payments" ("state", "created_at", "id");`);
    this.addSql(`create index "payments_payer_vkn_state_index" on "payments" ("payer_vkn", "state");`);
    this.addSql(`create index "payments_payer_tckn_state_index" on "payments" ("payer_tckn", "state");`);
    this.addSql(`alter table "payments" add constraint "payments_reference_unique" unique ("reference");`);
    this.addSql(`alter table "payments" add constraint "payments_bank_bank_reference_unique" unique ("bank", "bank_reference");`);

    this.addSql(`create table "calls" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "person" uuid null, "institution" uuid null, "caller_phone" text null, "topic" text not null, "identity_level" text not null, "note" text null, "call_back_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "calls_person_id_index" on "calls" ("person", "id");`);
    this.addSql(`create index "calls_institution_id_index" on "calls" ("institution", "id");`);
    this.addSql(`create index "calls_call_back_at_id_index" on "calls" ("call_back_at", "id");`);
    this.addSql(`create index "calls_created_at_id_index" on "calls" ("created_at", "id");`);
    this.addSql(`create index "calls_updated_at_id_index" on "calls" ("updated_at", "id");`);
    this.addSql(`create index "calls_due_at_id_index" on "calls" ("due_at", "id");`);
    this.addSql(`create index "calls_state_index" on "calls" ("state", "created_at", "id");`);

    this.addSql(`create table "price_lists" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "product" text not null, "years" int null, "valid_from" date not null, "net_price" bigint not null, "vat_rate" int not null, "source" text null, primary key ("id"));`);
    this.addSql(`create index "price_lists_product_id_index" on "price_lists" ("product", "id");`);
    this.addSql(`create index "price_lists_valid_from_id_index" on "price_lists" ("valid_from", "id");`);
    this.addSql(`create index "price_lists_created_at_id_index" on "price_lists" ("created_at", "id");`);
    this.addSql(`create index "price_lists_updated_at_id_index" on "price_lists" ("updated_at", "id");`);
    this.addSql(`create index "price_lists_due_at_id_index" on "price_lists" ("due_at", "id");`);
    this.addSql(`create index "price_lists_state_index" on "price_lists" ("state", "created_at", "id");`);
    this.addSql(`create index "price_lists_product_years_valid_from_index" on "price_lists" ("product", "years", "valid_from");`);

    this.addSql(`create table "reason_codes" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "noun" text not null, "action" text not null, "name" text not null, "name_en" text not null, "explanation" text not null, primary key ("id"));`);
    this.addSql(`create index "reason_codes_code_id_index" on "reason_codes" ("code", "id");`);
    this.addSql(`create index "reason_codes_created_at_id_index" on "reason_codes" ("created_at", "id");`);
    this.addSql(`create index "reason_codes_updated_at_id_index" on "reason_codes" ("updated_at", "id");`);
    this.addSql(`create index "reason_codes_due_at_id_index" on "reason_codes" ("due_at", "id");`);
    this.addSql(`create index "reason_codes_state_index" on "reason_codes" ("state", "created_at", "id");`);
    this.addSql(`alter table "reason_codes" add constraint "reason_codes_code_noun_action_unique" unique ("code", "noun", "action");`);

    this.addSql(`create table "settings" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "name" text collate "tr-TR-x-icu" not null, "label_tr" text not null, "label_en" text not null, "value" jsonb not null, "unit" text not null, "mark" text not null, "source" text null, primary key ("id"));`);
    this.addSql(`create index "settings_name_id_index" on "settings" ("name", "id");`);
    this.addSql(`create index "settings_created_at_id_index" on "settings" ("created_at", "id");`);
    this.addSql(`create index "settings_updated_at_id_index" on "settings" ("updated_at", "id");`);
    this.addSql(`create index "settings_due_at_id_index" on "settings" ("due_at", "id");`);
    this.addSql(`create index "settings_state_index" on "settings" ("state", "created_at", "id");`);
    this.addSql(`alter table "settings" add constraint "settings_name_unique" unique ("name");`);

    this.addSql(`create table "signing_applications" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "owner" uuid not null, "name" text collate "tr-TR-x-icu" not null, "release" text not null, "platform" text null, "formats" text null, "profiles" text null, "standing" text null, "passed_on" date null, "valid_until" date null, primary key ("id"));`);
    this.addSql(`create index "signing_applications_owner_id_index" on "signing_applications" ("owner", "id");`);
    this.addSql(`create index "signing_applications_name_id_index" on "signing_applications" ("name", "id");`);
    this.addSql(`create index "signing_applications_valid_until_id_index" on "signing_applications" ("valid_until", "id");`);
    this.addSql(`create index "signing_applications_created_at_id_index" on "signing_applications" ("created_at", "id");`);
    this.addSql(`create index "signing_applications_updated_at_id_index" on "signing_applications" ("updated_at", "id");`);
    this.addSql(`create index "signing_applications_due_at_id_index" on "signing_applications" ("due_at", "id");`);
    this.addSql(`create index "signing_applications_state_index" on "signing_applications" ("state", "created_at", "id");`);
    this.addSql(`alter table "signing_applications" add constraint "signing_applications_owner_name_release_unique" unique ("owner", "name", "release");`);

    this.addSql(`create table "staff" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "username" text collate "tr-TR-x-icu" not null, "name" text collate "tr-TR-x-icu" not null, "email" text null, "held_roles" jsonb not null, "person" uuid null, "stand_in" uuid null, "away_from" date null, "away_until" date null, primary key ("id"));`);
    this.addSql(`create index "staff_username_id_index" on "staff" ("username", "id");`);
    this.addSql(`create index "staff_name_id_index" on "staff" ("name", "id");`);
    this.addSql(`create index "staff_person_id_index" on "staff" ("person", "id");`);
    this.addSql(`create index "staff_stand_in_id_index" on "staff" ("stand_in", "id");`);
    this.addSql(`create index "staff_created_at_id_index" on "staff" ("created_at", "id");`);
    this.addSql(`create index "staff_updated_at_id_index" on "staff" ("updated_at", "id");`);
    this.addSql(`create index "staff_due_at_id_index" on "staff" ("due_at", "id");`);
    this.addSql(`create index "staff_state_index" on "staff" ("state", "created_at", "id");`);
    this.addSql(`alter table "staff" add constraint "staff_username_unique" unique ("username");`);

    this.addSql(`create table "production_batches" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "station" text not null, "operator" uuid null, "planned_for" date null, "quantity" int null, "note" text null, "started_at" timestamptz(3) null, "closed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "production_batches_reference_id_index" on "production_batches" ("reference", "id");`);
    this.addSql(`create index "production_batches_station_id_index" on "production_batches" ("station", "id");`);
    this.addSql(`create index "production_batches_operator_id_index" on "production_batches" ("operator", "id");`);
    this.addSql(`create index "production_batches_planned_for_id_index" on "production_batches" ("planned_for", "id");`);
    this.addSql(`create index "production_batches_created_at_id_index" on "production_batches" ("created_at", "id");`);
    this.addSql(`create index "production_batches_updated_at_id_index" on "production_batches" ("updated_at", "id");`);
    this.addSql(`create index "production_batches_due_at_id_index" on "production_batches" ("due_at", "id");`);
    this.addSql(`create index "production_batches_state_index" on "production_batches" ("state", "created_at", "id");`);
    this.addSql(`alter table "production_batches" add constraint "production_batches_reference_unique" unique ("reference");`);

    this.addSql(`create table "stock_lots" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "kind" text not null, "model" text not null, "supplier_lot" text null, "serial_prefix" text null, "received_on" date not null, "received" int not null, "used" int null, "next_serial" int null, primary key ("id"));`);
    this.addSql(`create index "stock_lots_reference_id_index" on "stock_lots" ("reference", "id");`);
    this.addSql(`create index "stock_lots_kind_id_index" on "stock_lots" ("kind", "id");`);
    this.addSql(`create index "stock_lots_received_on_id_index" on "stock_lots" ("received_on", "id");`);
    this.addSql(`create index "stock_lots_created_at_id_index" on "stock_lots" ("created_at", "id");`);
    this.addSql(`create index "stock_lots_updated_at_id_index" on "stock_lots" ("updated_at", "id");`);
    this.addSql(`create index "stock_lots_due_at_id_index" on "stock_lots" ("due_at", "id");`);
    this.addSql(`create index "stock_lots_state_index" on "stock_lots" ("state", "created_at", "id");`);
    this.addSql(`create index "stock_lots_kind_state_created_at_index" on "stock_lots" ("kind", "state", "created_at");`);
    this.addSql(`alter table "stock_lots" add constraint "stock_lots_reference_unique" unique ("reference");`);

    this.addSql(`create table "tasks" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "kind" text not null, "title" text not null, "role" text not null, "noun" text null, "record_id" text null, "details" text null, "deadline" timestamptz(3) null, "assignee" uuid null, "outcome" text null, primary key ("id"));`);
    this.addSql(`create index "tasks_deadline_id_index" on "tasks" ("deadline", "id");`);
    this.addSql(`create index "tasks_assignee_id_index" on "tasks" ("assignee", "id");`);
    this.addSql(`create index "tasks_created_at_id_index" on "tasks" ("created_at", "id");`);
    this.addSql(`create index "tasks_updated_at_id_index" on "tasks" ("updated_at", "id");`);
    this.addSql(`create index "tasks_due_at_id_index" on "tasks" ("due_at", "id");`);
    this.addSql(`create index "tasks_state_index" on "tasks" ("state", "created_at", "id");`);
    this.addSql(`create index "tasks_role_state_deadline_index" on "tasks" ("role", "state", "deadline");`);
    this.addSql(`create index "tasks_record_id_kind_index" on "tasks" ("record_id", "kind");`);

    this.addSql(`create table "templates" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "code" text collate "tr-TR-x-icu" not null, "version_number" int not null, "subject_text" text not null, "body" text not null, "valid_from" date not null, primary key ("id"));`);
    this.addSql(`create index "templates_code_id_index" on "templates" ("code", "id");`);
    this.addSql(`create index "templates_valid_from_id_index" on "templates" ("valid_from", "id");`);
    this.addSql(`create index "templates_created_at_id_index" on "templates" ("created_at", "id");`);
    this.addSql(`create index "templates_updated_at_id_index" on "templates" ("updated_at", "id");`);
    this.addSql(`create index "templates_due_at_id_index" on "templates" ("due_at", "id");`);
    this.addSql(`create index "templates_state_index" on "templates" ("state", "created_at", "id");`);
    this.addSql(`alter table "templates" add constraint "templates_code_version_number_unique" unique ("code", "version_number");`);

    this.addSql(`create table "outgoing_mails" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "template_code" text collate "tr-TR-x-icu" not null, "template" uuid null, "to_address" text null, "to_person" uuid null, "to_institution" uuid null, "subject_text" text null, "body" text null, "variables" jsonb null, "noun" text null, "record_id" text null, "attempts" int null, "sent_at" timestamptz(3) null, "response" text null, "failure" text null, primary key ("id"));`);
    this.addSql(`create index "outgoing_mails_template_code_id_index" on "outgoing_mails" ("template_code", "id");`);
    this.addSql(`create index "outgoing_mails_template_id_index" on "outgoing_mails" ("template", "id");`);
    this.addSql(`create index "outgoing_mails_to_person_id_index" on "outgoing_mails" ("to_person", "id");`);
    this.addSql(`create index "outgoing_mails_to_institution_id_index" on "outgoing_mails" ("to_institution", "id");`);
    this.addSql(`create index "outgoing_mails_sent_at_id_index" on "outgoing_mails" ("sent_at", "id");`);
    this.addSql(`create index "outgoing_mails_created_at_id_index" on "outgoing_mails" ("created_at", "id");`);
    this.addSql(`create index "outgoing_mails_updated_at_id_index" on "outgoing_mails" ("updated_at", "id");`);
    this.addSql(`create index "outgoing_mails_due_at_id_index" on "outgoing_mails" ("due_at", "id");`);
    this.addSql(`create index "outgoing_mails_state_index" on "outgoing_mails" ("state", "created_at", "id");`);
    this.addSql(`create index "outgoing_mails_record_id_index" on "outgoing_mails" ("record_id");`);

    this.addSql(`create table "units" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "institution" uuid not null, "name" text collate "tr-TR-x-icu" not null, "parent" uuid null, "detsis" text null, "province" text null, "address" text null, "email" text null, "telephone" text null, primary key ("id"));`);
    this.addSql(`create index "units_institution_id_index" on "units" ("institution", "id");`);
    this.addSql(`create index "units_name_id_index" on "units" ("name", "id");`);
    this.addSql(`create index "units_parent_id_index" on "units" ("parent", "id");`);
    this.addSql(`create index "units_created_at_id_index" on "units" ("created_at", "id");`);
    this.addSql(`create index "units_updated_at_id_index" on "units" ("updated_at", "id");`);
    this.addSql(`create index "units_due_at_id_index" on "units" ("due_at", "id");`);
    this.addSql(`create index "units_state_index" on "units" ("state", "created_at", "id");`);
    this.addSql(`create index units_name_fragment on units using gin (nes_fold(name) gin_trgm_ops);`);

    this.addSql(`create table "officers" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "person" uuid not null, "institution" uuid not null, "unit" uuid null, "name" text null, "email" text not null, "phone" text null, "from" date not null, "until" date null, "activated_at" timestamptz(3) null, "successor" uuid null, "end_reason" text null, primary key ("id"));`);
    this.addSql(`create index "officers_person_id_index" on "officers" ("person", "id");`);
    this.addSql(`create index "officers_institution_id_index" on "officers" ("institution", "id");`);
    this.addSql(`create index "officers_unit_id_index" on "officers" ("unit", "id");`);
    this.addSql(`create index "officers_from_id_index" on "officers" ("from", "id");`);
    this.addSql(`create index "officers_until_id_index" on "officers" ("until", "id");`);
    this.addSql(`create index "officers_successor_id_index" on "officers" ("successor", "id");`);
    this.addSql(`create index "officers_created_at_id_index" on "officers" ("created_at", "id");`);
    this.addSql(`create index "officers_updated_at_id_index" on "officers" ("updated_at", "id");`);
    this.addSql(`create index "officers_due_at_id_index" on "officers" ("due_at", "id");`);
    this.addSql(`create index "officers_state_index" on "officers" ("state", "created_at", "id");`);
    this.addSql(`create unique index officers_one_duty on officers (person, institution) where state in ('proposed', 'active');`);

    this.addSql(`create table "application_lists" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "institution" uuid not null, "officer" uuid null, "application_type" uuid null, "signed_how" text not null, "signed_on" date not null, "signature_verdict" text null, "form_version" text null, "message" uuid null, "workbook" text null, "file_name" text null, "file_hash" text null, "rows_total" int null, "rows_read" int null, "rows_valid" int null, "rows_faulty" int null, "rows_duplicate" int null, "rows_over_quota" int null, "rows_accepted" int null, "reading_fault" text null, "only_valid" boolean null, "send_back_reason" uuid null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "application_lists_reference_id_index" on "application_lists" ("reference", "id");`);
    this.addSql(`create index "application_lists_institution_id_index" on "application_lists" ("institution", "id");`);
    this.addSql(`create index "application_lists_officer_id_index" on "application_lists" ("officer", "id");`);
    this.addSql(`create index "application_lists_application_type_id_index" on "application_lists" ("application_type", "id");`);
    this.addSql(`create index "application_lists_message_id_index" on "application_lists" ("message", "id");`);
    this.addSql(`create index "application_lists_send_back_reason_id_index" on "application_lists" ("send_back_reason", "id");`);
    this.addSql(`create index "application_lists_created_at_id_index" on "application_lists" ("created_at", "id");`);
    this.addSql(`create index "application_lists_updated_at_id_index" on "application_lists" ("updated_at", "id");`);
    this.addSql(`create index "application_lists_due_at_id_index" on "application_lists" ("due_at", "id");`);
    this.addSql(`create index "application_lists_state_index" on "application_lists" ("state", "created_at", "id");`);
    this.addSql(`create unique index application_lists_same_file on application_lists (institution, file_hash) where state not in ('sentBack', 'superseded');`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_reference_unique" unique ("reference");`);

    this.addSql(`create table "messages" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "message_id" text not null, "sender" text null, "subject_line" text null, "received_at" timestamptz(3) not null, "raw" text null, "thread" text null, "institution" uuid null, "proposal" text null, "application_list" uuid null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "messages_received_at_id_index" on "messages" ("received_at", "id");`);
    this.addSql(`create index "messages_institution_id_index" on "messages" ("institution", "id");`);
    this.addSql(`create index "messages_application_list_id_index" on "messages" ("application_list", "id");`);
    this.addSql(`create index "messages_created_at_id_index" on "messages" ("created_at", "id");`);
    this.addSql(`create index "messages_updated_at_id_index" on "messages" ("updated_at", "id");`);
    this.addSql(`create index "messages_due_at_id_index" on "messages" ("due_at", "id");`);
    this.addSql(`create index "messages_state_index" on "messages" ("state", "created_at", "id");`);
    this.addSql(`alter table "messages" add constraint "messages_message_id_unique" unique ("message_id");`);

    this.addSql(`create table "employments" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "person" uuid not null, "institution" uuid not null, "unit" uuid null, "staff_class" text not null, "title" text null, "staff_number" text null, "from" date null, "until" date null, "confirmed_by" text null, primary key ("id"));`);
    this.addSql(`create index "employments_person_id_index" on "employments" ("person", "id");`);
    this.addSql(`create index "employments_institution_id_index" on "employments" ("institution", "id");`);
    this.addSql(`create index "employments_unit_id_index" on "employments" ("unit", "id");`);
    this.addSql(`create index "employments_created_at_id_index" on "employments" ("created_at", "id");`);
    this.addSql(`create index "employments_updated_at_id_index" on "employments" ("updated_at", "id");`);
    this.addSql(`create index "employments_due_at_id_index" on "employments" ("due_at", "id");`);
    this.addSql(`create index "employments_state_index" on "employments" ("state", "created_at", "id");`);
    this.addSql(`create index "employments_person_institution_index" on "employments" ("person", "institution");`);

    this.addSql(`create table "billing_accounts" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "institution" uuid not null, "unit" uuid null, "name" text collate "tr-TR-x-icu" not null, "vkn" text not null, "tax_office" text null, "address" text null, "district" text null, "city" text not null, "accounting_unit" text null, "invoice_label" text null, "invoice_profile" text not null, "ibans_seen" jsonb null, primary key ("id"));`);
    this.addSql(`create index "billing_accounts_institution_id_index" on "billing_accounts" ("institution", "id");`);
    this.addSql(`create index "billing_accounts_unit_id_index" on "billing_accounts" ("unit", "id");`);
    this.addSql(`create index "billing_accounts_name_id_index" on "billing_accounts" ("name", "id");`);
    this.addSql(`create index "billing_accounts_created_at_id_index" on "billing_accounts" ("created_at", "id");`);
    this.addSql(`create index "billing_accounts_updated_at_id_index" on "billing_accounts" ("updated_at", "id");`);
    this.addSql(`create index "billing_accounts_due_at_id_index" on "billing_accounts" ("due_at", "id");`);
    this.addSql(`create index "billing_accounts_state_index" on "billing_accounts" ("state", "created_at", "id");`);
    this.addSql(`create index "billing_accounts_vkn_index" on "billing_accounts" ("vkn");`);

    this.addSql(`create table "orders" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "kind" text not null, "institution" uuid not null, "unit" uuid null, "billing_account" uuid null, "ordered_on" date not null, "letter" text null, "note" text null, "end_reason" text null, primary key ("id"));`);
    this.addSql(`create index "orders_reference_id_index" on "orders" ("reference", "id");`);
    this.addSql(`create index "orders_institution_id_index" on "orders" ("institution", "id");`);
    this.addSql(`create index "orders_unit_id_index" on "orders" ("unit", "id");`);
    this.addSql(`create index "orders_billing_account_id_index" on "orders" ("billing_account", "id");`);
    this.addSql(`create index "orders_ordered_on_id_index" on "orders" ("ordered_on", "id");`);
    this.addSql(`create index "orders_created_at_id_index" on "orders" ("created_at", "id");`);
    this.addSql(`create index "orders_updated_at_id_index" on "orders" ("updated_at", "id");`);
    this.addSql(`create index "orders_due_at_id_index" on "orders" ("due_at", "id");`);
    this.addSql(`create index "orders_state_index" on "orders" ("state", "created_at", "id");`);
    this.addSql(`create index "orders_institution_state_index" on "orders" ("institution", "state");`);
    this.addSql(`alter table "orders" add constraint "orders_reference_unique" unique ("reference");`);

    this.addSql(`create table "order_lines" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "order" uuid not null, "product" text not null, "years" int null, "quantity" int not null, "net_price" bigint null, "vat_rate" int null, "reserved" int null, "consumed" int null, "released" int null, "remaining" int null, primary key ("id"));`);
    this.addSql(`create index "order_lines_order_id_index" on "order_lines" ("order", "id");`);
    this.addSql(`create index "order_lines_created_at_id_index" on "order_lines" ("created_at", "id");`);
    this.addSql(`create index "order_lines_updated_at_id_index" on "order_lines" ("updated_at", "id");`);
    this.addSql(`create index "order_lines_due_at_id_index" on "order_lines" ("due_at", "id");`);
    this.addSql(`create index "order_lines_state_index" on "order_lines" ("state", "created_at", "id");`);

    this.addSql(`create table "pre_applications" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "institution" uuid not null, "person" uuid not null, "application_type" uuid not null, "origin" text not null, "payer" text not null, "years" int not null, "reader" boolean not null, "reason" text not null, "staff_class" text null, "employment_confirmed" boolean null, "person_number" text null, "first_name" text not null, "last_name" text not null, "birth_date" date not null, "birth_place" text null, "email" text not null, "phone" text null, "unit_name" text null, "job_title" text null, "staff_number" text null, "approval_kind" text null, "consent_text" uuid null, "consent_at" timestamptz(3) null, "form_barcode" text null, "delivery_method" uuid null, "address" text null, "district" text null, "city" text null, "postcode" text null, "application_list" uuid null, "order_line" uuid null, "reader_line" uuid null, "quota" text null, "net_price" bigint null, "reader_net_price" bigint null, "old_certificate" uuid null, "starts_at" timestamptz(3) null, "earliest_production_at" timestamptz(3) null, "invited_at" timestamptz(3) null, "form_received_at" timestamptz(3) null, "reviewed_at" timestamptz(3) null, "approved_at" timestamptz(3) null, "produced_at" timestamptz(3) null, "delivered_at" timestamptz(3) null, "identity_evidence" text null, "incomplete_reason" uuid null, "end_reason" uuid null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "pre_applications_reference_id_index" on "pre_applications" ("reference", "id");`);
    this.addSql(`create index "pre_applications_institution_id_index" on "pre_applications" ("institution", "id");`);
    this.addSql(`create index "pre_applications_person_id_index" on "pre_applications" ("person", "id");`);
    this.addSql(`create index "pre_applications_application_type_id_index" on "pre_applications" ("application_type", "id");`);
    this.addSql(`create index "pre_applications_consent_text_id_index" on "pre_applications" ("consent_text", "id");`);
    this.addSql(`create index "pre_applications_delivery_method_id_index" on "pre_applications" ("delivery_method", "id");`);
    this.addSql(`create index "pre_applications_application_list_id_index" on "pre_applications" ("application_list", "id");`);
    this.addSql(`create index "pre_applications_order_line_id_index" on "pre_applications" ("order_line", "id");`);
    this.addSql(`create index "pre_applications_reader_line_id_index" on "pre_applications" ("reader_line", "id");`);
    this.addSql(`create index "pre_applications_old_certificate_id_index" on "pre_applications" ("old_certificate", "id");`);
    this.addSql(`create index "pre_applications_invited_at_id_index" on "pre_applications" ("invited_at", "id");`);
    this.addSql(`create index "pre_applications_incomplete_reason_id_index" on "pre_applications" ("incomplete_reason", "id");`);
    this.addSql(`create index "pre_applications_end_reason_id_index" on "pre_applications" ("end_reason", "id");`);
    this.addSql(`create index "pre_applications_created_at_id_index" on "pre_applications" ("created_at", "id");`);
    this.addSql(`create index "pre_applications_updated_at_id_index" on "pre_applications" ("updated_at", "id");`);
    this.addSql(`create index "pre_applications_due_at_id_index" on "pre_applications" ("due_at", "id");`);
    this.addSql(`create index "pre_applications_state_index" on "pre_applications" ("state", "created_at", "id");`);
    this.addSql(`create index "pre_applications_institution_state_index" on "pre_applications" ("institution", "state");`);
    this.addSql(`create index "pre_applications_invited_at_state_index" on "pre_applications" ("invited_at", "state");`);
    this.addSql(`create unique index pre_applications_one_open on pre_applications (person, institution, reason) where reason <> 'other' and state not in ('delivered', 'expired', 'cancelled', 'rejected');`);
    this.addSql(`create index pre_applications_first_name_fragment on pre_applications using gin (nes_fold(first_name) gin_trgm_ops);`);
    this.addSql(`create index pre_applications_last_name_fragment on pre_applications using gin (nes_fold(last_name) gin_trgm_ops);`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_reference_unique" unique ("reference");`);

    this.addSql(`create table "list_rows" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "list" uuid null, "row" int null, "excel_row" int null, "verdict" text null, "name" text null, "cells" jsonb null, "faults" jsonb null, "fault_codes" text null, "value" jsonb null, "pre_application" uuid null, primary key ("id"));`);
    this.addSql(`create index "list_rows_list_id_index" on "list_rows" ("list", "id");`);
    this.addSql(`create index "list_rows_row_id_index" on "list_rows" ("row", "id");`);
    this.addSql(`create index "list_rows_pre_application_id_index" on "list_rows" ("pre_application", "id");`);
    this.addSql(`create index "list_rows_created_at_id_index" on "list_rows" ("created_at", "id");`);
    this.addSql(`create index "list_rows_updated_at_id_index" on "list_rows" ("updated_at", "id");`);
    this.addSql(`create index "list_rows_due_at_id_index" on "list_rows" ("due_at", "id");`);
    this.addSql(`create index "list_rows_state_index" on "list_rows" ("state", "created_at", "id");`);
    this.addSql(`create index "list_rows_list_verdict_row_index" on "list_rows" ("list", "verdict", "row");`);
    this.addSql(`alter table "list_rows" add constraint "list_rows_list_row_unique" unique ("list", "row");`);

    this.addSql(`create table "certificates" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "serial" text not null, "issuer" text null, "profile" text null, "algorithm" text null, "person" uuid null, "holder_name" text null, "holder_number" text null, "institution" uuid null, "pre_application" uuid null, "item" uuid null, "not_before" timestamptz(3) null, "not_after" timestamptz(3) null, "pem" text null, "revocation_reason" text null, "revocation_requested_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "published_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "certificates_person_id_index" on "certificates" ("person", "id");`);
    this.addSql(`create index "certificates_institution_id_index" on "certificates" ("institution", "id");`);
    this.addSql(`create index "certificates_pre_application_id_index" on "certificates" ("pre_application", "id");`);
    this.addSql(`create index "certificates_item_id_index" on "certificates" ("item", "id");`);
    this.addSql(`create index "certificates_not_before_id_index" on "certificates" ("not_before", "id");`);
    this.addSql(`create index "certificates_not_after_id_index" on "certificates" ("not_after", "id");`);
    this.addSql(`create index "certificates_created_at_id_index" on "certificates" ("created_at", "id");`);
    this.addSql(`create index "certificates_updated_at_id_index" on "certificates" ("updated_at", "id");`);
    this.addSql(`create index "certificates_due_at_id_index" on "certificates" ("due_at", "id");`);
    this.addSql(`create index "certificates_state_index" on "certificates" ("state", "created_at", "id");`);
    this.addSql(`create index "certificates_person_state_index" on "certificates" ("person", "state");`);
    this.addSql(`create index "certificates_state_not_after_index" on "certificates" ("state", "not_after");`);
    this.addSql(`alter table "certificates" add constraint "certificates_serial_unique" unique ("serial");`);

    this.addSql(`create table "production_items" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "pre_application" uuid not null, "purpose" text null, "starts_at" timestamptz(3) null, "person" uuid null, "institution" uuid null, "years" int null, "reader" boolean null, "batch" uuid null, "card_lot" uuid null, "reader_lot" uuid null, "card_serial" text null, "certificate" uuid null, "requested_at" timestamptz(3) null, "passed_at" timestamptz(3) null, "billable" boolean null, "finding" text null, "minutes" text null, primary key ("id"));`);
    this.addSql(`create index "production_items_reference_id_index" on "production_items" ("reference", "id");`);
    this.addSql(`create index "production_items_pre_application_id_index" on "production_items" ("pre_application", "id");`);
    this.addSql(`create index "production_items_person_id_index" on "production_items" ("person", "id");`);
    this.addSql(`create index "production_items_institution_id_index" on "production_items" ("institution", "id");`);
    this.addSql(`create index "production_items_batch_id_index" on "production_items" ("batch", "id");`);
    this.addSql(`create index "production_items_card_lot_id_index" on "production_items" ("card_lot", "id");`);
    this.addSql(`create index "production_items_reader_lot_id_index" on "production_items" ("reader_lot", "id");`);
    this.addSql(`create index "production_items_certificate_id_index" on "production_items" ("certificate", "id");`);
    this.addSql(`create index "production_items_passed_at_id_index" on "production_items" ("passed_at", "id");`);
    this.addSql(`create index "production_items_created_at_id_index" on "production_items" ("created_at", "id");`);
    this.addSql(`create index "production_items_updated_at_id_index" on "production_items" ("updated_at", "id");`);
    this.addSql(`create index "production_items_due_at_id_index" on "production_items" ("due_at", "id");`);
    this.addSql(`create index "production_items_state_index" on "production_items" ("state", "created_at", "id");`);
    this.addSql(`create index "production_items_batch_state_index" on "production_items" ("batch", "state");`);
    this.addSql(`create index "production_items_pre_application_state_index" on "production_items" ("pre_application", "state");`);
    this.addSql(`create index "production_items_institution_billable_passed_at_index" on "production_items" ("institution", "billable", "passed_at");`);
    this.addSql(`alter table "production_items" add constraint "production_items_reference_unique" unique ("reference");`);
    this.addSql(`alter table "production_items" add constraint "production_items_card_serial_unique" unique ("card_serial");`);

    this.addSql(`create table "shipments" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "pre_application" uuid null, "item" uuid null, "certificate" uuid null, "person" uuid null, "carrier" uuid null, "barcode" text collate "tr-TR-x-icu" null, "method" uuid null, "recipient" text null, "address" text null, "recipient_phone" text null, "manifest" uuid null, "resend_of" uuid null, "handed_over_at" timestamptz(3) null, "last_event_at" timestamptz(3) null, "delivery_claimed_at" timestamptz(3) null, "delivered_at" timestamptz(3) null, "identity_document" text null, "identity_matched" boolean null, "return_reason" text null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "shipments_reference_id_index" on "shipments" ("reference", "id");`);
    this.addSql(`create index "shipments_pre_application_id_index" on "shipments" ("pre_application", "id");`);
    this.addSql(`create index "shipments_item_id_index" on "shipments" ("item", "id");`);
    this.addSql(`create index "shipments_certificate_id_index" on "shipments" ("certificate", "id");`);
    this.addSql(`create index "shipments_person_id_index" on "shipments" ("person", "id");`);
    this.addSql(`create index "shipments_carrier_id_index" on "shipments" ("carrier", "id");`);
    this.addSql(`create index "shipments_barcode_id_index" on "shipments" ("barcode", "id");`);
    this.addSql(`create index "shipments_method_id_index" on "shipments" ("method", "id");`);
    this.addSql(`create index "shipments_manifest_id_index" on "shipments" ("manifest", "id");`);
    this.addSql(`create index "shipments_resend_of_id_index" on "shipments" ("resend_of", "id");`);
    this.addSql(`create index "shipments_handed_over_at_id_index" on "shipments" ("handed_over_at", "id");`);
    this.addSql(`create index "shipments_last_event_at_id_index" on "shipments" ("last_event_at", "id");`);
    this.addSql(`create index "shipments_created_at_id_index" on "shipments" ("created_at", "id");`);
    this.addSql(`create index "shipments_updated_at_id_index" on "shipments" ("updated_at", "id");`);
    this.addSql(`create index "shipments_due_at_id_index" on "shipments" ("due_at", "id");`);
    this.addSql(`create index "shipments_state_index" on "shipments" ("state", "created_at", "id");`);
    this.addSql(`create index "shipments_manifest_state_index" on "shipments" ("manifest", "state");`);
    this.addSql(`alter table "shipments" add constraint "shipments_reference_unique" unique ("reference");`);
    this.addSql(`alter table "shipments" add constraint "shipments_carrier_barcode_unique" unique ("carrier", "barcode");`);

    this.addSql(`create table "courier_events" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "carrier" uuid not null, "barcode" text not null, "code" text not null, "at" timestamptz(3) not null, "place" text null, "identity_document" text null, "identity_matched" boolean null, "shipment" uuid null, "meaning" text null, "key" text null, primary key ("id"));`);
    this.addSql(`create index "courier_events_reference_id_index" on "courier_events" ("reference", "id");`);
    this.addSql(`create index "courier_events_carrier_id_index" on "courier_events" ("carrier", "id");`);
    this.addSql(`create index "courier_events_at_id_index" on "courier_events" ("at", "id");`);
    this.addSql(`create index "courier_events_shipment_id_index" on "courier_events" ("shipment", "id");`);
    this.addSql(`create index "courier_events_created_at_id_index" on "courier_events" ("created_at", "id");`);
    this.addSql(`create index "courier_events_updated_at_id_index" on "courier_events" ("updated_at", "id");`);
    this.addSql(`create index "courier_events_due_at_id_index" on "courier_events" ("due_at", "id");`);
    this.addSql(`create index "courier_events_state_index" on "courier_events" ("state", "created_at", "id");`);
    this.addSql(`create index "courier_events_shipment_at_index" on "courier_events" ("shipment", "at");`);
    this.addSql(`create index "courier_events_barcode_at_index" on "courier_events" ("barcode", "at");`);
    this.addSql(`alter table "courier_events" add constraint "courier_events_reference_unique" unique ("reference");`);
    this.addSql(`alter table "courier_events" add constraint "courier_events_key_unique" unique ("key");`);

    this.addSql(`create table "assessments" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "signing_application" uuid not null, "institution" uuid not null, "order" uuid null, "form_scan_at" timestamptz(3) null, "form_original_at" timestamptz(3) null, "fee_paid_at" timestamptz(3) null, "appointment_at" timestamptz(3) null, "place" text null, "test_days" int null, "findings" text null, "certificate_number" text null, "valid_until" date null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "assessments_reference_id_index" on "assessments" ("reference", "id");`);
    this.addSql(`create index "assessments_signing_application_id_index" on "assessments" ("signing_application", "id");`);
    this.addSql(`create index "assessments_institution_id_index" on "assessments" ("institution", "id");`);
    this.addSql(`create index "assessments_order_id_index" on "assessments" ("order", "id");`);
    this.addSql(`create index "assessments_appointment_at_id_index" on "assessments" ("appointment_at", "id");`);
    this.addSql(`create index "assessments_created_at_id_index" on "assessments" ("created_at", "id");`);
    this.addSql(`create index "assessments_updated_at_id_index" on "assessments" ("updated_at", "id");`);
    this.addSql(`create index "assessments_due_at_id_index" on "assessments" ("due_at", "id");`);
    this.addSql(`create index "assessments_state_index" on "assessments" ("state", "created_at", "id");`);
    this.addSql(`alter table "assessments" add constraint "assessments_reference_unique" unique ("reference");`);

    this.addSql(`create table "documents" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "type" text not null, "form_version" text null, "institution" uuid null, "officer" uuid null, "person" uuid null, "pre_application" uuid null, "application_list" uuid null, "assessment" uuid null, "scan" text null, "file_name" text null, "received_at" timestamptz(3) null, "original_due_at" timestamptz(3) null, "original_received_at" timestamptz(3) null, "shelf" text null, "twin_verdict" text null, "signer" text null, "signed_on" date null, "signature_verdict" text null, "authorised_signer" boolean null, "every_page_initialled" boolean null, "stamped" boolean null, "retention" text null, "refusal_reason" uuid null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "documents_reference_id_index" on "documents" ("reference", "id");`);
    this.addSql(`create index "documents_institution_id_index" on "documents" ("institution", "id");`);
    this.addSql(`create index "documents_officer_id_index" on "documents" ("officer", "id");`);
    this.addSql(`create index "documents_person_id_index" on "documents" ("person", "id");`);
    this.addSql(`create index "documents_pre_application_id_index" on "documents" ("pre_application", "id");`);
    this.addSql(`create index "documents_application_list_id_index" on "documents" ("application_list", "id");`);
    this.addSql(`create index "documents_assessment_id_index" on "documents" ("assessment", "id");`);
    this.addSql(`create index "documents_received_at_id_index" on "documents" ("received_at", "id");`);
    this.addSql(`create index "documents_original_received_at_id_index" on "documents" ("original_received_at", "id");`);
    this.addSql(`create index "documents_refusal_reason_id_index" on "documents" ("refusal_reason", "id");`);
    this.addSql(`create index "documents_created_at_id_index" on "documents" ("created_at", "id");`);
    this.addSql(`create index "documents_updated_at_id_index" on "documents" ("updated_at", "id");`);
    this.addSql(`create index "documents_due_at_id_index" on "documents" ("due_at", "id");`);
    this.addSql(`create index "documents_state_index" on "documents" ("state", "created_at", "id");`);
    this.addSql(`create index "documents_type_state_index" on "documents" ("type", "state");`);
    this.addSql(`alter table "documents" add constraint "documents_reference_unique" unique ("reference");`);

    this.addSql(`create table "identity_proofs" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "person" uuid not null, "method" text not null, "proved_at" timestamptz(3) not null, "document" uuid null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "identity_proofs_person_id_index" on "identity_proofs" ("person", "id");`);
    this.addSql(`create index "identity_proofs_proved_at_id_index" on "identity_proofs" ("proved_at", "id");`);
    this.addSql(`create index "identity_proofs_document_id_index" on "identity_proofs" ("document", "id");`);
    this.addSql(`create index "identity_proofs_created_at_id_index" on "identity_proofs" ("created_at", "id");`);
    this.addSql(`create index "identity_proofs_updated_at_id_index" on "identity_proofs" ("updated_at", "id");`);
    this.addSql(`create index "identity_proofs_due_at_id_index" on "identity_proofs" ("due_at", "id");`);
    this.addSql(`create index "identity_proofs_state_index" on "identity_proofs" ("state", "created_at", "id");`);

    this.addSql(`create table "exemptions" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "institution" uuid not null, "ground" text not null, "basis" text not null, "document" uuid null, "until" date not null, "granted_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "exemptions_institution_id_index" on "exemptions" ("institution", "id");`);
    this.addSql(`create index "exemptions_document_id_index" on "exemptions" ("document", "id");`);
    this.addSql(`create index "exemptions_until_id_index" on "exemptions" ("until", "id");`);
    this.addSql(`create index "exemptions_created_at_id_index" on "exemptions" ("created_at", "id");`);
    this.addSql(`create index "exemptions_updated_at_id_index" on "exemptions" ("updated_at", "id");`);
    this.addSql(`create index "exemptions_due_at_id_index" on "exemptions" ("due_at", "id");`);
    this.addSql(`create index "exemptions_state_index" on "exemptions" ("state", "created_at", "id");`);

    this.addSql(`create table "charges" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "kind" text not null, "description" text not null, "debtor_institution" uuid null, "debtor_person" uuid null, "billing_account" uuid null, "debtor_vkn" text null, "debtor_tckn" text null, "pre_application" uuid null, "assessment" uuid null, "shipment" uuid null, "invoice" uuid null, "net_amount" bigint not null, "vat_rate" int not null, "amount" bigint not null, "paid_amount" bigint null, "due_on" date null, "paid_at" timestamptz(3) null, "cancel_reason" text null, primary key ("id"));`);
    this.addSql(`create index "charges_reference_id_index" on "charges" ("reference", "id");`);
    this.addSql(`create index "charges_debtor_institution_id_index" on "charges" ("debtor_institution", "id");`);
    this.addSql(`create index "charges_debtor_person_id_index" on "charges" ("debtor_person", "id");`);
    this.addSql(`create index "charges_billing_account_id_index" on "charges" ("billing_account", "id");`);
    this.addSql(`create index "charges_pre_application_id_index" on "charges" ("pre_application", "id");`);
    this.addSql(`create index "charges_assessment_id_index" on "charges" ("assessment", "id");`);
    this.addSql(`create index "charges_shipment_id_index" on "charges" ("shipment", "id");`);
    this.addSql(`create index "charges_invoice_id_index" on "charges" ("invoice", "id");`);
    this.addSql(`create index "charges_amount_id_index" on "charges" ("amount", "id");`);
    this.addSql(`create index "charges_due_on_id_index" on "charges" ("due_on", "id");`);
    this.addSql(`create index "charges_created_at_id_index" on "charges" ("created_at", "id");`);
    this.addSql(`create index "charges_updated_at_id_index" on "charges" ("updated_at", "id");`);
    this.addSql(`create index "charges_due_at_id_index" on "charges" ("due_at", "id");`);
    this.addSql(`create index "charges_state_index" on "charges" ("state", "created_at", "id");`);
    this.addSql(`create index "charges_debtor_vkn_state_index" on "charges" ("debtor_vkn", "state");`);
    this.addSql(`create index "charges_debtor_tckn_state_index" on "charges" ("debtor_tckn", "state");`);
    this.addSql(`alter table "charges" add constraint "charges_reference_unique" unique ("reference");`);

    this.addSql(`create table "invoices" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "reference" text null, "number" text collate "tr-TR-x-icu" null, "ettn" text null, "kind" text null, "profile" text not null, "institution" uuid null, "billing_account" uuid null, "buyer_person" uuid null, "charge" uuid null, "buyer_name" text null, "buyer_vkn" text null, "buyer_tckn" text null, "buyer_city" text null, "issued_on" date null, "due_on" date null, "net_amount" bigint null, "vat_amount" bigint null, "amount" bigint null, "pdf" text null, "sent_at" timestamptz(3) null, "reject_reason" text null, "return_of" uuid null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "invoices_reference_id_index" on "invoices" ("reference", "id");`);
    this.addSql(`create index "invoices_number_id_index" on "invoices" ("number", "id");`);
    this.addSql(`create index "invoices_institution_id_index" on "invoices" ("institution", "id");`);
    this.addSql(`create index "invoices_billing_account_id_index" on "invoices" ("billing_account", "id");`);
    this.addSql(`create index "invoices_buyer_person_id_index" on "invoices" ("buyer_person", "id");`);
    this.addSql(`create index "invoices_charge_id_index" on "invoices" ("charge", "id");`);
    this.addSql(`create index "invoices_issued_on_id_index" on "invoices" ("issued_on", "id");`);
    this.addSql(`create index "invoices_due_on_id_index" on "invoices" ("due_on", "id");`);
    this.addSql(`create index "invoices_amount_id_index" on "invoices" ("amount", "id");`);
    this.addSql(`create index "invoices_return_of_id_index" on "invoices" ("return_of", "id");`);
    this.addSql(`create index "invoices_created_at_id_index" on "invoices" ("created_at", "id");`);
    this.addSql(`create index "invoices_updated_at_id_index" on "invoices" ("updated_at", "id");`);
    this.addSql(`create index "invoices_due_at_id_index" on "invoices" ("due_at", "id");`);
    this.addSql(`create index "invoices_state_index" on "invoices" ("state", "created_at", "id");`);
    this.addSql(`create index "invoices_institution_state_index" on "invoices" ("institution", "state");`);
    this.addSql(`alter table "invoices" add constraint "invoices_reference_unique" unique ("reference");`);
    this.addSql(`alter table "invoices" add constraint "invoices_number_unique" unique ("number");`);
    this.addSql(`alter table "invoices" add constraint "invoices_ettn_unique" unique ("ettn");`);

    this.addSql(`create table "invoice_lines" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "invoice" uuid not null, "description" text not null, "billed_item" uuid null, "billed_charge" uuid null, "certificate" uuid null, "pre_application" uuid null, "quantity" int null, "unit_price" bigint null, "net_amount" bigint null, "vat_rate" int null, "vat_amount" bigint null, "amount" bigint null, primary key ("id"));`);
    this.addSql(`create index "invoice_lines_invoice_id_index" on "invoice_lines" ("invoice", "id");`);
    this.addSql(`create index "invoice_lines_billed_item_id_index" on "invoice_lines" ("billed_item", "id");`);
    this.addSql(`create index "invoice_lines_billed_charge_id_index" on "invoice_lines" ("billed_charge", "id");`);
    this.addSql(`create index "invoice_lines_certificate_id_index" on "invoice_lines" ("certificate", "id");`);
    this.addSql(`create index "invoice_lines_pre_application_id_index" on "invoice_lines" ("pre_application", "id");`);
    this.addSql(`create index "invoice_lines_created_at_id_index" on "invoice_lines" ("created_at", "id");`);
    this.addSql(`create index "invoice_lines_updated_at_id_index" on "invoice_lines" ("updated_at", "id");`);
    this.addSql(`create index "invoice_lines_due_at_id_index" on "invoice_lines" ("due_at", "id");`);
    this.addSql(`create index "invoice_lines_state_index" on "invoice_lines" ("state", "created_at", "id");`);
    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_billed_item_unique" unique ("billed_item");`);
    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_billed_charge_unique" unique ("billed_charge");`);

    this.addSql(`create table "allocations" ("id" uuid not null, "version" int not null, "state" text not null, "state_since" timestamptz(3) not null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "audit_head" bytea null, "payment" uuid not null, "charge" uuid not null, "amount" bigint not null, "rule" text null, "undo_reason" text null, primary key ("id"));`);
    this.addSql(`create index "allocations_payment_id_index" on "allocations" ("payment", "id");`);
    this.addSql(`create index "allocations_charge_id_index" on "allocations" ("charge", "id");`);
    this.addSql(`create index "allocations_created_at_id_index" on "allocations" ("created_at", "id");`);
    this.addSql(`create index "allocations_updated_at_id_index" on "allocations" ("updated_at", "id");`);
    this.addSql(`create index "allocations_due_at_id_index" on "allocations" ("due_at", "id");`);
    this.addSql(`create index "allocations_state_index" on "allocations" ("state", "created_at", "id");`);
    this.addSql(`create index "allocations_payment_state_index" on "allocations" ("payment", "state");`);
    this.addSql(`create index "allocations_charge_state_index" on "allocations" ("charge", "state");`);

    this.addSql(`alter table "institutions" add constraint "institutions_merged_into_foreign" foreign key ("merged_into") references "institutions" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "manifests" add constraint "manifests_carrier_foreign" foreign key ("carrier") references "carriers" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "payments" add constraint "payments_payer_person_foreign" foreign key ("payer_person") references "people" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "calls" add constraint "calls_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "calls" add constraint "calls_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "signing_applications" add constraint "signing_applications_owner_foreign" foreign key ("owner") references "institutions" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "staff" add constraint "staff_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "staff" add constraint "staff_stand_in_foreign" foreign key ("stand_in") references "staff" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "production_batches" add constraint "production_batches_operator_foreign" foreign key ("operator") references "staff" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "tasks" add constraint "tasks_assignee_foreign" foreign key ("assignee") references "staff" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "outgoing_mails" add constraint "outgoing_mails_template_foreign" foreign key ("template") references "templates" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "outgoing_mails" add constraint "outgoing_mails_to_person_foreign" foreign key ("to_person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "outgoing_mails" add constraint "outgoing_mails_to_institution_foreign" foreign key ("to_institution") references "institutions" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "units" add constraint "units_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "units" add constraint "units_parent_foreign" foreign key ("parent") references "units" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "officers" add constraint "officers_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "officers" add constraint "officers_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "officers" add constraint "officers_unit_foreign" foreign key ("unit") references "units" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "officers" add constraint "officers_successor_foreign" foreign key ("successor") references "officers" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "application_lists" add constraint "application_lists_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_officer_foreign" foreign key ("officer") references "officers" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_application_type_foreign" foreign key ("application_type") references "application_types" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_message_foreign" foreign key ("message") references "messages" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "application_lists" add constraint "application_lists_send_back_reason_foreign" foreign key ("send_back_reason") references "reason_codes" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "messages" add constraint "messages_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "messages" add constraint "messages_application_list_foreign" foreign key ("application_list") references "application_lists" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "employments" add constraint "employments_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "employments" add constraint "employments_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "employments" add constraint "employments_unit_foreign" foreign key ("unit") references "units" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "billing_accounts" add constraint "billing_accounts_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "billing_accounts" add constraint "billing_accounts_unit_foreign" foreign key ("unit") references "units" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "orders" add constraint "orders_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "orders" add constraint "orders_unit_foreign" foreign key ("unit") references "units" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "orders" add constraint "orders_billing_account_foreign" foreign key ("billing_account") references "billing_accounts" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "order_lines" add constraint "order_lines_order_foreign" foreign key ("order") references "orders" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "pre_applications" add constraint "pre_applications_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_application_type_foreign" foreign key ("application_type") references "application_types" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_consent_text_foreign" foreign key ("consent_text") references "consent_texts" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_delivery_method_foreign" foreign key ("delivery_method") references "delivery_methods" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_application_list_foreign" foreign key ("application_list") references "application_lists" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_order_line_foreign" foreign key ("order_line") references "order_lines" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_reader_line_foreign" foreign key ("reader_line") references "order_lines" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_old_certificate_foreign" foreign key ("old_certificate") references "certificates" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_incomplete_reason_foreign" foreign key ("incomplete_reason") references "reason_codes" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "pre_applications" add constraint "pre_applications_end_reason_foreign" foreign key ("end_reason") references "reason_codes" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "list_rows" add constraint "list_rows_list_foreign" foreign key ("list") references "application_lists" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "list_rows" add constraint "list_rows_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "certificates" add constraint "certificates_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "certificates" add constraint "certificates_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "certificates" add constraint "certificates_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "certificates" add constraint "certificates_item_foreign" foreign key ("item") references "production_items" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "production_items" add constraint "production_items_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "production_items" add constraint "production_items_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "production_items" add constraint "production_items_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "production_items" add constraint "production_items_batch_foreign" foreign key ("batch") references "production_batches" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "production_items" add constraint "production_items_card_lot_foreign" foreign key ("card_lot") references "stock_lots" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "production_items" add constraint "production_items_reader_lot_foreign" foreign key ("reader_lot") references "stock_lots" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "production_items" add constraint "production_items_certificate_foreign" foreign key ("certificate") references "certificates" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "shipments" add constraint "shipments_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_item_foreign" foreign key ("item") references "production_items" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_certificate_foreign" foreign key ("certificate") references "certificates" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_carrier_foreign" foreign key ("carrier") references "carriers" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_method_foreign" foreign key ("method") references "delivery_methods" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_manifest_foreign" foreign key ("manifest") references "manifests" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "shipments" add constraint "shipments_resend_of_foreign" foreign key ("resend_of") references "shipments" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "courier_events" add constraint "courier_events_carrier_foreign" foreign key ("carrier") references "carriers" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "courier_events" add constraint "courier_events_shipment_foreign" foreign key ("shipment") references "shipments" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "assessments" add constraint "assessments_signing_application_foreign" foreign key ("signing_application") references "signing_applications" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "assessments" add constraint "assessments_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "assessments" add constraint "assessments_order_foreign" foreign key ("order") references "orders" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "documents" add constraint "documents_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_officer_foreign" foreign key ("officer") references "officers" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_application_list_foreign" foreign key ("application_list") references "application_lists" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_assessment_foreign" foreign key ("assessment") references "assessments" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "documents" add constraint "documents_refusal_reason_foreign" foreign key ("refusal_reason") references "reason_codes" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "identity_proofs" add constraint "identity_proofs_person_foreign" foreign key ("person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "identity_proofs" add constraint "identity_proofs_document_foreign" foreign key ("document") references "documents" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "exemptions" add constraint "exemptions_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "exemptions" add constraint "exemptions_document_foreign" foreign key ("document") references "documents" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "charges" add constraint "charges_debtor_institution_foreign" foreign key ("debtor_institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "charges" add constraint "charges_debtor_person_foreign" foreign key ("debtor_person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "charges" add constraint "charges_billing_account_foreign" foreign key ("billing_account") references "billing_accounts" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "charges" add constraint "charges_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "charges" add constraint "charges_assessment_foreign" foreign key ("assessment") references "assessments" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "charges" add constraint "charges_shipment_foreign" foreign key ("shipment") references "shipments" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "charges" add constraint "charges_invoice_foreign" foreign key ("invoice") references "invoices" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "invoices" add constraint "invoices_institution_foreign" foreign key ("institution") references "institutions" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoices" add constraint "invoices_billing_account_foreign" foreign key ("billing_account") references "billing_accounts" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoices" add constraint "invoices_buyer_person_foreign" foreign key ("buyer_person") references "people" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoices" add constraint "invoices_charge_foreign" foreign key ("charge") references "charges" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoices" add constraint "invoices_return_of_foreign" foreign key ("return_of") references "invoices" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_invoice_foreign" foreign key ("invoice") references "invoices" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_billed_item_foreign" foreign key ("billed_item") references "production_items" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_billed_charge_foreign" foreign key ("billed_charge") references "charges" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_certificate_foreign" foreign key ("certificate") references "certificates" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "invoice_lines" add constraint "invoice_lines_pre_application_foreign" foreign key ("pre_application") references "pre_applications" ("id") on update no action on delete no action;`);

    this.addSql(`alter table "allocations" add constraint "allocations_payment_foreign" foreign key ("payment") references "payments" ("id") on update no action on delete no action;`);
    this.addSql(`alter table "allocations" add constraint "allocations_charge_foreign" foreign key ("charge") references "charges" ("id") on update no action on delete no action;`);
  }
}
