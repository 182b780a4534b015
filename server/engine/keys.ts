/** Secrets that live outside the database, each 32 bytes, by version: the newest writes, all of them read. */
export interface VersionedKey {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

export interface Keys {
  /** MAC over audit and access rows. */
  readonly audit: VersionedKey;
  /** Wraps the key of each data subject. */
  readonly subjects: VersionedKey;
  /** Encrypts stored answers (idempotency). */
  readonly answers: VersionedKey;
  /** Encrypts secrets at rest (TOTP seeds, API secrets). */
  readonly secrets: VersionedKey;
}
