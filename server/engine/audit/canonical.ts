/**
 * One text for one value, to the byte (RFC 8785, JSON Canonicalization Scheme): keys sorted by UTF-16 code units, no blanks,
 * numbers as ECMAScript prints them. What JSON would silently change (dates, NaN, lone surrogates, classes) is a fault of ours.
 */
export function canonicalText(value: unknown): string {
  return write(value, 0);
}

/** UTF-8 of the canonical text. Throws RangeError above one mebibyte: nothing that a person enters is as long. */
export const canonicalBytes = (value: unknown): Uint8Array => bytesOfText(canonicalText(value));

/** The same for a text that is canonical already. */
export function bytesOfText(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > largest) throw new RangeError(`${bytes.length} canonical bytes are more than ${largest}`);
  return bytes;
}

export const sameCanonically = (one: unknown, other: unknown): boolean =>
  one === other || (one ?? null) === (other ?? null) || (isNested(one) && isNested(other) && canonicalText(one) === canonicalText(other));

const largest = 1_048_576;
const deepest = 64;

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;

function write(value: unknown, depth: number): string {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'string': return writeText(value);
    case 'boolean': return value ? 'true' : 'false';
    case 'number': return writeNumber(value);
    case 'object': return writeNested(value, depth + 1);
    default: throw new TypeError(`a ${typeof value} has no canonical form`);
  }
}

function writeText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(value);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
  return JSON.stringify(value);
}

function writeNested(value: object, depth: number): string {
  if (depth > deepest) throw new RangeError(`nested deeper than ${deepest}`);
  if (Array.isArray(value)) return `[${value.map((part) => write(part, depth)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('only plain objects have a canonical form');
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key];
    if (part !== undefined) parts.push(`${writeText(key)}:${write(part, depth)}`);
  }
  return `{${parts.join(',')}}`;
}
