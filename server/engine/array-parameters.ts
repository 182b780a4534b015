/**
 * Arrays as PostgreSQL receives them in binary: a driver writes text, and text of a thousand rows is quoted, escaped and (bytes as
 * hexadecimal digits) doubled, here and again when it is parsed there. Each function gives a parameter for `$n::text[]` or `$n::bytea[]`.
 */
const oids = { text: 25, bytea: 17 } as const;

/** Null and undefined become null. */
export function textArray(values: readonly (string | null | undefined)[]): Buffer {
  let most = headLength;
  // Three bytes of UTF-8 for a unit of UTF-16 are never too few.
  for (const value of values) most += 4 + 3 * (value?.length ?? 0);
  const into = begun(values.length, oids.text, most);
  let at = headLength;
  for (const value of values) {
    if (value === null || value === undefined) {
      at = into.writeInt32BE(-1, at);
      into.writeInt32BE(1, hasNullsAt);
      continue;
    }
    const length = into.write(value, at + 4, 'utf8');
    into.writeInt32BE(length, at);
    at += 4 + length;
  }
  return into.subarray(0, at);
}

export function bytesArray(values: readonly Uint8Array[]): Buffer {
  let length = headLength;
  for (const value of values) length += 4 + value.length;
  const into = begun(values.length, oids.bytea, length);
  let at = headLength;
  for (const value of values) {
    at = into.writeInt32BE(value.length, at);
    into.set(value, at);
    at += value.length;
  }
  return into;
}

const headLength = 20;
const hasNullsAt = 4;

/** One dimension from 1 on, no nulls yet. */
function begun(count: number, oid: number, length: number): Buffer {
  const into = Buffer.allocUnsafe(length);
  [1, 0, oid, count, 1].forEach((word, index) => into.writeInt32BE(word, 4 * index));
  return into;
}
