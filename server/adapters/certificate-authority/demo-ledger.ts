import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writeOnce, writeWhole } from '../whole-files.ts';
import type { RevokedEntry } from './certificate-profile.ts';

/** What the demo authority remembers: one file a certificate, one a revocation, so that several workers share a folder without a lock. Serials come in checked. */
export type DemoLedger = {
  certificate(serial: string): Promise<string | undefined>;
  /** Keeps it unless there is one already; answers the one that stands. */
  keep(serial: string, pem: string): Promise<string>;
  revocation(serial: string): Promise<RevokedEntry | undefined>;
  revocations(): Promise<RevokedEntry[]>;
  revoke(entry: RevokedEntry): Promise<void>;
  lift(serial: string): Promise<void>;
};

export function demoLedger(folder: string): DemoLedger {
  const issuedAt = (serial: string) => join(folder, 'issued', `${serial}.pem`);
  const revokedAt = (serial: string) => join(folder, 'revoked', `${serial}.json`);
  const revocation = async (serial: string) => {
    const text = await readIfThere(revokedAt(serial));
    return text === undefined ? undefined : entryFrom(text);
  };
  return {
    revocation,
    certificate: (serial) => readIfThere(issuedAt(serial)),
    async keep(serial, pem) {
      await writeOnce(issuedAt(serial), pem);
      return readFile(issuedAt(serial), 'utf8');
    },
    async revocations() {
      const names = (await readdir(join(folder, 'revoked')).catch(() => [])).filter((it) => it.endsWith('.json')).sort();
      const entries: RevokedEntry[] = [];
      for (const name of names) {
        const entry = await revocation(name.slice(0, -'.json'.length));
        if (entry) entries.push(entry);
      }
      return entries;
    },
    revoke: (entry) => writeWhole(revokedAt(entry.serial), JSON.stringify({ ...entry, at: entry.at.toISOString() })),
    lift: (serial) => rm(revokedAt(serial), { force: true }),
  };
}

function entryFrom(text: string): RevokedEntry {
  const { serial, reasonCode, at } = JSON.parse(text) as { serial: string; reasonCode: number; at: string };
  return { serial, reasonCode, at: new Date(at) };
}
