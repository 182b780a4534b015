import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBER, type BaseBlock } from 'asn1js';
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData } from 'pkijs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustOf, type Trust } from '../../../server/adapters/signatures/trust.ts';
import { verifySignature } from '../../../server/adapters/signatures/verify-signature.ts';
import { opensslPki, type OpensslPki } from './openssl-pki.ts';

let pki: OpensslPki;
let trust: Trust;
beforeAll(() => {
  pki = opensslPki();
  trust = trustOf(['root.crt', 'subRsa.crt', 'subRsa.crl'].map((name) => ({ name, bytes: readFileSync(join(pki.folder, name)) })));
  writeFileSync(join(pki.folder, 'content.bin'), 'FRM.01.03');
  writeFileSync(join(pki.folder, 'tsa.serial'), '01');
  writeFileSync(join(pki.folder, 'tsa.cnf'), `[tsa]\ndefault_tsa=t\n[t]\nserial=${pki.folder}/tsa.serial\ncrypto_device=builtin\nsigner_cert=${pki.folder}/tsa.crt\nsigner_key=${pki.folder}/tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256,sha384\ness_cert_id_chain=no\n`);
}, 120_000);
afterAll(() => { pki.close(); });

const dataOf = (der: Uint8Array) => new SignedData({ schema: new ContentInfo({ schema: fromBER(new Uint8Array(der)).result }).content as BaseBlock });

/** The same signature with a time stamp over it, or over something else. */
function stamped(der: Buffer, over?: Uint8Array): Uint8Array {
  const data = dataOf(der);
  const [signer] = data.signerInfos;
  writeFileSync(join(pki.folder, 'value.bin'), over ?? signer!.signature.valueBlock.valueHexView);
  pki.openssl('ts', '-query', '-data', 'value.bin', '-sha256', '-cert', '-out', 'question.tsq');
  pki.openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'question.tsq', '-token_out', '-out', 'token.der');
  const token = fromBER(new Uint8Array(readFileSync(join(pki.folder, 'token.der')))).result;
  signer!.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [new Attribute({ type: '1.2.840.113549.1.9.16.2.14', values: [token] })] });
  return new Uint8Array(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) }).toSchema().toBER(false));
}

test('a time stamp proves that somebody signed in time, though the file came after the certificate had ended; a claim does not, nor a stamp over something else', async () => {
  const { certificate, key } = pki.holder('brief');
  const der = pki.openssl('cms', '-sign', '-nodetach', '-binary', '-cades', '-signer', certificate, '-inkey', key, '-certfile', 'subRsa.crt', '-in', 'content.bin', '-outform', 'DER');
  const later = new Date(Date.now() + 3 * 86_400_000);
  const judged = async (signed: Uint8Array) => {
    const { verdict, reasons, signatures } = await verifySignature({ signed, at: later }, trust);
    return { verdict, codes: reasons.map(({ code }) => code), provenBy: signatures[0]?.provenBy };
  };
  expect(await judged(der)).toMatchObject({ verdict: 'expired', codes: expect.arrayContaining(['EXPIRED_UNPROVEN']), provenBy: 'arrival' });
  expect(await judged(stamped(der))).toMatchObject({ verdict: 'valid', codes: expect.arrayContaining(['GOOD', 'TIME_STAMPED']), provenBy: 'timeStamp' });
  expect(await judged(stamped(der, Buffer.from('another signature')))).toMatchObject({ verdict: 'expired', codes: expect.arrayContaining(['TIME_STAMP_BAD']), provenBy: 'arrival' });
});

/** A signed PDF with a document time stamp behind it (PAdES-LTA), over everything before. */
function archived(pdf: Buffer): Buffer {
  writeFileSync(join(pki.folder, 'value.bin'), pdf);
  pki.openssl('ts', '-query', '-data', 'value.bin', '-sha256', '-cert', '-out', 'question.tsq');
  pki.openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'question.tsq', '-token_out', '-out', 'token.der');
  const hex = `<${readFileSync(join(pki.folder, 'token.der')).toString('hex')}>`;
  const [head, tail] = ['\n20 0 obj\n<</Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 ', '>>\nendobj\n%%EOF\n'];
  const gap = pdf.length + head.length + 36 + ' /Contents '.length;
  const range = [gap, gap + hex.length, tail.length].map((it) => String(it).padEnd(11)).join(' ');
  return Buffer.concat([pdf, Buffer.from(`${head}${range}]${' /Contents '}${hex}${tail}`)]);
}

test('a PDF with a document time stamp behind its signature is refused with that reason, and not called damaged', async () => {
  const pdf = readFileSync(`${import.meta.dirname}/../../fixtures/signed/liste.pades.pdf`);
  const { verdict, reasons } = await verifySignature({ signed: archived(pdf), at: new Date() }, trust);
  expect({ verdict, codes: reasons.map(({ code }) => code) }).toEqual({ verdict: 'invalid', codes: ['PDF_STAMPED'] });
});
