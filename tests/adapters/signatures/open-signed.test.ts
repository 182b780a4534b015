import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { openHere } from '../../../server/adapters/signatures/open-here.ts';
import { openLimits, openSigned } from '../../../server/adapters/signatures/open-signed.ts';
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

/** How many threads were begun meanwhile. */
async function threadsBegun(work: () => Promise<unknown>): Promise<number> {
  let begun = 0;
  const count = () => { begun += 1; };
  process.on('worker', count);
  await work().finally(() => process.off('worker', count));
  return begun;
}

/** A signed envelope around these bytes, without signers. */
function envelopeAround(content: Uint8Array): Buffer {
  const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
    const body = Buffer.concat(parts);
    const size = Buffer.from(body.length.toString(16).padStart(8, '0'), 'hex').subarray(body.length < 0x80 ? 3 : body.length < 0x100 ? 3 : body.length < 0x1_0000 ? 2 : body.length < 0x100_0000 ? 1 : 0);
    return Buffer.concat([Buffer.from(body.length < 0x80 ? [tag] : [tag, 0x80 + size.length]), size, body]);
  };
  const oid = (last: number) => tlv(0x06, Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last]));
  return tlv(0x30, oid(2), tlv(0xa0, tlv(0x30, tlv(0x02, Buffer.from([1])), tlv(0x31), tlv(0x30, oid(1), tlv(0xa0, tlv(0x04, content))), tlv(0x31))));
}

test('a large signed file is opened in a thread of its own and a small one in place; both open to the same, and what is wrong has the same name', async () => {
  const content = Buffer.alloc(openLimits.threadFromBytes, 'a list of many people ');
  const large = envelopeAround(content);
  expect(await threadsBegun(async () => expect(same((await openSigned(large))?.content, content)).toBe(true))).toBe(1);
  expect(openHere(large)).toMatchObject({ form: 'cades' });
  expect(await threadsBegun(() => openSigned(fixture('signed/temiz-25.rsa.xlsx.p7m')))).toBe(0);
  expect(await threadsBegun(async () => expect(await faultOf(large.subarray(0, large.length - 3))).toBe('damaged'))).toBe(1);
  const scan = Buffer.concat([fixture('signed/liste.pades.pdf'), content]);
  expect(await threadsBegun(async () => expect(await openSigned(scan)).toBeNull()), 'a scan is told by its first bytes').toBe(0);
  const base64 = Buffer.from(`MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${large.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`);
  expect(same((await openSigned(base64))?.content, content)).toBe(true);
});

test('small files through the thread keep their answers, and one that takes too long is refused as too large', async () => {
  const always = { ...openLimits, threadFromBytes: 0 };
  const opened = await openSigned(fixture('signed/temiz-25.ec.xlsx.p7m'), always);
  expect(same(opened?.content, list)).toBe(true);
  await expect(openSigned(fixture('signed/temiz-25.xlsx.p7s'), always)).rejects.toMatchObject({ fault: 'detached', tr: 'Dosyada yalnız imza var, imzalanan içerik yok.' });
  await expect(openSigned(fixture('signed/temiz-25.ec.xlsx.p7m'), { ...always, seconds: 0 })).rejects.toMatchObject({ fault: 'tooLarge' });
});
