import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBER, Constructed, Sequence, type BaseBlock } from 'asn1js';
import { Attribute, ContentInfo, OCSPResponse, OtherRevocationInfoFormat, SignedAndUnsignedAttributes, SignedData } from 'pkijs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCertificate, type Trust } from '../../../server/adapters/signatures/trust.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { ocspAuthority, type OcspAuthority } from './ocsp-authority.ts';

let authority: OcspAuthority;
let trusted: Trust;
beforeAll(() => {
  authority = ocspAuthority();
  const other = readCertificate(Buffer.from(/-----BEGIN CERTIFICATE-----([\s\S]+)-----END/.exec(readFileSync(join(authority.folder, 'otherRoot.crt'), 'utf8'))?.[1] ?? '', 'base64'));
  const known = authority.trust(null, 'other');
  // The time stamps' authority and its list; of the signer's authority the root alone.
  trusted = { ...known, roots: [...known.roots, other] };
}, 120_000);
afterAll(() => { authority?.close(); });

const withLists = (...names: string[]): Trust => ({ ...trusted, crls: [...trusted.crls, ...authority.trust(null, ...names).crls] });
const asn1 = (der: Uint8Array): BaseBlock => fromBER(new Uint8Array(der)).result;
const crl = (name: string): BaseBlock => asn1(Buffer.from(/-----BEGIN X509 CRL-----([\s\S]+)-----END/.exec(readFileSync(join(authority.folder, `${name}.crl`), 'utf8'))?.[1] ?? '', 'base64'));
function response(serial: number): Uint8Array {
  authority.openssl('ocsp', '-issuer', 'root.crt', '-serial', String(serial), '-no_nonce', '-reqout', 'mine.der');
  return authority.answer(readFileSync(join(authority.folder, 'mine.der')));
}
const basic = (serial: number): BaseBlock => asn1(OCSPResponse.fromBER(new Uint8Array(response(serial))).responseBytes!.response.valueBlock.valueHexView);

type With = { readonly stamp?: false; readonly crls?: readonly BaseBlock[]; readonly serials?: readonly number[]; readonly amongLists?: boolean };

/** CAdES-X-L as signers send it: a time stamp over the signature, and the revocation values gathered after it. */
function sent(holder: string, { stamp, crls = [], serials = [], amongLists = false }: With): Uint8Array {
  const data = new SignedData({ schema: new ContentInfo({ schema: asn1(authority.signedBy(holder)) }).content as BaseBlock });
  const [signer] = data.signerInfos;
  const token = stamp === false ? null : asn1(authority.stampOver(signer!.signature.valueBlock.valueHexView));
  const tagged = (tagNumber: number, value: readonly BaseBlock[]) => (value.length === 0 ? [] : [new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [new Sequence({ value: [...value] })] })]);
  const values = new Sequence({ value: [...tagged(0, crls), ...tagged(1, amongLists ? [] : serials.map(basic))] });
  signer!.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [
    ...(token ? [new Attribute({ type: '1.2.840.113549.1.9.16.2.14', values: [token] })] : []), new Attribute({ type: '1.2.840.113549.1.9.16.2.24', values: [values] }),
  ] });
  if (amongLists) {
    data.crls = serials.map((serial) => new OtherRevocationInfoFormat({ otherRevInfoFormat: '1.3.6.1.5.5.7.16.2', otherRevInfo: asn1(response(serial)) }));
    data.version = 5;
  }
  return new Uint8Array(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) }).toSchema().toBER(false));
}

const judged = async (signed: Uint8Array, trust = trusted, at = new Date(Date.now() + 60_000)) => {
  const { verdict, reasons, signatures } = await verifySignature({ signed, at }, trust);
  return { verdict, codes: reasons.map(({ code }) => code), sources: signatures.flatMap(({ revocation }) => revocation.map(({ source }) => source)) };
};

test('an answer of the responder that was gathered after the time stamp and sent along speaks for the signer', async () => {
  expect(await judged(sent('good', { serials: [16] }))).toMatchObject({ verdict: 'valid', codes: expect.arrayContaining(['TIME_STAMPED']), sources: ['imzanın içindeki OCSP yanıtı'] });
  expect(await judged(sent('good', { serials: [16], amongLists: true }))).toMatchObject({ verdict: 'valid', sources: ['imzanın içindeki OCSP yanıtı'] });
});

test('what was sent along was chosen by the signer: of before the proven moment it says nothing for him', async () => {
  // Without a stamp the proven moment is the arrival, and nothing that he sends can be younger.
  expect(await judged(sent('good', { stamp: false, serials: [16] }))).toMatchObject({ verdict: 'noRevocationInfo' });
  expect(await judged(sent('good', { crls: [crl('old')] }))).toMatchObject({ verdict: 'noRevocationInfo' });
  // Revoked yesterday, with the list of the day before in his hand.
  expect(await judged(sent('revoked', { crls: [crl('old')] }))).toMatchObject({ verdict: 'noRevocationInfo' });
  expect(await judged(sent('good', { serials: [20] }))).toMatchObject({ verdict: 'noRevocationInfo' });
});

test('against him it speaks always, and so do our own lists', async () => {
  expect(await judged(sent('revoked', { stamp: false, crls: [crl('new')] }))).toMatchObject({ verdict: 'revoked' });
  expect(await judged(sent('revoked', { serials: [17] }))).toMatchObject({ verdict: 'revoked' });
  expect(await judged(sent('unknown', { serials: [19] }), withLists('new'))).toMatchObject({ verdict: 'noRevocationInfo', codes: expect.arrayContaining(['OCSP_UNKNOWN']) });
  expect(await judged(sent('revoked', { serials: [16] }), withLists('new'))).toMatchObject({ verdict: 'revoked' });
});

test('a list made after the certificate had ended says nothing of it, since lists forget; the answer sent along still does', async () => {
  const later = new Date(Date.now() + 100 * 86_400_000);
  expect(await judged(sent('revoked', {}), withLists('late'), later)).toMatchObject({ verdict: 'noRevocationInfo' });
  expect(await judged(sent('good', {}), withLists('late'), later)).toMatchObject({ verdict: 'noRevocationInfo' });
  expect(await judged(sent('good', { serials: [16] }), withLists('late'), later)).toMatchObject({ verdict: 'valid' });
});

test('values that cannot be read prove nothing and break nothing', async () => {
  const broken = sent('good', { crls: [new Sequence({ value: [] })] });
  expect(await judged(broken)).toMatchObject({ verdict: 'noRevocationInfo' });
  expect(await judged(broken, withLists('new'))).toMatchObject({ verdict: 'valid' });
});
