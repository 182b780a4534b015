import { type Keys } from '../keys.ts';
import { canonicalBytes } from './canonical.ts';
import { accessMac } from './mac.ts';

/** What a row of the access log says: who looked at what, never a value. */
export interface AccessEntry {
  readonly at: string;
  readonly actorId: string;
  readonly sessionId: string | null;
  readonly noun: string;
  readonly recordIds: readonly string[];
  readonly kind: string;
  /** Further facts: names of fields, the reason, the actor's name. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The exact bytes of an access row and their MAC; verify compares the columns with them. */
export function prepareAccess(keys: Pick<Keys, 'audit'>, entry: AccessEntry): { bytes: Uint8Array; mac: Uint8Array; keyVersion: number } {
  const bytes = canonicalBytes({ v: 1, ...entry });
  const keyVersion = keys.audit.current;
  return { bytes, mac: accessMac(keys.audit, keyVersion, bytes), keyVersion };
}
