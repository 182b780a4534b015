import { createHmac } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Settings } from '../server/config/settings.ts';
import { type CopiedFile } from '../server/db/embedded-backup.ts';

/** What lies in a backup folder: `cluster/`, `files/`, `audit-anchor.log` and, written last, `backup.json`, which is this. */
export interface BackupManifest {
  readonly v: 1;
  /** The restored rows are those of this moment, ISO 8601 UTC. */
  readonly takenAt: string;
  /** Major version of PostgreSQL. */
  readonly postgres: string;
  readonly cluster: { readonly files: readonly CopiedFile[]; readonly folders: readonly string[]; readonly startLsn: string; readonly stopLsn: string };
  /** Copied into `files/`, or left where they lie. Each file is named by the hash of its content, which the console checks at reading. */
  readonly documents: { readonly copied: boolean; readonly from: string; readonly count: number; readonly bytes: number };
  readonly anchor: CopiedFile | null;
  /** Shows whether keys are those of the backup without holding anything of them. */
  readonly keyProofs: Readonly<Record<string, string>>;
}

export const manifestName = 'backup.json';
export const anchorName = 'audit-anchor.log';

/** The keys without which a backup is worth nothing; they are never in it. */
export const keyNames = ['AUDIT_MAC_KEY', 'SUBJECT_MASTER_KEY', 'ANSWER_KEY', 'SECRETS_KEY'] as const;

export function keyProofs({ keys }: Pick<Settings, 'keys'>): Record<string, string> {
  const byName = { AUDIT_MAC_KEY: keys.auditMac, SUBJECT_MASTER_KEY: keys.subjectMaster, ANSWER_KEY: keys.answer, SECRETS_KEY: keys.secrets };
  return Object.fromEntries(Object.entries(byName).flatMap(([name, versioned]) =>
    [...versioned.keys].map(([version, key]) => [`${name}:${version}`, createHmac('sha256', key).update('nes-konsol backup').digest('hex')])));
}

/** Names of keys that the backup was made under and that are not at hand. */
export function missingKeys(manifest: BackupManifest, settings: Pick<Settings, 'keys'>): string[] {
  const own = keyProofs(settings);
  return Object.entries(manifest.keyProofs).filter(([name, proof]) => own[name] !== proof).map(([name]) => name);
}

/** Throws one sentence when the folder holds no finished backup. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`${folder} tamamlanmış bir yedek değil: ${manifestName} yok.`);
  const manifest = JSON.parse(text) as BackupManifest;
  if (manifest.v !== 1) throw new Error(`${folder} bu sürümün okuyamadığı bir yedek.`);
  return manifest;
}

/** Whether a folder is absent or empty: neither a backup nor a restore writes over anything. */
export const isFree = async (folder: string): Promise<boolean> => (await readdir(folder).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return [];
  throw error;
})).length === 0;
