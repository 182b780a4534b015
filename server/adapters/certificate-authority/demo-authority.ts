import { createPublicKey, generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import {
  CertificateRefused,
  type CertificateAuthority,
  type CertificateRequest,
  type IssuedCertificate,
  type RevocationReason,
} from './certificate-authority.ts';
import { certificatePem, qualifiedExtensions, revocationListPem } from './certificate-profile.ts';
import { demoLedger, type DemoLedger } from './demo-ledger.ts';
import { demoRoots, ISSUING_AUTHORITY, newSerial, type DemoRoots } from './demo-roots.ts';

export type DemoAuthorityOptions = {
  /** Where roots, issued certificates and revocations are kept; made when absent. */
  folder: string;
  clock: () => Date;
  /** Address of the revocation list, written into each certificate. */
  crlUrl: string;
};

// CRLReason of RFC 5280 §5.3.1.
const [unspecified, keyCompromise, affiliationChanged, superseded, cessationOfOperation, hold, privilegeWithdrawn] = [0, 1, 3, 4, 5, 6, 9];

const reasonCodes: Record<RevocationReason, number> = {
  // Whoever has the card may come to its key.
  lost: keyCompromise,
  stolen: keyCompromise,
  misdelivered: keyCompromise,
  identityChanged: affiliationChanged,
  leftInstitution: affiliationChanged,
  faultyProduction: superseded,
  cardBroken: cessationOfOperation,
  pukBlocked: cessationOfOperation,
  deceased: cessationOfOperation,
  holderRequest: unspecified,
  forgery: privilegeWithdrawn,
};
const crlHours = 24;

/** A certificate authority for demonstrations and tests. Its names say that what it signs has no legal force. */
export async function demoAuthority(options: DemoAuthorityOptions): Promise<CertificateAuthority> {
  const roots = await demoRoots(options.folder, options.clock);
  const ledger = demoLedger(options.folder);

  async function crl() {
    const now = options.clock();
    return revocationListPem(
      {
        issuer: ISSUING_AUTHORITY,
        thisUpdate: now,
        nextUpdate: new Date(now.getTime() + crlHours * 3_600_000),
        number: now.getTime(),
        revoked: await ledger.revocations(),
      },
      roots.issuing.key,
    );
  }

  async function mark(serial: string, reasonCode: number, at: Date) {
    const known = checkedSerial(serial);
    await mustKnow(ledger, known);
    const standing = await ledger.revocation(known);
    const changes = !standing || (standing.reasonCode === hold && reasonCode !== hold);
    if (standing && standing.reasonCode !== hold && reasonCode === hold) throw alreadyRevoked();
    if (changes) await ledger.revoke({ serial: known, reasonCode, at: toTheSecond(at) });
    return { crlPem: await crl() };
  }

  return {
    crl,
    issue: (request) => issue(request, roots, ledger, options.crlUrl),
    revoke: (serial, reason, at) => mark(serial, reasonCodes[reason], at),
    suspend: (serial, at) => mark(serial, hold, at),
    async reinstate(serial) {
      const known = checkedSerial(serial);
      await mustKnow(ledger, known);
      const standing = await ledger.revocation(known);
      if (standing && standing.reasonCode !== hold) throw alreadyRevoked();
      if (standing) await ledger.lift(known);
      return { crlPem: await crl() };
    },
  };
}

async function issue(asked: CertificateRequest, roots: DemoRoots, ledger: DemoLedger, crlUrl: string): Promise<IssuedCertificate> {
  const request = checkedRequest(asked);
  const made = await ledger.certificate(request.serial);
  if (made) return answerFor(sameAs(made, request), roots);

  const publicKey = request.publicKeyPem === undefined ? await throwAwayKey() : readPublicKey(request.publicKeyPem);
  const certificate = certificatePem(
    {
      serial: request.serial,
      subject: { commonName: request.commonName, serialNumber: request.personNumber },
      issuer: ISSUING_AUTHORITY,
      publicKey,
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      extensions: qualifiedExtensions(publicKey, roots.issuing.key, crlUrl),
    },
    roots.issuing.key,
  );
  // Another worker may have made it meanwhile: the first one stands.
  return answerFor(sameAs(await ledger.keep(request.serial, certificate), request), roots);
}

// A real card makes its own key and shows only the public half; nobody keeps the private one here either.
const throwAwayKey = async () => (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).publicKey;

function readPublicKey(text: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey(text);
  } catch (error) {
    throw new CertificateRefused('unsupported_key', 'The public key cannot be read.', error);
  }
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const rsa = key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 && modulusLength <= 4096;
  const ec = key.asymmetricKeyType === 'ec' && ['prime256v1', 'secp384r1'].includes(namedCurve);
  if (text.includes('PRIVATE') || !(rsa || ec))
    throw new CertificateRefused('unsupported_key', 'Only public keys RSA 2048 to 4096, EC P-256 and P-384 are certified.');
  return key;
}

