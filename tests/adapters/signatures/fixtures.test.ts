import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fetchCrls } from '../../../server/adapters/signatures/fetch-crls.ts';
import { trustFaults } from '../../../server/adapters/signatures/trust-faults.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { arrival, fixture, fixtureTrust } from './fixture-trust.ts';

const holders = JSON.parse(Buffer.from(fixture('pki/holders.json')).toString()) as Record<string, { tckn: string; name: string }>;
const judge = (path: string, trust = fixtureTrust(), at = arrival, detachedContent?: Uint8Array) =>
  verifySignature({ signed: fixture(path), at, ...(detachedContent ? { detachedContent } : {}) }, trust);

test.each([
  ['temiz-25.rsa.xlsx.p7m', 'valid', 'sorumlu-rsa'], ['temiz-25.ec.xlsx.p7m', 'valid', 'sorumlu-ec'], ['liste.pades.pdf', 'valid', 'sorumlu-rsa'],
  ['iptal-edilmis.xlsx.p7m', 'revoked', 'sorumlu-iptal'], ['suresi-dolmus.xlsx.p7m', 'expired', 'sorumlu-suresi-dolmus'],
  ['nitelikli-olmayan.xlsx.p7m', 'notQualified', 'nitelikli-olmayan'], ['baska-kisi.xlsx.p7m', 'valid', 'baska-kisi'], ['bozulmus.xlsx.p7m', 'invalid', 'sorumlu-rsa'],
])('%s is %s, and names its signer', async (file, verdict, holder) => {
  const judged = await judge(`signed/${file}`);
  expect(judged.verdict).toBe(verdict);
  expect(judged.signatures[0]?.signer).toMatchObject({ personNumber: holders[holder]?.tckn, commonName: holders[holder]?.name });
});

test('a signature beside its list is valid over that list, invalid over another one and unreadable alone', async () => {
  expect(await judge('signed/temiz-25.xlsx.p7s', undefined, undefined, fixture('signed/temiz-25.xlsx'))).toMatchObject({ verdict: 'valid', form: 'cadesDetached' });
  const other = fixture('signed/temiz-25.xlsx').slice();
  other[4000] = (other[4000] ?? 0) ^ 1;
  expect((await judge('signed/temiz-25.xlsx.p7s', undefined, undefined, other)).reasons.map(({ code }) => code)).toContain('WRONG_DIGEST');
  expect((await judge('signed/temiz-25.xlsx.p7s')).reasons.map(({ code }) => code)).toEqual(['NO_CONTENT']);
});

test('the signed message of fixture 13 is valid, and a signed list within a message is judged as the attachment it is', async () => {
  expect(await judge('mail/13-smime-opak.eml')).toMatchObject({ verdict: 'valid', form: 'smime' });
});

test('the evidence says what was relied on: the whole chain, the revocation list with its hash and dates, the times, the algorithm', async () => {
  const [evidence] = (await judge('signed/temiz-25.ec.xlsx.p7m')).signatures;
  expect(evidence).toMatchObject({ algorithm: 'ECDSA SHA-256', claimedAt: '2026-11-22T07:34:31.000Z', provenAt: arrival.toISOString(), provenBy: 'arrival', boundToCertificate: true });
  expect(evidence?.chain.map(({ commonName }) => commonName)).toEqual(['Deneme Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6', 'Deneme Kök ESHS EC']);
  expect(evidence?.revocation).toEqual([expect.objectContaining({ kind: 'crl', source: 'alt-kok-ec.crl', thisUpdate: '2026-11-22T07:34:29.000Z', revokedAt: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })]);
});

test('trust is configuration: without the root nothing is trusted, without the revocation list nothing is valid', async () => {
  expect((await judge('signed/temiz-25.ec.xlsx.p7m', fixtureTrust('kok-ec.crt'))).verdict).toBe('untrusted');
  expect((await judge('signed/temiz-25.ec.xlsx.p7m', fixtureTrust('alt-kok-ec.crl'))).verdict).toBe('noRevocationInfo');
  expect((await judge('signed/temiz-25.ec.xlsx.p7m', { ...fixtureTrust(), authorityCrlNeeded: true })).verdict).toBe('noRevocationInfo');
});

