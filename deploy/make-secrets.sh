#!/bin/sh
# Makes the passwords, keys and certificates of docker-compose.yml once, into deploy/secrets; never overwrites one.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)/secrets
if [ -e "$here/konsol.env" ]; then echo "deploy/secrets zaten var; dokunulmadı."; exit 0; fi
mkdir -p "$here"
cd "$here"
random() { openssl rand -base64 32; }
plain() { openssl rand -hex 20; }

openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=NES Konsol yerel' -keyout ca.key -out ca.crt 2>/dev/null
for name in postgres store; do
  openssl req -newkey rsa:2048 -nodes -subj "/CN=$name" -keyout "$name.key" -out "$name.csr" 2>/dev/null
  printf 'subjectAltName=DNS:%s\n' "$name" >"$name.ext"
  openssl x509 -req -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 825 -extfile "$name.ext" -out "$name.crt" 2>/dev/null
  rm "$name.csr" "$name.ext"
done
# Certificates are no secret, and the containers' own accounts read them.
chmod 755 . && chmod 644 ./*.crt

database=$(plain)
store=$(plain)
printf 'POSTGRES_PASSWORD=%s\nNES_PASSWORD=%s\n' "$(plain)" "$database" >postgres.env
printf 'MINIO_ROOT_USER=konsol\nMINIO_ROOT_PASSWORD=%s\n' "$store" >store.env
{
  printf 'DATABASE_URL=postgres://nes:%s@postgres:5432/nes_konsol?sslmode=verify-full\n' "$database"
  printf 'S3_ACCESS_KEY=konsol\nS3_SECRET_KEY=%s\n' "$store"
  for name in AUDIT_MAC_KEY SUBJECT_MASTER_KEY ANSWER_KEY SECRETS_KEY; do printf '%s=%s\n' "$name" "$(random)"; done
} >konsol.env
echo "deploy/secrets hazır; AUDIT_MAC_KEY ve SUBJECT_MASTER_KEY yedeğini başka bir yerde saklayın."
