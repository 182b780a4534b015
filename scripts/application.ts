import { existsSync } from 'node:fs';
import type { SettledSettings } from './open-database.ts';

/** What `server/main.ts` answers: where it listens, and how it stops (jobs finished or given back, connections closed). */
export type RunningApplication = { address: string; close: () => Promise<void> };

/** What the entry points of the application export; loaded late so that a fault of the settings is told first. */
type Entries = {
  '../server/db/migrate.ts': { migrate: (url: string) => Promise<string[]> };
  '../server/main.ts': { runMain: (settings: SettledSettings, settingNames: readonly string[]) => Promise<RunningApplication> };
  '../server/worker.ts': { runWorker: (settings: SettledSettings) => Promise<{ close: () => Promise<void> }> };
  '../seeds/data.ts': { settingsData: () => readonly { readonly name: string }[] };
  /** Adds the settings that the database lacks; answers their names. */
  '../seeds/complete-settings.ts': { completeSettings: (settings: SettledSettings) => Promise<string[]> };
  /** `seedFirst` before the address is printed, `seedRest` behind it, both give up early when the signal fires and go on at the next start. */
  '../seeds/index.ts': {
    seedFirst: (settings: SettledSettings, signal: AbortSignal) => Promise<void>;
    seedRest: (settings: SettledSettings, signal: AbortSignal) => Promise<void>;
  };
};

export async function load<Path extends keyof Entries>(path: Path): Promise<Entries[Path]> {
  return import(new URL(path, import.meta.url).href) as Promise<Entries[Path]>;
}

export function exists(path: keyof Entries): boolean {
  return existsSync(new URL(path, import.meta.url));
}