test('a revocation list counts while it is current: one that ended before the file came is no list', async () => {
  expect((await judge('signed/temiz-25.ec.xlsx.p7m', fixtureTrust(), new Date('2037-01-01T00:00:00Z'))).reasons.map(({ code }) => code)).toContain('NO_REVOCATION_INFO');
});

test('who was revoked after the file came had signed rightly; a claim alone does not bring a late file before the revocation', async () => {
  const before = await judge('signed/iptal-edilmis.xlsx.p7m', fixtureTrust(), new Date('2026-10-31T12:00:00Z'));
  expect(before.reasons.map(({ code }) => code)).toContain('REVOKED_LATER');
  // The signature says 22 November, which is later than that arrival.
  expect(before.reasons.map(({ code }) => code)).toContain('SIGNED_IN_FUTURE');
});

test('a certificate that expired between signing and arrival is not helped by the signer’s own clock', async () => {
  expect((await judge('signed/temiz-25.ec.xlsx.p7m', fixtureTrust(), new Date('2029-06-01T00:00:00Z'))).reasons.map(({ code }) => code)).toContain('EXPIRED_UNPROVEN');
});

test('a PDF to which something was added after its signature is not valid for what was added', async () => {
  const pdf = fixture('signed/liste.pades.pdf');
  const longer = Buffer.concat([pdf, Buffer.from('\n% eklendi\n%%EOF\n')]);
  expect((await verifySignature({ signed: longer, at: arrival }, fixtureTrust())).reasons.map(({ code }) => code)).toContain('PDF_APPENDED');
  const changed = Buffer.from(pdf);
  changed[300] = (changed[300] ?? 0) ^ 1;
  expect((await verifySignature({ signed: changed, at: arrival }, fixtureTrust())).verdict).toBe('invalid');
});

test('100 MB are refused before anything is computed', async () => {
  const large = new Uint8Array(100 * 1024 * 1024);
  large.set(fixture('signed/temiz-25.rsa.xlsx.p7m'));
  const judged = await verifySignature({ signed: large, at: arrival }, fixtureTrust());
  expect(judged.reasons.map(({ code }) => code)).toEqual(['TOO_LARGE']);
  expect(judged.fileSha256).toBe('');
});

test('the doctor says what a trust folder lacks: a root, a revocation list, one that has not ended', async () => {
  const folder = `${import.meta.dirname}/../../fixtures/pki`;
  expect(await trustFaults(folder, arrival)).toEqual([]);
  expect(await trustFaults(folder, new Date('2037-01-01T00:00:00Z'))).toEqual([expect.stringContaining('alt-kok-ec.crl iptal listesinin süresi dolmuş'), expect.stringContaining('alt-kok-rsa.crl')]);
  expect(await trustFaults(`${folder}/yok`, arrival)).toEqual([expect.stringContaining('kök sertifika yok')]);
});

test('revocation lists are fetched when their address is set: kept under their hash, never replaced by an older one, never by what is no list', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nes-crl-'));
  const answers: Uint8Array[] = [fixture('pki/alt-kok-ec.crl'), fixture('pki/alt-kok-ec.crl'), Buffer.from('<html>bakımdayız</html>')];
  const server = createServer((_request, response) => { response.end(answers.shift()); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/liste.crl`;
  const outcomes = [];
  for (let times = 0; times < 3; times += 1) outcomes.push((await fetchCrls([url], folder))[0]?.outcome);
  expect(outcomes).toEqual(['fetched', 'unchanged', 'failed']);
  expect((await readdir(join(folder, 'arsiv')))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.crl$/)]);
  expect(await trustFaults(folder, arrival)).toEqual([expect.stringContaining('kök sertifika yok')]);
  server.close();
  await rm(folder, { recursive: true });
});
