import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSigned } from '../../../server/adapters/signatures/open-signed.ts';
import { SignedContentError } from '../../../server/adapters/signatures/signed-content-error.ts';
import { unwrap } from '../../../server/adapters/signatures/unwrap.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { rounds } from '../../support/rounds.ts';
import { arrival, fixture, fixtureTrust } from './fixture-trust.ts';

const seed = Number(process.env['SEED'] ?? 20_261_122);

/** Mulberry32: the same mutations for the same seed, on every machine. */
function randomOf(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Buffer, below: (limit: number) => number) => Buffer;
const odd = [0x00, 0x01, 0x7f, 0x80, 0x81, 0x84, 0x88, 0xff, 0x30, 0x31, 0x04, 0x24, 0xa0, 0xa1, 0x06];
const mutations: readonly Mutation[] = [
  (bytes, below) => { const at = below(bytes.length); bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8)); return bytes; },
  (bytes, below) => { bytes[below(bytes.length)] = odd[below(odd.length)] ?? 0; return bytes; },
  (bytes, below) => { for (let times = 2 + below(20); times > 0; times -= 1) bytes[below(bytes.length)] = below(256); return bytes; },
  (bytes, below) => bytes.subarray(0, below(bytes.length)),
  (bytes, below) => { const at = below(bytes.length); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(40))]); },
  (bytes, below) => { const at = below(bytes.length); return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: 1 + below(30) }, () => below(256))), bytes.subarray(at)]); },
  (bytes, below) => { const [from, to] = [below(bytes.length), below(bytes.length)]; bytes.copyWithin(to, from, from + 1 + below(200)); return bytes; },
  (bytes, below) => Buffer.concat([bytes, bytes.subarray(below(bytes.length))]),
  // Where the signature, its attributes and the certificates lie: the end of the file.
  (bytes, below) => { const at = bytes.length - 1 - below(Math.min(bytes.length, 2_600)); bytes[at] = (bytes[at] ?? 0) ^ (1 + below(255)); return bytes; },
];

const sources = [
  ...readdirSync(`${import.meta.dirname}/../../fixtures/signed`).filter((name) => /\.p7[ms]$/.test(name)).map((name) => fixture(`signed/${name}`)), fixture('mail/13-smime-opak.eml'),
  ...(['rsa', 'ec'] as const).map((kind) => Buffer.from(`-----BEGIN CMS-----\n${Buffer.from(fixture(`signed/temiz-25.${kind}.xlsx.p7m`)).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CMS-----\n`)),
];

/** The CMS as it is after base64 and headers, which nobody signs, are off. */
const cmsOf = (bytes: Uint8Array): Buffer | null => {
  try {
    return Buffer.from(unwrap(bytes)?.der ?? []);
  } catch {
    return null;
  }
};

test('thousands of mutated files crash nothing, and none is valid: not one changed byte of a signature, its certificates, its frame or its content is forgiven', async () => {
  const [below, wanted, trust] = [randomOf(seed), rounds(2_000, 100_000), fixtureTrust()];
  const content = fixture('signed/temiz-25.xlsx');
  const counted: Record<string, number> = {};
  let untouched = 0;
  let slowestMs = 0;
  for (let round = 0; round < wanted; round += 1) {
    const source = sources[below(sources.length)] ?? new Uint8Array();
    const mutated = (mutations[below(mutations.length)] as Mutation)(Buffer.from(source), below);
    const began = performance.now();
    const judged = await verifySignature({ signed: mutated, at: arrival, detachedContent: content }, trust);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    await openSigned(mutated).catch((error: unknown) => { if (!(error instanceof SignedContentError)) throw error; });
    counted[judged.verdict] = (counted[judged.verdict] ?? 0) + 1;
    if (judged.verdict !== 'valid') continue;
    // A mutation may change nothing, or only where a line of base64 ends or who a letter is to.
    if (cmsOf(mutated)?.equals(cmsOf(source) ?? Buffer.from('other')) !== true) throw new Error(`seed ${seed}, round ${round}: valid after a change`);
    untouched += 1;
  }
  console.info(`mutations: ${wanted} files (seed ${seed}): ${JSON.stringify(counted)}; became valid 0, the ${untouched} valid ones hold the very CMS of their source; slowest ${slowestMs.toFixed(0)} ms`);
  expect(counted['valid'] ?? 0).toBe(untouched);
}, 3_600_000);

test('a PDF whose signed bytes are touched anywhere is never valid', async () => {
  const [below, pdf, trust] = [randomOf(seed + 1), fixture('signed/liste.pades.pdf'), fixtureTrust()];
  for (let round = 0; round < rounds(60, 600); round += 1) {
    const mutated = Buffer.from(pdf);
    const at = below(mutated.length);
    mutated[at] = (mutated[at] ?? 0) ^ (1 << below(8));
    const judged = await verifySignature({ signed: mutated, at: arrival }, trust);
    // Zeros that pad the signature's room, and the case of its hex digits, are covered by nothing and change nothing.
    const inGap = at >= 535_037 && at < 542_261;
    if (!inGap) expect(judged.verdict, `byte ${at}`).not.toBe('valid');
  }
}, 300_000);

test.each([
  ['deep nesting', Buffer.concat([Buffer.from('308006092a864886f70d010702a080', 'hex'), Buffer.from('3080'.repeat(50_000), 'hex')])],
  ['a length beyond everything', Buffer.from('3084ffffffff06092a864886f70d010702', 'hex')],
  ['a million empty elements', Buffer.concat([Buffer.from('308006092a864886f70d010702a0803080', 'hex'), Buffer.from('0500'.repeat(1_000_000), 'hex')])],
  ['a MIME head without an end', Buffer.from(`Content-Type: ${'a'.repeat(2_000_000)}`)], ['many boundaries', Buffer.from(`Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="x"\r\n\r\n${'--x\r\n'.repeat(300_000)}`)],
  ['many byte ranges', Buffer.from(`%PDF-1.7\n${'/ByteRange [0 1 2 3]'.repeat(100_000)}`)],
])('%s is refused in time', async (_name, bytes) => {
  const began = performance.now();
  expect((await verifySignature({ signed: bytes, at: arrival }, fixtureTrust())).verdict).toBe('unreadable');
  expect(performance.now() - began).toBeLessThan(10_000);
});
