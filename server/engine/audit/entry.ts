/** A JSON value as it stands in a row. */
export type Wire = unknown;

/** What the bytes of a row of the trail say. Personal values stand in the `sealed…` parts only, as base64 ciphertext. */
export interface TrailEntry {
  readonly v: 1;
  readonly noun: string;
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Under whose key the sealed values are. */
  readonly subject: string | null;
  readonly actor: {
    readonly id: string; readonly kind: string; readonly name: string; readonly roles: readonly string[]; readonly human?: string;
    readonly for?: { readonly id: string; readonly name: string };
  };
  /** Only what changed: [before, after]. */
  readonly changes: Readonly<Record<string, readonly [Wire, Wire]>>;
  readonly sealed: Readonly<Record<string, readonly [string | null, string | null]>>;
  readonly input: Readonly<Record<string, Wire>>;
  readonly sealedInput: Readonly<Record<string, string>>;
  readonly reason?: string;
  readonly sealedReason?: string;
  readonly cause?: { readonly noun: string; readonly id: string; readonly action: string };
}

/** In place of a ciphertext (base64 has no colon): the value stands in an earlier row, under the key of the former subject. */
export const atEarlierSubject = ':earlier';
/** In place of a ciphertext: the value went with its key. */
export const ofDestroyedSubject = ':destroyed';

/** The bytes of a row, read back. Throws on anything that is not an entry of a known form. */
export function readEntry(bytes: Uint8Array): TrailEntry {
  const entry = JSON.parse(Buffer.from(bytes).toString('utf8')) as TrailEntry;
  if (entry.v !== 1) throw new Error(`a row of the trail has the unknown form ${String(entry.v)}`);
  return entry;
}
