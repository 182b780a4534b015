import { fromBER } from 'asn1js';
import { Certificate, CertificateRevocationList } from 'pkijs';
import { derOf, sha256Of } from './certificate-facts.ts';

/** A revocation list with what names it in evidence. */
export type KnownCrl = { readonly list: CertificateRevocationList; readonly sha256: string; readonly source: string };

/** Asks an authority about one certificate; answers DER of an OCSP response. Bounded in time and size by whoever makes it; null: no answer. */
export type AskOcsp = (url: string, request: Uint8Array) => Promise<Uint8Array | null>;

/** Whom we believe. Configuration, never code: see docs/signatures.md. */
export type Trust = {
  /** Self-signed certificates at which a path may end. */
  readonly roots: readonly Certificate[];
  /** Authorities between, for signers who send too few certificates. Not believed by themselves. */
  readonly authorities: readonly Certificate[];
  readonly crls: readonly KnownCrl[];
  /** Whether an authority between needs a revocation list of its own; without it its place in the settings counts. */
  readonly authorityCrlNeeded: boolean;
  /** Absent: OCSP is off. */
  readonly askOcsp?: AskOcsp;
};

const crlLimits = { maxDepth: 24, maxNodes: 4_000_000, maxContentLength: 64 * 1024 * 1024, parseEmbedded: false } as const;

/**
 * Trust out of files as they lie in a folder: certificates and revocation lists, PEM or DER. A self-signed certificate is a root, any other is
 * an authority between. Throws an Error that names the file that cannot be read.
 */
export function trustOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], options: { authorityCrlNeeded?: boolean; askOcsp?: AskOcsp } = {}): Trust {
  const certificates: Certificate[] = [];
  const crls: KnownCrl[] = [];
  for (const { name, bytes } of files) {
    for (const { kind, der } of derBlocks(bytes, name)) {
      try {
        if (kind === 'crl') crls.push(readCrl(der, name));
        else certificates.push(readCertificate(der));
      } catch (error) {
        throw new Error(`${name}: sertifika ya da iptal listesi olarak okunamadı`, { cause: error });
      }
    }
  }
  const isRoot = (it: Certificate) => it.issuer.isEqual(it.subject);
  return {
    roots: certificates.filter(isRoot), authorities: certificates.filter((it) => !isRoot(it)), crls,
    authorityCrlNeeded: options.authorityCrlNeeded ?? false, ...(options.askOcsp ? { askOcsp: options.askOcsp } : {}),
  };
}

export function readCertificate(der: Uint8Array): Certificate {
  const certificate = Certificate.fromBER(der);
  derOf(certificate);
  return certificate;
}

export function readCrl(der: Uint8Array, source: string): KnownCrl {
  const { offset, result } = fromBER(der, crlLimits);
  if (offset !== der.length) throw new Error('not a revocation list');
  return { list: new CertificateRevocationList({ schema: result }), sha256: sha256Of(der), source };
}

function* derBlocks(bytes: Uint8Array, name: string): Generator<{ kind: 'certificate' | 'crl'; der: Uint8Array }> {
  const asCrl = /\.crl$/i.test(name);
  if (bytes[0] === 0x30) return yield { kind: asCrl ? 'crl' : 'certificate', der: bytes };
  for (const [, label, body] of Buffer.from(bytes).toString('latin1').matchAll(/-----BEGIN (CERTIFICATE|X509 CRL)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g)) {
    yield { kind: label === 'X509 CRL' ? 'crl' : 'certificate', der: Buffer.from(body ?? '', 'base64') };
  }
}
