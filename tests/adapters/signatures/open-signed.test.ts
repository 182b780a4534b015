import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openSigned } from '../../../server/adapters/signatures/open-signed.ts';
import { SignedContentError } from '../../../server/adapters/signatures/signed-content-error.ts';

const fixture = (path: string): Uint8Array => readFileSync(`${import.meta.dirname}/../../fixtures/${path}`);
const list = fixture('signed/temiz-25.xlsx');
const same = (a: Uint8Array | undefined, b: Uint8Array) => a !== undefined && Buffer.compare(a, b) === 0;
const faultOf = async (bytes: Uint8Array) => openSigned(bytes).then(() => 'opened', (error: unknown) => error instanceof SignedContentError ? error.fault : String(error));

test.each(['temiz-25.rsa.xlsx.p7m', 'temiz-25.ec.xlsx.p7m'])('the list inside %s comes out byte for byte', async (name) => {
  const opened = await openSigned(fixture(`signed/${name}`));
  expect(opened?.form).toBe('cades');
  expect(same(opened?.content, list)).toBe(true);
});

test('the same signed file as PEM, as bare base64 and within itself opens to the same list', async () => {
  const der = fixture('signed/temiz-25.ec.xlsx.p7m');
  const base64 = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\r\n');
  expect(same((await openSigned(Buffer.from(`-----BEGIN CMS-----\n${base64}\n-----END CMS-----\n`)))?.content, list)).toBe(true);
  expect(same((await openSigned(Buffer.from(base64)))?.content, list)).toBe(true);
  const folder = mkdtempSync(`${tmpdir()}/nested-`);
  const p12 = `${import.meta.dirname}/../../fixtures/pki/sorumlu-ec.p12`;
  execFileSync('openssl', ['pkcs12', '-in', p12, '-passin', 'pass:test', '-nodes', '-out', `${folder}/signer.pem`]);
  writeFileSync(`${folder}/once.p7m`, der);
  const twice = execFileSync('openssl', ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-signer', `${folder}/signer.pem`, '-in', `${folder}/once.p7m`]);
  rmSync(folder, { recursive: true });
  expect(same((await openSigned(twice))?.content, list)).toBe(true);
});

test('an opaque S/MIME message opens to the message inside', async () => {
  const opened = await openSigned(fixture('mail/13-smime-opak.eml'));
  expect(opened?.form).toBe('smime');
  expect(Buffer.from(opened?.content ?? []).toString('utf8')).toContain('İmzalı ileti: liste ektedir.');
});

test('what is no signed file is left alone: a workbook, a PDF with its own signature, a plain message, nothing', async () => {
  for (const bytes of [list, fixture('signed/liste.pades.pdf'), fixture('mail/09-reklam.eml'), new Uint8Array()]) expect(await openSigned(bytes)).toBeNull();
});

test('a signature alone, a file cut short and a file of 100 MB are refused by name', async () => {
  expect(await faultOf(fixture('signed/temiz-25.xlsx.p7s'))).toBe('detached');
  expect(await faultOf(fixture('signed/temiz-25.rsa.xlsx.p7m').slice(0, 5000))).toBe('damaged');
  const large = new Uint8Array(100 * 1024 * 1024);
  large.set(fixture('signed/temiz-25.rsa.xlsx.p7m'));
  expect(await faultOf(large)).toBe('tooLarge');
});
