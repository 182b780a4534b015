import { type revocationReasons } from '#domain/revocation-reasons.ts';

/** What a certificate is asked for. Subject: CN = ad soyad, serialNumber = TCKN, C = TR. */
export type CertificateRequest = {
  /** Ad soyad as it shall be certified, NFC, at most 64 characters (X.520). */
  commonName: string;
  /** TCKN or YKN, 11 digits. */
  personNumber: string;
  /** Validity to the second, UTC; fractions are dropped. */
  notBefore: Date;
  notAfter: Date;
  /** The card's public key (SPKI, PEM; RSA of 2048 bits or more, or EC P-256/P-384). */
  publicKeyPem?: string;
  /** Serial number, hex text. Handing in the same one again answers the certificate already made: a repeated job makes no second certificate. */
  serial?: string;
};

export type IssuedCertificate = {
  /** Hex text in lower case, no leading zero octets. */
  serial: string;
  /** Common name of the issuer. */
  issuer: string;
  certificatePem: string;
  /** From the issuer up to the root. */
  chainPem: string[];
  notBefore: Date;
  notAfter: Date;
  /** Signature and key, such as `sha256WithRSAEncryption / RSA-2048`. */
  algorithm: string;
};

export type RevocationReason = keyof typeof revocationReasons;

export interface CertificateAuthority {
  issue(request: CertificateRequest): Promise<IssuedCertificate>;
  /** For good, from `at` on. Revoking again changes nothing: the first moment and reason stand. A suspended one may be revoked. */
  revoke(serial: string, reason: RevocationReason, at: Date): Promise<{ crlPem: string }>;
  suspend(serial: string, at: Date): Promise<{ crlPem: string }>;
  /** Ends a suspension. Throws CertificateRefused `already_revoked` for a revoked one: that is never usable again. */
  reinstate(serial: string): Promise<{ crlPem: string }>;
  /** The current list of revoked and suspended certificates, PEM. */
  crl(): Promise<string>;
}

export type CertificateRefusalCode = 'malformed_request' | 'unsupported_key' | 'serial_taken' | 'unknown_serial' | 'already_revoked' | 'unavailable';

export class CertificateRefused extends Error {
  readonly code: CertificateRefusalCode;

  constructor(code: CertificateRefusalCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CertificateRefused';
    this.code = code;
  }
}
