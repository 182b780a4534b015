import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import {
  bits,
  decode,
  encode,
  enumerated,
  instant,
  integer,
  nothing,
  octets,
  oid,
  pem,
  printable,
  sequence,
  set,
  tagged,
  truth,
  utf8,
  type Der,
} from './der.ts';

export type Subject = { commonName: string; serialNumber?: string; organization?: string };

/** Qualified statements: ETSI QcCompliance and QcSSCD (EN 319 412-5), and the one of the Turkish regulator that readers of NES look for. */
export const QC_STATEMENTS = ['0.4.0.1862.1.1', '0.4.0.1862.1.4', '2.16.792.1.61.0.1.5070.1.1'] as const;

// The policy number of real NES is not published; 2.999 is the arc for examples (X.660).
export const DEMO_POLICY = '2.999.5070.1';

export type CertificateContent = {
  serial: string;
  subject: Subject;
  issuer: Subject;
  publicKey: KeyObject;
  notBefore: Date;
  notAfter: Date;
  extensions: Der[];
};

const sha256WithRsa = () => sequence(oid('1.2.840.113549.1.1.11'), nothing());

export function certificatePem(content: CertificateContent, issuerKey: KeyObject): string {
  return pem(
    'CERTIFICATE',
    signed(
      sequence(
        tagged(0, [integer('02')]),
        integer(content.serial),
        sha256WithRsa(),
        nameOf(content.issuer),
        sequence(instant(content.notBefore), instant(content.notAfter)),
        nameOf(content.subject),
        decode(content.publicKey.export({ type: 'spki', format: 'der' })),
        tagged(3, [sequence(...content.extensions)]),
      ),
      issuerKey,
    ),
  );
}

export function authorityExtensions(own: KeyObject, issuer: KeyObject, pathLength: number): Der[] {
  return [
    extension('2.5.29.19', sequence(truth(), integer(pathLength.toString(16))), 'critical'),
    // keyCertSign, cRLSign
    extension('2.5.29.15', bits(Uint8Array.of(0b0000_0110), 1), 'critical'),
    ...keyIdentifiers(own, issuer),
  ];
}

export function qualifiedExtensions(own: KeyObject, issuer: KeyObject, crlUrl: string): Der[] {
  return [
    extension('2.5.29.19', sequence(), 'critical'),
    // digitalSignature, nonRepudiation
    extension('2.5.29.15', bits(Uint8Array.of(0b1100_0000), 6), 'critical'),
    ...keyIdentifiers(own, issuer),
    extension('2.5.29.32', sequence(sequence(oid(DEMO_POLICY)))),
    extension('2.5.29.31', sequence(sequence(tagged(0, [tagged(0, [uri(crlUrl)])])))),
    extension('1.3.6.1.5.5.7.1.3', sequence(...QC_STATEMENTS.map((it) => sequence(oid(it))))),
  ];
}

export type RevokedEntry = { serial: string; at: Date; reasonCode: number };

export type RevocationList = { issuer: Subject; thisUpdate: Date; nextUpdate: Date; number: number; revoked: RevokedEntry[] };

export function revocationListPem(list: RevocationList, issuerKey: KeyObject): string {
  const entries = list.revoked.map((it) =>
    sequence(
      integer(it.serial),
      instant(it.at),
      // `unspecified` is said by leaving the reason out (RFC 5280 §5.3.1).
      ...(it.reasonCode === 0 ? [] : [sequence(extension('2.5.29.21', enumerated(it.reasonCode)))]),
    ),
  );
  return pem(
    'X509 CRL',
    signed(
      sequence(
        integer('01'),
        sha256WithRsa(),
        nameOf(list.issuer),
        instant(list.thisUpdate),
        instant(list.nextUpdate),
        ...(entries.length === 0 ? [] : [sequence(...entries)]),
        tagged(0, [sequence(authorityKeyIdentifier(issuerKey), extension('2.5.29.20', integer(list.number.toString(16))))]),
      ),
      issuerKey,
    ),
  );
}

function signed(content: Der, key: KeyObject): Buffer {
  return encode(sequence(content, sha256WithRsa(), bits(sign('sha256', encode(content), key))));
}

function nameOf(subject: Subject): Der {
  return sequence(
    attribute('2.5.4.6', printable('TR')),
    ...(subject.organization === undefined ? [] : [attribute('2.5.4.10', utf8(subject.organization))]),
    ...(subject.serialNumber === undefined ? [] : [attribute('2.5.4.5', printable(subject.serialNumber))]),
    attribute('2.5.4.3', utf8(subject.commonName)),
  );
}

const attribute = (type: string, value: Der) => set(sequence(oid(type), value));

const extension = (type: string, value: Der, critical?: 'critical') => sequence(oid(type), ...(critical ? [truth()] : []), octets(value));

const uri = (address: string) => tagged(6, address);

const keyIdentifiers = (own: KeyObject, issuer: KeyObject) => [extension('2.5.29.14', octets(keyIdentifier(own))), authorityKeyIdentifier(issuer)];

const authorityKeyIdentifier = (issuer: KeyObject) => extension('2.5.29.35', sequence(tagged(0, keyIdentifier(issuer).toString('latin1'))));

// SHA-1 of the public key's bits names a key and protects nothing (RFC 5280 §4.2.1.2, method 1).
function keyIdentifier(key: KeyObject): Buffer {
  const spki = decode((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }));
  const keyBits = (spki.value as Der[])[1];
  const content = (keyBits as { bitStringContents?: string } | undefined)?.bitStringContents ?? (keyBits?.value as string);
  return createHash('sha1')
    .update(Buffer.from(content.slice(1), 'latin1'))
    .digest();
}
