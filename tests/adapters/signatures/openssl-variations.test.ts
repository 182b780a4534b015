import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustOf, type Trust } from '../../../server/adapters/signatures/trust.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { opensslPki, signers, type OpensslPki } from './openssl-pki.ts';

let pki: OpensslPki;
let trust: Trust;
beforeAll(() => {
  pki = opensslPki();
  const file = (name: string) => ({ name, bytes: readFileSync(join(pki.folder, name)) });
  trust = trustOf(['root.crt', ...['root', 'sub', 'subRsa', 'noAuthority', 'noCertSign', 'expiredSub', 'tooDeep'].map((name) => `${name}.crl`)].map(file));
  for (const name of ['subs', 'none']) writeFileSync(join(pki.folder, `${name}.pem`), '');
  writeFileSync(join(pki.folder, 'subs.pem'), ['sub', 'subRsa', 'noAuthority', 'noCertSign', 'expiredSub', 'tooDeep'].map((name) => readFileSync(join(pki.folder, `${name}.crt`), 'utf8')).join(''));
  writeFileSync(join(pki.folder, 'content.bin'), Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 37 + (at >> 3)) & 255)));
  writeFileSync(join(pki.folder, 'other.bin'), 'something else');
  writeFileSync(join(pki.folder, 'large.bin'), Buffer.alloc(200_000, 'FRM.01.03 '));
  writeFileSync(join(pki.folder, 'content.txt'), 'FRM.01.03 başvuru listesi\r\nikinci satır\r\n');
}, 120_000);
afterAll(() => { pki.close(); });

type Way = { readonly name: string; readonly args: readonly string[]; readonly form?: 'DER' | 'PEM' | 'SMIME'; readonly detached?: 'content.bin' | 'other.bin'; readonly text?: true; readonly large?: true; readonly spoil?: keyof typeof spoils; readonly fit?: 'rsa'; readonly good: boolean };

const flip = (bytes: Buffer, at: number): Buffer => { const spoilt = Buffer.from(bytes); spoilt[at] = (spoilt[at] ?? 0) ^ 1; return spoilt; };
const spoils = {
  content: (signed: Buffer) => flip(signed, signed.indexOf(readFileSync(join(pki.folder, 'content.bin')).subarray(100, 140)) + 5),
  signature: (signed: Buffer) => flip(signed, signed.length - 9),
  // The digest among the signed attributes.
  digest: (signed: Buffer) => flip(signed, signed.indexOf(Buffer.from('06092a864886f70d010904', 'hex')) + 20),
  cut: (signed: Buffer) => signed.subarray(0, signed.length - 20),
  longer: (signed: Buffer) => Buffer.concat([signed, Buffer.from([5, 0])]),
} as const;

const chain = ['-certfile', 'subs.pem'];
const inside = ['-nodetach', '-binary'];
const ways: readonly Way[] = [
  { name: 'enveloped', args: [...inside, ...chain], good: true }, { name: 'enveloped, CAdES', args: [...inside, '-cades', ...chain], good: true },
  { name: 'SHA-384', args: [...inside, '-md', 'sha384', ...chain], good: true }, { name: 'SHA-512, no capabilities', args: [...inside, '-md', 'sha512', '-nosmimecap', ...chain], good: true },
  { name: 'key identifier', args: [...inside, '-keyid', ...chain], good: true }, { name: 'streamed, indefinite lengths', args: [...inside, '-stream', ...chain], good: true },
  { name: 'PEM', args: [...inside, ...chain], form: 'PEM', good: true }, { name: 'opaque S/MIME', args: [...inside, ...chain], form: 'SMIME', good: true },
  { name: 'multipart/signed', args: chain, form: 'SMIME', text: true, good: true }, { name: 'detached', args: ['-binary', ...chain], detached: 'content.bin', good: true },
  { name: 'RSA-PSS', args: [...inside, '-keyopt', 'rsa_padding_mode:pss', ...chain], fit: 'rsa', good: true },
  { name: 'SHA-1', args: [...inside, '-md', 'sha1', ...chain], good: false }, { name: 'MD5', args: [...inside, '-md', 'md5', ...chain], fit: 'rsa', good: false },
  { name: 'no attributes', args: [...inside, '-noattr', ...chain], good: false }, { name: 'no certificates', args: [...inside, '-nocerts'], good: false }, { name: 'chain missing', args: inside, good: false },
  { name: 'content changed', args: [...inside, ...chain], spoil: 'content', good: false }, { name: 'signature changed', args: [...inside, ...chain], spoil: 'signature', good: false },
  { name: 'PEM, SHA-512', args: [...inside, '-md', 'sha512', ...chain], form: 'PEM', good: true },
  { name: 'digest changed', args: [...inside, ...chain], spoil: 'digest', good: false }, { name: 'cut short', args: [...inside, ...chain], spoil: 'cut', good: false }, { name: 'something behind it', args: [...inside, ...chain], spoil: 'longer', good: false },
  { name: 'two hundred kilobytes', args: [...inside, ...chain], large: true, good: true }, { name: 'detached, beside another file', args: ['-binary', ...chain], detached: 'other.bin', good: false },
];

const rightSigners = new Set(['rsa', 'p256', 'p384', 'p521', 'direct', 'mailToo']);
const rsaSigners = (name: string) => !['p256', 'p384', 'p521', 'direct', 'plain', 'noRepudiation'].includes(name);

const signedOnce = new Map<string, Buffer | null>();

