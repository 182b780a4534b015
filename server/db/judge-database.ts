import pg from 'pg';

export type DatabaseFinding = {
  /** What no start may accept, in demo mode neither. */
  unusable: string[];
  /** What production may not accept. */
  unsafe: string[];
};

/** Looks at a server through one short connection; an unreachable one is a finding, not an error. */
export async function judgeDatabase(url: string, wantedConnections: number, demoUsernames: string[] = []): Promise<DatabaseFinding> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 });
  try {
    await client.connect();
    return { unusable: await unusable(client), unsafe: await unsafe(client, wantedConnections, demoUsernames) };
  } catch (error) {
    const address = new URL(url);
    return {
      unusable: [`DATABASE_URL: ${address.hostname}:${address.port || 5432} adresindeki veritabanına bağlanılamadı (${reason(error)}).`],
      unsafe: [],
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function unusable(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ version: number; encoding: string; low: string }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding, lower('I') as low`,
  );
  const { version, encoding, low } = rows[0]!;
  const faults: string[] = [];
  if (version < 15 || version > 18) faults.push(`DATABASE_URL: PostgreSQL ${version} desteklenmiyor; 15 ile 18 arası olmalı.`);
  if (encoding !== 'UTF8') faults.push(`DATABASE_URL: veritabanının kodlaması ${encoding}; UTF8 olmalı.`);
  if (low !== 'i')
    faults.push(
      "DATABASE_URL: veritabanı Türkçe küçük harf kuralıyla kurulmuş (lower('I') = 'ı'); e-posta ve kod aramaları bozulur, ICU \"und\" ile kurulmalı.",
    );
  return faults;
}

async function unsafe(client: pg.Client, wantedConnections: number, demoUsernames: string[]): Promise<string[]> {
  const { rows } = await client.query<{ fsync: string; commit: string; connections: number; superuser: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('max_connections')::int as connections, current_setting('is_superuser') as superuser`,
  );
  const found = rows[0]!;
  const faults: string[] = [];
  if (found.fsync !== 'on') faults.push('Veritabanı fsync kapalı çalışıyor: elektrik kesilirse onaylanmış kayıtlar kaybolur.');
  if (found.commit === 'off') faults.push('Veritabanı synchronous_commit kapalı çalışıyor: onaylanmış kayıtlar kaybolabilir.');
  if (found.connections < wantedConnections)
    faults.push(
      `Veritabanı en çok ${found.connections} bağlantı kabul ediyor; DB_POOL ayarları iki sunucu ve bir işçi için ${wantedConnections} istiyor.`,
    );
  if (found.superuser === 'on')
    faults.push('DATABASE_URL: uygulama süper kullanıcıyla bağlanıyor; denetim izini silebilen bir hesap kullanılmamalı.');
  if (await hasDemoAccounts(client, demoUsernames)) faults.push('Veritabanında açık demo hesapları var; üretime demo verisiyle geçilemez.');
  return faults;
}

async function hasDemoAccounts(client: pg.Client, usernames: string[]): Promise<boolean> {
  const { rows } = await client.query<{ columns: string[] | null }>(
    `select array_agg(column_name::text) as columns from information_schema.columns where table_schema = current_schema() and table_name = 'staff'`,
  );
  const columns = rows[0]?.columns ?? [];
  if (!columns.includes('username')) return false;
  const open = columns.includes('state') ? `and state not in ('left', 'suspended')` : '';
  const found = await client.query(`select 1 from staff where username = any($1) ${open} limit 1`, [usernames]);
  return (found.rowCount ?? 0) > 0;
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? (message ?? 'bilinmeyen hata').slice(0, 120);
}
