import { someRandomBytes } from './random-bytes.ts';

/** UUIDv7 (RFC 9562): sorts by the moment of creation. The clock is handed in; within a millisecond a counter keeps the order. */
export function uuid7(clock: { now(): string }): () => string {
  let lastMs = 0;
  let counter = 0;
  const bytes = Buffer.alloc(16);
  return () => {
    const ms = Date.parse(clock.now());
    counter = ms === lastMs ? (counter + 1) & 0xfff : 0;
    lastMs = ms;
    someRandomBytes(8).copy(bytes, 8);
    bytes.writeUIntBE(ms, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
