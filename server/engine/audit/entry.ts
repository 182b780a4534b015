/** A JSON value as it stands in a row. */
export type Wire = unknown;

/**
 * What the bytes of a row of the trail say. In the form 2 all personal values of a row are one ciphertext, `content`, and the
 * `sealed…` parts only say where there is one (`inContent`); in the form 1, written until November 2026, each of them held a
 * ciphertext of its own. Both are read for ever: rows are never rewritten.
 */
export interface TrailEntry {
  readonly v: 1 | 2;
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
  /** Form 2: base64 ciphertext of the personal values, absent when the row has none. */
  readonly content?: string;
  readonly cause?: { readonly noun: string; readonly id: string; readonly action: string };
}

/** In place of a value: it stands in the row's ciphertext. (Base64 has no asterisk and no colon.) */
export const inContent = '*';
/** In place of a value: it stands in an earlier row, under the key of the former subject. */
export const atEarlierSubject = ':earlier';
/** In place of a value: it went with its key. */
export const ofDestroyedSubject = ':destroyed';

/** The bytes of a row, read back. Throws on anything that is not an entry of a known form. */
export function readEntry(bytes: Uint8Array): TrailEntry {
  const entry = JSON.parse(Buffer.from(bytes).toString('utf8')) as TrailEntry;
  if (entry.v !== 1 && entry.v !== 2) throw new Error(`a row of the trail has the unknown form ${String(entry.v)}`);
  return entry;
}