function checkedRequest(request: CertificateRequest) {
  const { commonName, personNumber } = request;
  const notBefore = toTheSecond(request.notBefore);
  const notAfter = toTheSecond(request.notAfter);
  // eslint-disable-next-line no-control-regex
  if (commonName.length === 0 || commonName.length > 64 || commonName !== commonName.normalize('NFC') || /[\u0000-\u001f\u007f]/.test(commonName))
    throw malformed('The common name');
  if (!/^[1-9][0-9]{10}$/.test(personNumber)) throw malformed('The person number');
  if (!(notBefore < notAfter) || notAfter.getUTCFullYear() > 9999) throw malformed('The validity');
  const serial = checkedSerial(request.serial ?? newSerial());
  return { ...request, notBefore, notAfter, serial };
}

function checkedSerial(serial: string) {
  const plain = serial.toLowerCase().replace(/^(00)+(?=.)/, '');
  // Twenty octets at most, the first bit free (RFC 5280 §4.1.2.2).
  if (!/^[0-9a-f]{1,38}$/.test(plain) || /^0+$/.test(plain)) throw malformed('The serial number');
  return plain;
}

function sameAs(pem: string, request: CertificateRequest): X509Certificate {
  const certificate = new X509Certificate(pem);
  const subject = certificate.subject.replaceAll('\\', '').split('\n');
  const same = [
    subject.includes(`serialNumber=${request.personNumber}`),
    subject.includes(`CN=${request.commonName.replaceAll('\\', '')}`),
    certificate.validFromDate.getTime() === request.notBefore.getTime(),
    certificate.validToDate.getTime() === request.notAfter.getTime(),
    request.publicKeyPem === undefined || certificate.publicKey.equals(readPublicKey(request.publicKeyPem)),
  ];
  if (!same.every(Boolean)) throw new CertificateRefused('serial_taken', 'Another certificate bears this serial number.');
  return certificate;
}

function answerFor(certificate: X509Certificate, roots: DemoRoots): IssuedCertificate {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  return {
    serial: checkedSerial(certificate.serialNumber),
    issuer: ISSUING_AUTHORITY.commonName,
    certificatePem: certificate.toString(),
    chainPem: [roots.issuing.pem, roots.root.pem],
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    algorithm: `sha256WithRSAEncryption / ${asymmetricKeyType === 'rsa' ? `RSA-${asymmetricKeyDetails?.modulusLength}` : `EC ${asymmetricKeyDetails?.namedCurve}`}`,
  };
}

async function mustKnow(ledger: DemoLedger, serial: string) {
  if ((await ledger.certificate(serial)) === undefined)
    throw new CertificateRefused('unknown_serial', 'This authority made no certificate with that serial number.');
}

const toTheSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);
const malformed = (what: string) => new CertificateRefused('malformed_request', `${what} cannot be certified as it is.`);
const alreadyRevoked = () => new CertificateRefused('already_revoked', 'The certificate is revoked for good.');
