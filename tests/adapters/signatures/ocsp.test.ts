import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOcspOverHttp, fetchBounded } from '../../../server/adapters/signatures/bounded-fetch.ts';
import { type AskOcsp, type Trust } from '../../../server/adapters/signatures/trust.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { ocspAuthority, type OcspAuthority } from './ocsp-authority.ts';

let authority: OcspAuthority;
beforeAll(() => { authority = ocspAuthority(); }, 120_000);
afterAll(() => { authority?.close(); });

const hour = 3_600_000;
const judged = async (holder: string, trust: Trust, at = new Date()) => {
  const { verdict, reasons, signatures } = await verifySignature({ signed: authority.signedBy(holder), at }, trust);
  return { verdict, codes: reasons.map(({ code }) => code), sources: signatures.flatMap(({ revocation }) => revocation.map(({ kind }) => kind)) };
};
/** A responder that answers with what openssl makes of the question. */
const answering = (options?: { by?: string; more?: readonly string[] }): AskOcsp => (_url, question) => Promise.resolve(authority.answer(question, options));
const answeringOver = (instead: (question: Uint8Array) => Uint8Array): AskOcsp => (_url, question) => Promise.resolve(authority.answer(instead(question)));
const questionOf = (serial: number, ...more: string[]): Uint8Array => {
  authority.openssl('ocsp', '-issuer', 'root.crt', '-serial', String(serial), '-reqout', 'other.der', ...more);
  return readFileSync(join(authority.folder, 'other.der'));
};

test('a running openssl responder is asked over loopback, and what it says is the verdict: good, revoked, suspended, unknown', async () => {
  const responder = await authority.responder();
  try {
    const trust = authority.trust((_url, question) => askOcspOverHttp(responder.url, question));
    expect(await judged('good', trust)).toMatchObject({ verdict: 'valid', sources: ['ocsp'] });
    expect(await judged('revoked', trust)).toMatchObject({ verdict: 'revoked', codes: expect.arrayContaining(['REVOKED']) });
    expect(await judged('held', trust)).toMatchObject({ verdict: 'revoked', codes: expect.arrayContaining(['SUSPENDED']) });
    expect(await judged('unknown', trust)).toMatchObject({ verdict: 'noRevocationInfo', codes: expect.arrayContaining(['OCSP_UNKNOWN']) });
  } finally {
    responder.stop();
  }
}, 60_000);

test('whoever says “revoked” is believed: a responder beside an older list, and a list beside a responder that says good', async () => {
  expect(await judged('revoked', authority.trust(answering(), 'old'))).toMatchObject({ verdict: 'revoked', sources: ['ocsp', 'crl'] });
  // What the index forgot since: an answer of before the revocation.
  const index = readFileSync(join(authority.folder, 'index.txt'), 'utf8');
  const before = index.replace(/^R(\t\w+\t)\S+(\t11\t)/m, 'V$1$2');
  expect(before).not.toBe(index);
  writeFileSync(join(authority.folder, 'index.txt'), before);
  try {
    expect(await judged('revoked', authority.trust(answering()))).toMatchObject({ verdict: 'valid' });
    expect(await judged('revoked', authority.trust(answering(), 'new'))).toMatchObject({ verdict: 'revoked' });
  } finally {
    writeFileSync(join(authority.folder, 'index.txt'), index);
  }
});

test('a responder that does not know the certificate is not outvoted by a list on which it does not stand', async () => {
  expect(await judged('unknown', authority.trust(null, 'new'))).toMatchObject({ verdict: 'valid' });
  expect(await judged('unknown', authority.trust(answering(), 'new'))).toMatchObject({ verdict: 'noRevocationInfo' });
});

test('an answer counts until the end that it names, and without an end for the hour', async () => {
  const now = Date.now();
  const minutes = authority.trust(answering({ more: ['-nmin', '10'] }));
  expect((await judged('good', minutes, new Date(now))).verdict).toBe('valid');
  expect(await judged('good', minutes, new Date(now + hour))).toMatchObject({ verdict: 'noRevocationInfo', codes: expect.arrayContaining(['OCSP_SILENT']) });
  const endless = authority.trust(answering({ more: [] }));
  expect((await judged('good', endless, new Date(now + hour / 2))).verdict).toBe('valid');
  expect((await judged('good', endless, new Date(now + 2 * hour))).verdict).toBe('noRevocationInfo');
});

test.each([
  ['the issuer itself', 'root', 'valid'], ['whom the issuer certified for it', 'delegate', 'valid'], ['certified, but not for this', 'noPurpose', 'noRevocationInfo'],
  ['certified for it, its own revocation unknown', 'unchecked', 'noRevocationInfo'], ['certified by another authority', 'strangeDelegate', 'noRevocationInfo'], ['another authority', 'otherRoot', 'noRevocationInfo'],
  ['another holder', 'another', 'noRevocationInfo'],
])('an answer signed by %s: %s is %s', async (_who, by, verdict) => {
  expect((await judged('good', authority.trust(answering({ by })))).verdict).toBe(verdict);
});

