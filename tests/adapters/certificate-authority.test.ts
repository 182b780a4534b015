import { execFile } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CertificateRefused,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../server/adapters/certificate-authority/certificate-authority.ts';
import { demoAuthority } from '../../server/adapters/certificate-authority/demo-authority.ts';

const run = promisify(execFile);
const today = new Date('2026-11-23T09:15:42.789Z');
const tugba = {
  commonName: 'TUĞBA ŞÜKRAN ÖÇALIİ',
  personNumber: '96374068104',
  notBefore: new Date('2026-11-23T09:15:42.789Z'),
  notAfter: new Date('2029-11-23T09:15:41Z'),
};

let folder: string;
let authority: CertificateAuthority;
const openAuthority = (clock = () => today) => demoAuthority({ folder: join(folder, 'ca'), clock, crlUrl: 'http://depo.konsol.example/deneme.crl' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nes-ca-'));
  authority = await openAuthority();
});
afterAll(() => rm(folder, { recursive: true }));

async function text(certificate: IssuedCertificate) {
  const path = join(folder, `${certificate.serial}.pem`);
  await writeFile(path, certificate.certificatePem);
  return (await run('openssl', ['x509', '-in', path, '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space,sname'])).stdout;
}

/** What OpenSSL says of the chain at that moment, with the revocation list when given. */
async function verdict(certificate: IssuedCertificate, crlPem?: string, at = new Date('2026-12-01T00:00:00Z')) {
  const [leaf, issuing, root, crl] = ['leaf', 'issuing', 'root', 'crl'].map((name) => join(folder, `${name}.pem`)) as [
    string,
    string,
    string,
    string,
  ];
  await writeFile(leaf, certificate.certificatePem);
  await writeFile(issuing, certificate.chainPem[0] ?? '');
  await writeFile(root, certificate.chainPem[1] ?? '');
  await writeFile(crl, crlPem ?? '');
  const revocation = crlPem === undefined ? [] : ['-crl_check', '-CRLfile', crl];
  const result = await run('openssl', [
    'verify',
    '-x509_strict',
    '-attime',
    String(at.getTime() / 1000),
    ...revocation,
    '-CAfile',
    root,
    '-untrusted',
    issuing,
    leaf,
  ]).catch((error: { stderr: string }) => error);
  return 'stdout' in result && result.stdout.includes(': OK') ? 'OK' : result.stderr;
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (it: unknown) => it,
  );
  expect(error).toBeInstanceOf(CertificateRefused);
  return (error as CertificateRefused).code;
};

const crlSoon = new Date('2026-11-23T12:00:00Z');