function made(signer: string, way: Way): { signed: Buffer; content?: Buffer } | null {
  const source = way.text ? 'content.txt' : way.large ? 'large.bin' : 'content.bin';
  const args = ['-in', source, '-outform', way.form ?? 'DER', ...way.args];
  const name = [signer, ...args].join(' ');
  const known = signedOnce.get(name);
  const signed = known === undefined ? signedBy(signer, args) : known;
  signedOnce.set(name, signed);
  return signed && { signed: way.spoil ? spoils[way.spoil](signed) : signed, ...(way.detached ? { content: readFileSync(join(pki.folder, way.detached)) } : {}) };
}

function signedBy(signer: string, args: readonly string[]): Buffer | null {
  const { certificate, key } = pki.holder(signer);
  try {
    return pki.openssl('cms', '-sign', '-signer', certificate, '-inkey', key, ...args);
  } catch {
    return null;
  }
}

/** What openssl says of it, with the same root and the same revocation lists. */
function opensslAgrees(signed: Buffer, way: Way): boolean {
  writeFileSync(join(pki.folder, 'signed'), signed);
  try {
    pki.openssl('cms', '-verify', '-in', 'signed', '-inform', way.form ?? 'DER', '-CAfile', 'trusted.pem', '-crl_check', '-purpose', 'any', '-out', 'opened', ...(way.detached ? ['-binary', '-content', way.detached] : ['-binary']));
    return true;
  } catch {
    return false;
  }
}

test('of 500 and more signed files made by openssl, ours agrees with openssl or is stricter, and every right one is valid', async () => {
  const counted = { files: 0, bothValid: 0, bothNot: 0, stricter: 0 };
  const looser: string[] = [];
  const wronglyRefused: string[] = [];
  for (const signer of signers) {
    for (const way of ways) {
      if (way.fit === 'rsa' && !rsaSigners(signer)) continue;
      const file = made(signer, way);
      if (file === null) continue;
      counted.files += 1;
      const judged = await verifySignature({ signed: file.signed, at: new Date(), ...(file.content ? { detachedContent: file.content } : {}) }, trust);
      const [ours, theirs] = [judged.verdict === 'valid', opensslAgrees(file.signed, way)];
      if (ours && theirs) counted.bothValid += 1;
      else if (!ours && !theirs) counted.bothNot += 1;
      else if (!ours) counted.stricter += 1;
      else looser.push(`${signer}, ${way.name}`);
      // Directly below the root no chain is missing.
      const right = rightSigners.has(signer) && (way.good || (signer === 'direct' && way.name === 'chain missing'));
      if (right && (!ours || !theirs)) wronglyRefused.push(`${signer}, ${way.name}: ${judged.reasons.map(({ code }) => code).join(' ')}`);
      if (!right && ours) wronglyRefused.push(`${signer}, ${way.name}: valid`);
    }
  }
  console.info(`openssl: ${counted.files} files; both valid ${counted.bothValid}, both not ${counted.bothNot}, ours stricter ${counted.stricter}, ours looser ${looser.length}`);
  expect(looser).toEqual([]);
  expect(wronglyRefused).toEqual([]);
  expect(counted.files).toBeGreaterThanOrEqual(500);
}, 300_000);

test.each([
  ['revoked', 'revoked'], ['expired', 'expired'], ['notYet', 'expired'], ['plain', 'notQualified'], ['noRepudiation', 'notQualified'], ['encipherOnly', 'invalid'], ['serverOnly', 'invalid'], ['oddCritical', 'untrusted'], ['sha1', 'untrusted'],
  ['small', 'invalid'], ['selfSigned', 'untrusted'], ['stranger', 'untrusted'], ['ofNoAuthority', 'untrusted'], ['ofNoCertSign', 'untrusted'], ['ofExpiredSub', 'expired'], ['ofTooDeep', 'untrusted'],
] as const)('what is wrong with the signer “%s” has its name: %s', async (signer, verdict) => {
  const file = made(signer, ways[0]!);
  expect((await verifySignature({ signed: file!.signed, at: new Date() }, trust)).verdict).toBe(verdict);
});

test('several signers are all judged; a signed file within a signed file counts by its worst', async () => {
  const sign = (extra: readonly string[], source: string) => pki.openssl('cms', '-sign', ...inside, ...chain, '-outform', 'DER', '-in', source, ...extra);
  const of = (name: string) => ['-signer', pki.holder(name).certificate, '-inkey', pki.holder(name).key];
  const judged = async (signed: Buffer) => { const { verdict, signatures } = await verifySignature({ signed, at: new Date() }, trust); return [verdict, signatures.length]; };
  expect(await judged(sign([...of('rsa'), ...of('p256')], 'content.bin'))).toEqual(['valid', 2]);
  expect(await judged(sign([...of('rsa'), ...of('revoked')], 'content.bin'))).toEqual(['revoked', 2]);
  writeFileSync(join(pki.folder, 'inner.p7m'), sign(of('revoked'), 'content.bin'));
  expect(await judged(sign(of('rsa'), 'inner.p7m'))).toEqual(['revoked', 2]);
  for (const depth of ['one', 'two', 'three', 'four']) writeFileSync(join(pki.folder, 'inner.p7m'), sign(of('rsa'), depth === 'one' ? 'content.bin' : 'inner.p7m'));
  expect(await judged(readFileSync(join(pki.folder, 'inner.p7m')))).toEqual(['unreadable', 0]);
});
