import { type Enumerated } from 'asn1js';
import { type Certificate, type CertificateRevocationList, type IssuingDistributionPoint, type RevokedCertificate } from 'pkijs';
import { holds } from './algorithms.ts';
import { frameOfCertificate } from './canonical.ts';
import { serialOf, usageAllows } from './certificate-facts.ts';
import { finding, type Finding } from './findings.ts';
import { nameOf, type CertificationPath } from './certification-path.ts';
import { type OcspAnswer, askStatus } from './ocsp.ts';
import { type KnownCrl, type Trust } from './trust.ts';

/** What a revocation rests on, for the evidence. */
export type RevocationSource = {
  readonly kind: 'crl' | 'ocsp';
  readonly of: string;
  readonly sha256: string;
  readonly source: string;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly revokedAt: string | null;
};

export type RevocationVerdict = { readonly found: readonly Finding[]; readonly sources: readonly RevocationSource[] };

/**
 * Whether the signer, and the authorities between, were revoked at that moment. A list counts when the issuer signed it and it was still current
 * then (nextUpdate not before the moment); of several the youngest. No list: `noRevocationInfo`, never "not revoked".
 */
export async function revocationOf(path: CertificationPath, sent: readonly KnownCrl[], trust: Trust, at: Date): Promise<RevocationVerdict> {
  const found: Finding[] = [];
  const sources: RevocationSource[] = [];
  // A root is believed by configuration: who no longer believes it takes it out.
  for (const [position, certificate] of path.certificates.slice(0, -1).entries()) {
    const issuer = path.certificates[position + 1];
    if (!issuer) continue;
    const status = (await fromOcsp(certificate, issuer, trust, at)) ?? (await fromCrls(certificate, issuer, [...trust.crls, ...sent], at));
    if (status) sources.push(status.source);
    found.push(...(position === 0 ? signerFindings(status, certificate, at) : authorityFindings(status, certificate, trust, at)));
  }
  return { found, sources };
}

type Status = { readonly source: RevocationSource; readonly held: boolean };

async function fromOcsp(certificate: Certificate, issuer: Certificate, trust: Trust, at: Date): Promise<Status | null> {
  if (!trust.askOcsp) return null;
  const answer: OcspAnswer | null = await askStatus(certificate, issuer, trust, at);
  return answer && { held: answer.held, source: { kind: 'ocsp', of: nameOf(certificate), ...answer.source } };
}

async function fromCrls(certificate: Certificate, issuer: Certificate, crls: readonly KnownCrl[], at: Date): Promise<Status | null> {
  const youngestFirst = crls.filter(({ list }) => list.issuer.isEqual(issuer.subject)).sort((a, b) => b.list.thisUpdate.value.getTime() - a.list.thisUpdate.value.getTime());
  for (const known of youngestFirst) {
    const { list } = known;
    const until = list.nextUpdate?.value ?? null;
    if (until === null || until < at || !scopeCovers(list, certificate) || !(await isOf(known, issuer))) continue;
    const entry = entriesOf(list).get(serialOf(certificate.serialNumber.valueBlock.valueHexView));
    return {
      held: entry !== undefined && reasonOf(entry) === 6,
      source: {
        kind: 'crl', of: nameOf(certificate), sha256: known.sha256, source: known.source,
        thisUpdate: list.thisUpdate.value.toISOString(), nextUpdate: until.toISOString(), revokedAt: entry?.revocationDate.value.toISOString() ?? null,
      },
    };
  }
  return null;
}

/** Only whole lists are read: a delta, an indirect list or one of some reasons only would be half an answer (RFC 5280 §5.2). */
function scopeCovers(list: CertificateRevocationList, certificate: Certificate): boolean {
  const extensions = list.crlExtensions?.extensions ?? [];
  for (const extension of extensions) {
    if (extension.extnID === '2.5.29.27') return false;
    if (extension.extnID !== '2.5.29.28') {
      if (extension.critical) return false;
      continue;
    }
    const point = extension.parsedValue as (IssuingDistributionPoint & { parsingError?: string }) | undefined;
    if (!point || point.parsingError || point.indirectCRL || point.onlyContainsAttributeCerts || point.onlySomeReasons !== undefined && point.onlySomeReasons !== 0) return false;
    const authority = (certificate.extensions ?? []).some((it) => it.extnID === '2.5.29.19' && (it.parsedValue as { cA?: boolean } | undefined)?.cA === true);
    if (authority ? point.onlyContainsUserCerts : point.onlyContainsCACerts) return false;
  }
  return true;
}

const checked = new WeakMap<CertificateRevocationList, WeakMap<Certificate, Promise<boolean>>>();

/** A list of a hundred thousand entries is verified once for an issuer, not once for a signature. */
function isOf({ list }: KnownCrl, issuer: Certificate): Promise<boolean> {
  const byIssuer = checked.get(list) ?? new WeakMap<Certificate, Promise<boolean>>();
  checked.set(list, byIssuer);
  const known = byIssuer.get(issuer) ?? (!frameOfCertificate(list) || usageAllows(issuer, 'cRLSign') === false ? Promise.resolve(false)
    : holds(list.tbsView as Uint8Array<ArrayBuffer>, list.signatureValue, issuer.subjectPublicKeyInfo, list.signatureAlgorithm));
  byIssuer.set(issuer, known);
  return known;
}

const indexed = new WeakMap<CertificateRevocationList, ReadonlyMap<string, RevokedCertificate>>();

function entriesOf(list: CertificateRevocationList): ReadonlyMap<string, RevokedCertificate> {
  const known = indexed.get(list) ?? new Map((list.revokedCertificates ?? []).map((it) => [serialOf(it.userCertificate.valueBlock.valueHexView), it]));
  indexed.set(list, known);
  return known;
}

const reasonOf = (entry: RevokedCertificate): number | null => {
  const reason = entry.crlEntryExtensions?.extensions.find((it) => it.extnID === '2.5.29.21')?.parsedValue as Enumerated | undefined;
  return reason ? Number(reason.valueBlock.valueDec) : null;
};

function signerFindings(status: Status | null, certificate: Certificate, at: Date): Finding[] {
  if (status === null) return [finding('NO_REVOCATION_INFO', { issuer: issuerName(certificate) })];
  const { revokedAt } = status.source;
  if (revokedAt === null) return [];
  if (new Date(revokedAt) > at) return [finding('REVOKED_LATER', { when: revokedAt })];
  return [finding(status.held ? 'SUSPENDED' : 'REVOKED', { when: revokedAt })];
}

function authorityFindings(status: Status | null, certificate: Certificate, trust: Trust, at: Date): Finding[] {
  const name = nameOf(certificate);
  if (status === null) return [trust.authorityCrlNeeded ? finding('NO_REVOCATION_INFO', { issuer: issuerName(certificate) }) : finding('AUTHORITY_UNCHECKED', { name })];
  return status.source.revokedAt !== null && new Date(status.source.revokedAt) <= at ? [finding('AUTHORITY_REVOKED', { name })] : [];
}

const issuerName = (certificate: Certificate): string => certificate.issuer.typesAndValues.filter((it) => it.type === '2.5.4.3').map((it) => String((it.value as { valueBlock?: { value?: unknown } }).valueBlock?.value ?? ''))[0] ?? '?';