describe('a qualified certificate of the demo authority', () => {
  test('is accepted by OpenSSL with its chain, strictly', async () => {
    const certificate = await authority.issue(tugba);
    expect(await verdict(certificate)).toBe('OK');
    expect(certificate.issuer).toBe('Deneme Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 1');
    expect(certificate.algorithm).toBe('sha256WithRSAEncryption / RSA-2048');
  });

  test('names the holder in right Turkish letters with the person number, and says what it is for', async () => {
    const printed = await text(await authority.issue(tugba));
    expect(printed).toMatch(/Subject: C=TR, serialNumber=96374068104, CN=TUĞBA ŞÜKRAN ÖÇALIİ\n/);
    expect(printed).toMatch(/X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation\n/);
    expect(printed).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(printed).toContain('URI:http://depo.konsol.example/deneme.crl');
    expect(printed).toContain('X509v3 Certificate Policies');
    expect(printed).toContain('qcStatements');
    expect(printed).toContain('X509v3 Authority Key Identifier');
  });

  test('carries the three statements of a qualified certificate', async () => {
    const { raw } = new X509Certificate((await authority.issue(tugba)).certificatePem);
    // QcCompliance, QcSSCD and the regulator's statement, as other tools encode them.
    expect(raw.toString('hex')).toContain('30233008060604008e4601013008060604008e460104300d060b608618013d0001a74e0101');
  });

  test('is valid from and until the very second asked for', async () => {
    const certificate = await authority.issue(tugba);
    expect(certificate.notBefore.toISOString()).toBe('2026-11-23T09:15:42.000Z');
    expect(certificate.notAfter.toISOString()).toBe('2029-11-23T09:15:41.000Z');
    // OpenSSL counts the last second itself as over, RFC 5280 as within.
    expect(await verdict(certificate, undefined, new Date('2029-11-23T09:15:40Z'))).toBe('OK');
    expect(await verdict(certificate, undefined, new Date('2029-11-23T09:15:42Z'))).toContain('certificate has expired');
    expect(await verdict(certificate, undefined, new Date('2026-11-23T09:15:41Z'))).toContain('not yet valid');
  });

  test('is valid beyond 2049 too', async () => {
    const certificate = await authority.issue({ ...tugba, notAfter: new Date('2051-01-01T00:00:00Z') });
    expect(certificate.notAfter.toISOString()).toBe('2051-01-01T00:00:00.000Z');
  });

  test('has a serial number of its own, as hex text', async () => {
    const [one, two] = [await authority.issue(tugba), await authority.issue(tugba)];
    expect(one.serial).toMatch(/^4[0-9a-f]{31}$/);
    expect(one.serial).not.toBe(two.serial);
    expect(new X509Certificate(one.certificatePem).serialNumber.toLowerCase()).toBe(one.serial);
  });

  test('is made once however often a job repeats, and never for somebody else', async () => {
    const serial = '0abc12ff';
    const made = await Promise.all([1, 2, 3].map(() => authority.issue({ ...tugba, serial })));
    expect(new Set(made.map((it) => it.certificatePem)).size).toBe(1);
    expect(made[0]?.serial).toBe('0abc12ff');
    expect(await refusal(authority.issue({ ...tugba, serial, personNumber: '97869073672' }))).toBe('serial_taken');
    expect(await refusal(authority.issue({ ...tugba, serial, commonName: 'KÜBRA KAYA' }))).toBe('serial_taken');
  });

  test.each([
    ['RSA-2048', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['EC prime256v1', generateKeyPairSync('ec', { namedCurve: 'prime256v1' })],
  ])('certifies the %s key of the card', async (kind, { publicKey }) => {
    const certificate = await authority.issue({ ...tugba, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() });
    expect(new X509Certificate(certificate.certificatePem).publicKey.equals(publicKey)).toBe(true);
    expect(certificate.algorithm).toContain(kind);
    expect(await verdict(certificate)).toBe('OK');
  });

  test('is not made for a short key, a private key, or what is no key', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const secret = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const publicKeyPem of [short, secret, 'anahtar']) expect(await refusal(authority.issue({ ...tugba, publicKeyPem }))).toBe('unsupported_key');
  });

  test.each([
    [{ commonName: '' }],
    [{ commonName: 'A'.repeat(65) }],
    [{ commonName: 'Ali\nVeli' }],
    [{ personNumber: '123' }],
    [{ notAfter: new Date('2026-11-23T09:15:42Z') }],
    [{ serial: '../../x' }],
    [{ serial: '00' }],
    [{ serial: 'f'.repeat(40) }],
  ])('is not made from %j', async (change) => {
    expect(await refusal(authority.issue({ ...tugba, ...change }))).toBe('malformed_request');
  });
});

