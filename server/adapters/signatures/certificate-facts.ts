import { createHash } from 'node:crypto';
import { type BitString, type OctetString } from 'asn1js';
import { type AuthorityKeyIdentifier, type BasicConstraints, type Certificate, type ExtKeyUsage, type QCStatements, type RelativeDistinguishedNames } from 'pkijs';
import { keyName, schemeName } from './algorithms.ts';

/** What a certificate says of itself; nothing of it is proof until a path to a root holds. */
export type CertificateFacts = {
  readonly subject: string;
  readonly commonName: string | null;
  /** TCKN or YKN out of the subject's serialNumber, also written `PNOTR-…` (ETSI EN 319 412-1 §5.1.3). */
  readonly personNumber: string | null;
  readonly issuer: string;
  /** Hex, lower case, no leading zero octets. */
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: string | null;
  readonly signedWith: string | null;
  readonly sha256: string;
  readonly pem: string;
};

const bytesOf = new WeakMap<Certificate, Uint8Array>();

/** The encoding the certificate came in. Made once: identity of certificates is identity of their bytes. */
export function derOf(certificate: Certificate): Uint8Array {
  const known = bytesOf.get(certificate) ?? new Uint8Array(certificate.toSchema(false).toBER(false));
  bytesOf.set(certificate, known);
  return known;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function factsOf(certificate: Certificate): CertificateFacts {
  const der = derOf(certificate);
  const number = /^(?:PNOTR-|TCKN-)?([1-9]\d{10})$/.exec(attributeOf(certificate.subject, '2.5.4.5') ?? '')?.[1] ?? null;
  return {
    subject: nameText(certificate.subject), commonName: attributeOf(certificate.subject, '2.5.4.3'), personNumber: number,
    issuer: nameText(certificate.issuer), serial: serialOf(certificate.serialNumber.valueBlock.valueHexView),
    notBefore: certificate.notBefore.value.toISOString(), notAfter: certificate.notAfter.value.toISOString(),
    key: keyName(certificate.subjectPublicKeyInfo), signedWith: schemeName(certificate.signatureAlgorithm), sha256: sha256Of(der),
    pem: `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

export const serialOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/^(00)+(?=.)/, '');

function attributeOf(name: RelativeDistinguishedNames, type: string): string | null {
  const all = name.typesAndValues.filter((it) => it.type === type);
  // Two numbers or two names: nobody can say which of them was meant.
  const [one] = all;
  return one && all.length === 1 ? textOf(one.value) : null;
}

const textOf = (value: unknown): string => String((value as { valueBlock?: { value?: unknown } }).valueBlock?.value ?? '').normalize('NFC').slice(0, 200);

const shortNames: Readonly<Record<string, string>> = { '2.5.4.3': 'CN', '2.5.4.5': 'serialNumber', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.10': 'O', '2.5.4.11': 'OU' };
export const nameText = (name: RelativeDistinguishedNames): string =>
  name.typesAndValues.map((it) => `${shortNames[it.type] ?? it.type}=${textOf(it.value)}`).join(', ').slice(0, 600);

export const oids = {
  basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15', extKeyUsage: '2.5.29.37', subjectKeyId: '2.5.29.14', authorityKeyId: '2.5.29.35', qcStatements: '1.3.6.1.5.5.7.1.3',
  policies: '2.5.29.32', subjectAltName: '2.5.29.17', ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const;

function parsed<T>(certificate: Certificate, oid: string): T | null {
  const value = (certificate.extensions ?? []).find((it) => it.extnID === oid)?.parsedValue as (T & { parsingError?: string }) | undefined;
  return value === undefined || value === null || value.parsingError !== undefined ? null : value;
}

const understood: ReadonlySet<string> = new Set([oids.basicConstraints, oids.keyUsage, oids.extKeyUsage, oids.subjectKeyId, oids.authorityKeyId, oids.qcStatements, oids.policies, oids.subjectAltName]);

/** A critical extension that is not understood, a repeated one or a broken one makes a certificate unusable (RFC 5280 §4.2). */
export function extensionsUsable(certificate: Certificate): boolean {
  const all = certificate.extensions ?? [];
  if (new Set(all.map((it) => it.extnID)).size !== all.length) return false;
  return all.every((it) => (!it.critical || understood.has(it.extnID)) && (!understood.has(it.extnID) || parsed(certificate, it.extnID) !== null));
}

/** Null: not an authority. `pathLength` null: unlimited. */
export function authorityOf(certificate: Certificate): { pathLength: number | null } | null {
  const constraints = parsed<BasicConstraints>(certificate, oids.basicConstraints);
  if (constraints?.cA !== true) return null;
  const length = constraints.pathLenConstraint;
  return { pathLength: length === undefined ? null : Number(typeof length === 'number' ? length : length.toBigInt()) };
}

const usageBits = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;

/** Null: the certificate does not limit its use. */
export function usageAllows(certificate: Certificate, use: keyof typeof usageBits): boolean | null {
  if (!(certificate.extensions ?? []).some((it) => it.extnID === oids.keyUsage)) return null;
  const bits = parsed<BitString>(certificate, oids.keyUsage)?.valueBlock.valueHexView ?? new Uint8Array();
  const bit = usageBits[use];
  return ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
}

export const purposesOf = (certificate: Certificate): readonly string[] | null =>
  (certificate.extensions ?? []).some((it) => it.extnID === oids.extKeyUsage) ? parsed<ExtKeyUsage>(certificate, oids.extKeyUsage)?.keyPurposes ?? [] : null;

export const statementsOf = (certificate: Certificate): readonly string[] => parsed<QCStatements>(certificate, oids.qcStatements)?.values.map(({ id }) => id) ?? [];

export const keyIdOf = (certificate: Certificate): string | null => {
  const id = parsed<OctetString>(certificate, oids.subjectKeyId);
  return id ? serialish(id.valueBlock.valueHexView) : null;
};

export const issuerKeyIdOf = (certificate: Certificate): string | null => {
  const id = parsed<AuthorityKeyIdentifier>(certificate, oids.authorityKeyId)?.keyIdentifier;
  return id ? serialish(id.valueBlock.valueHexView) : null;
};

const serialish = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