test('an answer to another question is none: another nonce, another certificate; one without a nonce is', async () => {
  expect((await judged('good', authority.trust(answeringOver(() => questionOf(16))))).verdict).toBe('noRevocationInfo');
  expect((await judged('good', authority.trust(answeringOver(() => questionOf(16, '-no_nonce'))))).verdict).toBe('valid');
  expect((await judged('good', authority.trust(answeringOver(() => questionOf(20, '-no_nonce'))))).verdict).toBe('noRevocationInfo');
});

test('an altered byte in an answer, and nobody believes it', async () => {
  const taken: { [at: string]: Buffer } = {};
  const sound = authority.trust((_url, question) => Promise.resolve(taken['answer'] = authority.answer(question, { by: 'root' })));
  const signed = authority.signedBy('good');
  const at = new Date();
  expect((await verifySignature({ signed, at }, sound)).verdict).toBe('valid');
  const answer = authority.answer(questionOf(16, '-no_nonce'), { by: 'root', more: ['-ndays', '1', '-resp_no_certs'] });
  for (let byte = 0; byte < answer.length; byte += 2) {
    const spoilt = Buffer.from(answer);
    spoilt[byte] = (spoilt[byte] ?? 0) ^ 0x41;
    const { verdict } = await verifySignature({ signed, at }, authority.trust(() => Promise.resolve(spoilt)));
    expect(verdict, `byte ${byte}`).not.toBe('valid');
  }
}, 60_000);

async function served(listener: RequestListener, ask: (url: string) => Promise<unknown>): Promise<unknown> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a responder that is down, too slow, too talkative, sends elsewhere or fails gives no answer', async () => {
  const question = new Uint8Array([1]);
  let gone = '';
  await served((_request, response) => { response.end(); }, (url) => { gone = url; return Promise.resolve(); });
  expect(await askOcspOverHttp(gone, question)).toBeNull();
  expect(await served(() => { /* never answers */ }, (url) => fetchBounded(url, { method: 'POST', body: question, seconds: 0.3, maxBytes: 1_000 }))).toBeNull();
  expect(await served((_request, response) => { response.write('x'); }, (url) => fetchBounded(url, { method: 'POST', body: question, seconds: 0.3, maxBytes: 1_000 }))).toBeNull();
  expect(await served((_request, response) => { response.end(Buffer.alloc(70 * 1024)); }, (url) => askOcspOverHttp(url, question))).toBeNull();
  expect(await served((_request, response) => { for (let times = 0; times < 70; times += 1) response.write(Buffer.alloc(1024)); response.end(); }, (url) => askOcspOverHttp(url, question))).toBeNull();
  expect(await served((_request, response) => { response.writeHead(302, { location: '/' }).end(); }, (url) => askOcspOverHttp(url, question))).toBeNull();
  expect(await served((_request, response) => { response.writeHead(500).end(); }, (url) => askOcspOverHttp(url, question))).toBeNull();
});

test('silence never makes anything laxer: without a list nothing is valid, with one the check says that only the list was looked at', async () => {
  let asked = 0;
  const silent: AskOcsp = () => { asked += 1; return Promise.resolve(null); };
  expect(await judged('good', authority.trust(silent))).toMatchObject({ verdict: 'noRevocationInfo', codes: expect.arrayContaining(['NO_REVOCATION_INFO', 'OCSP_SILENT']) });
  expect(await judged('good', authority.trust(silent, 'new'))).toMatchObject({ verdict: 'valid', codes: expect.arrayContaining(['OCSP_SILENT']), sources: ['crl'] });
  expect(await judged('revoked', authority.trust(silent, 'new'))).toMatchObject({ verdict: 'revoked' });
  expect(asked).toBe(3);
  // A certificate that names no responder is not asked about.
  expect(await judged('silent', authority.trust(silent, 'new'))).toMatchObject({ verdict: 'valid', codes: expect.not.arrayContaining(['OCSP_SILENT']) });
  expect(asked).toBe(3);
  for (const nonsense of [Buffer.from('<html>'), Buffer.from('30030a0106', 'hex'), Buffer.alloc(0)]) {
    expect((await judged('good', authority.trust(() => Promise.resolve(nonsense)))).verdict).toBe('noRevocationInfo');
  }
});

test('nobody is asked at an address that a certificate of no standing names, and a silent responder only once for a file', async () => {
  const asked: string[] = [];
  const silent: AskOcsp = (url) => { asked.push(url); return Promise.resolve(null); };
  expect(await judged('forged', authority.trust(silent, 'new'))).toMatchObject({ verdict: 'untrusted' });
  expect(asked).toEqual([]);
  const twice = authority.openssl('cms', '-sign', '-nodetach', '-binary', '-in', 'content.bin', '-outform', 'DER', ...['good', 'another'].flatMap((name) => ['-signer', `${name}.crt`, '-inkey', `${name}.key`]));
  const { signatures } = await verifySignature({ signed: twice, at: new Date() }, authority.trust(silent, 'new'));
  expect(signatures.map(({ verdict }) => verdict)).toEqual(['valid', 'valid']);
  expect(asked).toEqual(['http://ocsp.deneme/']);
});