describe('the revocation list', () => {
  test('refuses a revoked certificate and lets the others pass', async () => {
    const [lost, kept] = [await authority.issue(tugba), await authority.issue(tugba)];
    const { crlPem } = await authority.revoke(lost.serial, 'lost', new Date('2026-11-23T10:00:00Z'));
    expect(await verdict(lost, crlPem, crlSoon)).toContain('certificate revoked');
    expect(await verdict(kept, crlPem, crlSoon)).toBe('OK');
  });

  test('is signed, dated, and names serial, moment and reason', async () => {
    const lost = await authority.issue(tugba);
    await authority.revoke(lost.serial, 'leftInstitution', new Date('2026-11-23T10:00:07Z'));
    const path = join(folder, 'list.pem');
    await writeFile(path, await authority.crl());
    await writeFile(join(folder, 'issuing.pem'), lost.chainPem[0] ?? '');
    const { stdout, stderr } = await run('openssl', ['crl', '-in', path, '-noout', '-text', '-CAfile', join(folder, 'issuing.pem')]);
    expect(stderr).toContain('verify OK');
    expect(stdout).toMatch(
      new RegExp(
        `Serial Number: ${lost.serial.toUpperCase()}\\s+Revocation Date: Nov 23 10:00:07 2026 GMT\\s+CRL entry extensions:\\s+X509v3 CRL Reason Code:\\s+Affiliation Changed`,
      ),
    );
    expect(stdout).toContain('Last Update: Nov 23 09:15:42 2026 GMT');
    expect(stdout).toContain('X509v3 CRL Number');
  });

  test('holds a suspended certificate until it is reinstated', async () => {
    const certificate = await authority.issue(tugba);
    const held = await authority.suspend(certificate.serial, new Date('2026-11-23T10:00:00Z'));
    expect(await verdict(certificate, held.crlPem, crlSoon)).toContain('certificate revoked');
    const freed = await authority.reinstate(certificate.serial);
    expect(await verdict(certificate, freed.crlPem, crlSoon)).toBe('OK');
  });

  test('never lets go of a revoked one, and keeps its first moment', async () => {
    const certificate = await authority.issue(tugba);
    await authority.suspend(certificate.serial, new Date('2026-11-23T10:00:00Z'));
    await authority.revoke(certificate.serial, 'lost', new Date('2026-11-23T10:30:00Z'));
    expect(await refusal(authority.reinstate(certificate.serial))).toBe('already_revoked');
    expect(await refusal(authority.suspend(certificate.serial, today))).toBe('already_revoked');
    const again = await authority.revoke(certificate.serial, 'faultyProduction', new Date('2026-11-23T11:00:00Z'));
    const path = join(folder, 'again.pem');
    await writeFile(path, again.crlPem);
    const { stdout } = await run('openssl', ['crl', '-in', path, '-noout', '-text']);
    expect(stdout).toMatch(new RegExp(`${certificate.serial.toUpperCase()}\\s+Revocation Date: Nov 23 10:30:00 2026 GMT`));
  });

  test('knows only certificates of this authority', async () => {
    expect(await refusal(authority.revoke('4eadbeef', 'holderRequest', today))).toBe('unknown_serial');
    expect(await refusal(authority.suspend('4eadbeef', today))).toBe('unknown_serial');
    expect(await refusal(authority.reinstate('4eadbeef'))).toBe('unknown_serial');
    expect(await refusal(authority.revoke('../authority', 'holderRequest', today))).toBe('malformed_request');
  });
});

test('the authority is the same after a restart, and two starting at once agree on one', async () => {
  const before = await authority.issue(tugba);
  const after = await (await openAuthority()).issue(tugba);
  expect(after.chainPem).toEqual(before.chainPem);

  const fresh = join(folder, 'fresh');
  const twins = await Promise.all([1, 2].map(() => demoAuthority({ folder: fresh, clock: () => today, crlUrl: 'http://x.example/c.crl' })));
  const [one, two] = await Promise.all(twins.map((it) => it.issue(tugba)));
  expect(one?.chainPem).toEqual(two?.chainPem);
});

test('keys of the authority are readable by their owner only', async () => {
  const { mode } = await stat(join(folder, 'ca', 'authority.json'));
  expect(mode & 0o777).toBe(0o600);
  expect((await readdir(join(folder, 'ca'))).filter((it) => it.endsWith('.part'))).toEqual([]);
});
