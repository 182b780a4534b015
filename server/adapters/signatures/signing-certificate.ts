import { createHash } from 'node:crypto';
import { type Integer, type ObjectIdentifier, type OctetString, Sequence } from 'asn1js';
import { type Attribute, type Certificate } from 'pkijs';
import { serialOf } from './certificate-facts.ts';

const types = { v2: '1.2.840.113549.1.9.16.2.47', v1: '1.2.840.113549.1.9.16.2.12' } as const;
const digests: Readonly<Record<string, string>> = { '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512' };

/**
 * Whether the signed attributes name this certificate: `this`, `other` (exchanged, or unreadable), or `none` when they name none.
 * ESSCertIDv2 (RFC 5035) and the older ESSCertID with SHA-1 (RFC 2634): there SHA-1 names what the signature itself protects.
 */
export function boundCertificate(attributes: readonly Attribute[], der: Uint8Array, certificate: Certificate): 'this' | 'other' | 'none' {
  const named = attributes.filter(({ type }) => type === types.v2 || type === types.v1);
  if (named.length === 0) return 'none';
  return named.every((attribute) => attribute.values.length === 1 && names(attribute.values[0], attribute.type === types.v1 ? 'sha1' : 'sha256', der, certificate)) ? 'this' : 'other';
}

const partsOf = (value: unknown): unknown[] => (value instanceof Sequence ? value.valueBlock.value : []);

function names(value: unknown, usualDigest: string, der: Uint8Array, certificate: Certificate): boolean {
  const [certificateIds] = partsOf(value);
  // The first one is the signer's (RFC 5035 §5.4.1); the others may name the chain.
  const [first] = partsOf(certificateIds);
  const parts = partsOf(first);
  const [head] = parts;
  const algorithm = head instanceof Sequence ? digests[(partsOf(head)[0] as ObjectIdentifier | undefined)?.valueBlock?.toString() ?? ''] : usualDigest;
  if (algorithm === undefined || (head instanceof Sequence && usualDigest === 'sha1')) return false;
  const [hash, issuerSerial] = head instanceof Sequence ? parts.slice(1) : parts;
  const stated = (hash as OctetString | undefined)?.valueBlock?.valueHexView;
  if (!stated || Buffer.compare(createHash(algorithm).update(der).digest(), stated) !== 0) return false;
  const serial = (partsOf(issuerSerial)[1] as Integer | undefined)?.valueBlock?.valueHexView;
  return issuerSerial === undefined || (serial !== undefined && serialOf(serial) === serialOf(certificate.serialNumber.valueBlock.valueHexView));
}
