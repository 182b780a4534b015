import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { storeBehind } from '../../../server/adapters/signatures/pdf-update.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { rounds } from '../../support/rounds.ts';
import { arrival, fixture, fixtureTrust } from './fixture-trust.ts';

const signed = Buffer.from(fixture('signed/liste.pades.pdf'));
const der = (path: string): Buffer => {
  const bytes = Buffer.from(fixture(path));
  return bytes[0] === 0x30 ? bytes : Buffer.from(/-----BEGIN [^-]+-----([^-]+)-----END/.exec(bytes.toString('latin1'))?.[1] ?? '', 'base64');
};
const [crl, certificate] = [der('pki/alt-kok-rsa.crl'), der('pki/alt-kok-rsa.crt')];

type Written = readonly [number: number, body: string | Buffer];
type Trailer = { readonly size?: number; readonly prev?: number; readonly root?: string; readonly more?: string; readonly entries?: string; readonly startsAt?: number };

/** The file with one more revision behind it, as writers of incremental updates make it. */
function updated(file: Buffer, objects: readonly Written[], { size, prev, root = '1 0 R', more = '', entries = '', startsAt }: Trailer = {}): Buffer {
  const [, before] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64)) ?? [];
  const parts = [file, Buffer.from('\n')];
  const at = () => parts.reduce((sum, { length }) => sum + length, 0);
  const places: string[] = [];
  for (const [number, body] of objects) {
    places.push(`${number} 1\n${String(at()).padStart(10, '0')} 00000 n \n`);
    parts.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  }
  const table = at();
  parts.push(Buffer.from(`xref\n${places.join('')}${entries}trailer\n<</Size ${size ?? Math.max(17, ...objects.map(([number]) => number + 1))} /Root ${root} /Prev ${prev ?? before}${more}>>\nstartxref\n${startsAt ?? table}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const stream = (bytes: Buffer, more = ''): Buffer => Buffer.concat([Buffer.from(`<</Length ${bytes.length}${more}>>\nstream\n`), bytes, Buffer.from('\nendstream')]);
const catalog = (more = '') => `<</Type /Catalog /Pages 2 0 R /AcroForm 6 0 R ${more}>>`;
const store: readonly Written[] = [
  [1, catalog('/DSS 17 0 R /Extensions <</ESIC <</BaseVersion /1.7 /ExtensionLevel 5>>>>')], [17, '<</Type /DSS /Certs [18 0 R] /CRLs [19 0 R] /VRI <</A1B2C3D4E5F60718293A4B5C6D7E8F9001122334 <</CRL [19 0 R] /TU (D:20261122080000Z)>>>>>>'],
  [18, stream(certificate)], [19, stream(deflateSync(crl), ' /Filter /FlateDecode')],
];

const judged = async (file: Buffer, trust = fixtureTrust()) => {
  const { verdict, reasons } = await verifySignature({ signed: file, at: arrival }, trust);
  return { verdict, codes: reasons.map(({ code }) => code) };
};

test('a PDF to which only a store of certificates and revocation lists was added stays valid, and says so', async () => {
  const once = updated(signed, store);
  expect(await judged(once)).toMatchObject({ verdict: 'valid', codes: expect.arrayContaining(['PDF_STORE', 'GOOD']) });
  const twice = updated(once, [[17, '<</Type /DSS /Certs [18 0 R] /CRLs [19 0 R 20 0 R]>>'], [20, stream(crl)]]);
  expect(await judged(twice)).toMatchObject({ verdict: 'valid', codes: expect.arrayContaining(['PDF_STORE']) });
  // What the store holds was chosen by whoever added it: a list of before the arrival speaks for nobody.
  expect(await judged(once, fixtureTrust('alt-kok-rsa.crl'))).toMatchObject({ verdict: 'noRevocationInfo' });
});

const content = Buffer.from('BT /F1 12 Tf 60 780 Td (BASKA LISTE) Tj ET');
const page = (more = '') => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${more}>>`;
const withStore = (...more: readonly Written[]): Buffer => updated(signed, [...store, ...more]);

test.each<[string, () => Buffer]>([
  ['other page content', () => updated(signed, [[4, stream(content)]])], ['other page content beside a store', () => withStore([4, stream(content)])],
  ['an annotation on the page', () => withStore([3, page('/Annots [20 0 R]')], [20, '<</Type /Annot /Subtype /FreeText /Rect [0 0 300 300] /Contents (kabul)>>'])],
  ['another value in the form', () => withStore([6, '<</Fields [] /SigFlags 3 /NeedAppearances true>>'])],
  ['another catalog', () => updated(signed, [[1, '<</Type /Catalog /Pages 20 0 R /AcroForm 6 0 R>>'], [20, '<</Type /Pages /Kids [3 0 R 3 0 R] /Count 2>>']])],
  ['something that opens by itself', () => updated(signed, [[1, catalog('/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>')]])],
  ['names in the catalog beside a store', () => updated(signed, [[1, catalog('/DSS 17 0 R /Names 20 0 R')], ...store.slice(1), [20, '<</JavaScript 17 0 R>>']])],
  ['no form any more', () => updated(signed, [[1, '<</Type /Catalog /Pages 2 0 R /DSS 17 0 R>>'], ...store.slice(1)])],
  ['page content in the place of a list', () => updated(signed, [...store.slice(0, 3), [19, stream(content)]])],
  ['page content behind a certificate', () => updated(signed, [...store.slice(0, 2), [18, stream(Buffer.concat([certificate, content]))], store[3]!])],
  ['a store that points into what was signed', () => updated(signed, [store[0]!, [17, '<</Type /DSS /CRLs [4 0 R]>>']])],
  ['a store with a key of its own', () => updated(signed, [store[0]!, [17, '<</Type /DSS /Kids [18 0 R]>>'], [18, stream(certificate)]])],
  ['a key twice', () => updated(signed, [[1, catalog('/DSS 17 0 R /Pages 2 0 R')], ...store.slice(1)])],
  ['another root', () => updated(signed, [...store, [20, catalog()]], { root: '20 0 R' })],
  ['a table that skips the signed revision', () => updated(signed, store, { prev: 413 })],
  ['a table that takes an object away', () => updated(signed, store, { entries: '4 1\n0000000000 00001 f \n' })],
  ['a table that points into what was signed', () => updated(signed, store, { entries: '4 1\n0000000105 00000 n \n' })],
  ['a table elsewhere', () => updated(signed, store, { startsAt: 413 })], ['an encrypted remainder', () => updated(signed, store, { more: ' /Encrypt 17 0 R' })],
  ['a document information of its own', () => updated(signed, [...store, [20, '<</Title (Baska)>>']], { more: ' /Info 20 0 R' })], ['a second table in a stream', () => updated(signed, store, { more: ' /XRefStm 413' })],
  ['a size that hides objects', () => updated(signed, store, { size: 17 })], ['anything behind its end', () => Buffer.concat([updated(signed, store), Buffer.from('4 0 obj\n(x)\nendobj\n')])],
  ['a comment', () => Buffer.concat([updated(signed, store), Buffer.from('% not\n')])], ['an object without a table', () => Buffer.concat([signed, Buffer.from('\n20 0 obj\n<<>>\nendobj\n')])],
])('a PDF to which %s was added is not valid', async (_what, made) => {
  expect(await judged(made())).toMatchObject({ verdict: 'invalid', codes: expect.arrayContaining(['PDF_APPENDED']) });
});

test('spoilt updates crash nothing, and most of them are no store any more', () => {
  const file = updated(signed, store);
  const tried = rounds(40, 4_000);
  let stores = 0;
  for (let round = 0; round < tried; round += 1) {
    const spoilt = Buffer.from(file);
    const at = signed.length + ((round * 7919) % (file.length - signed.length));
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (round % 8));
    if (storeBehind(spoilt, signed.length) !== null) stores += 1;
  }
  // Only where the certificate or the list in it was spoilt may it still be one: whom they speak for is judged by their signatures.
  expect(stores).toBeLessThan(tried);
  expect(storeBehind(file, signed.length)).toMatchObject({ certificates: [expect.anything()], crls: [expect.anything()] });
}, 300_000);
