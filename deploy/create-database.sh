#!/bin/sh
# Runs once, in PostgreSQL's own first start: the console's account is no superuser and owns one database.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v password="$NES_PASSWORD" <<'SQL'
create role nes login password :'password';
-- With a Turkish locale lower('I') is 'ı' and e-mail addresses break; Turkish order comes by column collation.
create database nes_konsol owner nes template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'und';
revoke all on database nes_konsol from public;
SQL
