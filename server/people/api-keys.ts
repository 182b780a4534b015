import { createHash, randomBytes } from 'node:crypto';
import { type Engine } from '../engine/types.ts';

/** A machine that knocks with a key. */
export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly role: 'portal' | 'bank' | 'courier';
  /** Of a bank's client: which one. */
  readonly bank: string | null;
  readonly scopes: readonly string[] | null;
  readonly addresses: readonly string[] | null;
}

const prefix = 'nes_';

/** The key is told once; the database keeps its hash. Demonstrations bring a key of their own. */
export async function issueApiKey(engine: Engine, clientId: string, key = prefix + randomBytes(32).toString('base64url')): Promise<string> {
  await engine.reads.query('insert into engine.api_keys (key_hash, client_id, created_at) values ($1, $2, $3)', [hashOf(key), clientId, engine.clock.now()]);
  return key;
}

export async function revokeApiKeys(engine: Engine, clientId: string): Promise<void> {
  await engine.reads.query('update engine.api_keys set revoked_at = $2 where client_id = $1 and revoked_at is null', [clientId, engine.clock.now()]);
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** The active client that holds the key; asked at every call, so that a suspended one is out at once. */
export async function clientOfKey(engine: Engine, key: string): Promise<ApiClient | undefined> {
  if (!/^nes_[\w-]{43}$/.test(key)) return undefined;
  const { rows } = await engine.reads.query<ApiClient>({
    name: 'nes_api_client',
    text: `select a.id, a.name, a.role, a.bank, a.scopes, a.addresses from engine.api_keys k join api_clients a on a.id = k.client_id
      where k.key_hash = $1 and k.revoked_at is null and a.state = 'active'`,
    values: [hashOf(key)],
  });
  return rows[0];
}
