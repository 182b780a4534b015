import { type Page } from '#domain/language/resource.ts';
import { type Engine } from '../types.ts';
import { type Keys } from '../keys.ts';
import { type Anchor } from './anchor.ts';
import { type Fault, findings } from './fault.ts';
import { type SqlReader } from './reader.ts';
import { sealerLock } from './seal.ts';
import { verifyAccess } from './verify-access.ts';
import { verifyBlocks } from './verify-blocks.ts';
import { verifyTrails } from './verify-trails.ts';

export interface Verdict {
  readonly ok: boolean;
  readonly checked: { readonly records: number; readonly auditRows: number; readonly accessRows: number; readonly auditBlocks: number; readonly accessBlocks: number };
  /** Rows that wait for their block; more than a few seconds' worth means that no sealer runs. */
  readonly unsealed: { readonly audit: number; readonly access: number };
  /** False when no anchors were given: then a chain cut off at its end looks whole. */
  readonly anchored: boolean;
  /** At most 100; the first names the place. */
  readonly faults: readonly Fault[];
}

/** Verifies both trails at one moment of the database, without holding up anybody. Reads every row once. */
export async function verifyAudit(engine: Pick<Engine, 'reads' | 'keys' | 'pages'>, anchor?: Anchor): Promise<Verdict> {
  const client = await engine.reads.connect();
  let done = false;
  try {
    // Outside the transaction: a statement that waited inside would already have fixed the snapshot.
    await client.query('select pg_advisory_lock($1)', [sealerLock]);
    await client.query('begin isolation level repeatable read read only');
    await client.query('select pg_current_snapshot()');
    const until = (await anchor?.position()) ?? 0;
    await client.query('select pg_advisory_unlock($1)', [sealerLock]);
    await client.query("set local statement_timeout = '10min'");
    const verdict = await verifyThrough(client as SqlReader, engine, anchor && { anchor, until });
    await client.query('rollback');
    done = true;
    return verdict;
  } finally {
    client.release(!done);
  }
}

/** The same over any connection: it judges what that connection sees. */
export async function verifyThrough(
  reader: SqlReader, { keys, pages }: { keys: Pick<Keys, 'audit'>; pages: ReadonlyMap<string, Page> }, anchors?: { anchor: Anchor; until: number }
): Promise<Verdict> {
  const found = findings();
  const trails = await verifyTrails({ reader, keys, pages }, found);
  const access = await verifyAccess({ reader, keys }, found);
  const auditBlocks = await verifyBlocks({ reader, keys, anchors }, 'audit', found);
  const accessBlocks = await verifyBlocks({ reader, keys, anchors }, 'access', found);
  return {
    ok: found.faults.length === 0,
    checked: { records: trails.records, auditRows: trails.rows, accessRows: access.rows, auditBlocks, accessBlocks },
    unsealed: { audit: trails.unsealed, access: access.unsealed },
    anchored: anchors !== undefined,
    faults: found.faults,
  };
}
