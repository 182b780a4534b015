import { type Enumerated } from 'asn1js';
import { type Certificate, type CertificateRevocationList, type IssuingDistributionPoint, type RevokedCertificate } from 'pkijs';
import { holds } from './algorithms.ts';
import { frameOfCertificate } from './canonical.ts';
import { serialOf, usageAllows } from './certificate-facts.ts';
import { finding, type Finding } from './findings.ts';
import { nameOf, type CertificationPath } from './certification-path.ts';
import { answerOf, type OcspAnswer, type ReadOcsp } from './ocsp-answer.ts';
import { askStatus } from './ocsp.ts';
import { type SentAlong } from './sent-along.ts';
import { type AskOcsp, type KnownCrl, type Trust } from './trust.ts';

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

type Status = { readonly kind: 'good' | 'revoked' | 'unknown'; readonly held: boolean; readonly source: RevocationSource };
type Question = { readonly certificate: Certificate; readonly issuer: Certificate; readonly at: Date };

/**
 * Whether the signer, and the authorities between, were revoked at that moment. The responder is asked when that is configured, and lists are looked at
 * beside it: whoever says “revoked” is believed, and silence of the responder never makes up for a list. A list counts when the issuer signed it, it was
 * still current then (nextUpdate not before the moment) and the certificate had not expired when it was made, since lists forget what has expired; of
 * several the youngest. What the signer sent along was chosen by him: it speaks for him only when it was made at the moment or later. Nothing of all
 * this: `noRevocationInfo`, never "not revoked".
 */
export async function revocationOf(path: CertificationPath, sent: SentAlong, trust: Trust, at: Date): Promise<RevocationVerdict> {
  const found: Finding[] = [];
  const sources: RevocationSource[] = [];
  // A root is believed by configuration: who no longer believes it takes it out.
  for (const [position, certificate] of path.certificates.slice(0, -1).entries()) {
    const issuer = path.certificates[position + 1];
    if (!issuer) continue;
    const question = { certificate, issuer, at };
    // Nobody is asked at an address that stands in a certificate of no standing: anybody may have written it.
    const asked = trust.askOcsp && path.faults.length === 0 ? await fromResponder(question, trust.askOcsp) : null;
    const said = [asked === 'silent' ? null : asked, await fromLists(question, trust.crls, sent.crls), ...(await Promise.all(sent.ocsps.map((it) => fromSentAnswer(question, it))))].filter((it) => it !== null);
    const status = heaviest(said, at);
    sources.push(...said.map(({ source }) => source));
    found.push(...(position === 0 ? signerFindings(status, certificate, at) : authorityFindings(status, certificate, trust, at)));
    if (asked === 'silent') found.push(finding('OCSP_SILENT', { name: nameOf(certificate) }));
  }
  return { found, sources };
}

/** Revoked by then, revoked at all, unknown, good. */
const heaviest = (said: readonly Status[], at: Date): Status | null =>
  said.find(({ source }) => source.revokedAt !== null && new Date(source.revokedAt) <= at) ?? said.find(({ kind }) => kind === 'unknown') ?? said.find(({ kind }) => kind === 'revoked') ?? said[0] ?? null;

async function fromResponder({ certificate, issuer, at }: Question, ask: AskOcsp): Promise<Status | 'silent' | null> {
  const asked = await askStatus(certificate, issuer, ask, at);
  return asked === null || asked === 'silent' ? asked : statusOf(asked.answer, { of: nameOf(certificate), sha256: asked.sha256, source: asked.url });
}

async function fromSentAnswer(question: Question, response: ReadOcsp): Promise<Status | null> {
  const answer = await answerOf(response, question).catch(() => null);
  if (answer === null || (answer.status === 'good' && new Date(answer.thisUpdate) < question.at)) return null;
  return statusOf(answer, { of: nameOf(question.certificate), sha256: response.sha256, source: 'imzanın içindeki OCSP yanıtı' });
}

const statusOf = ({ status, held, ...times }: OcspAnswer, named: Pick<RevocationSource, 'of' | 'sha256' | 'source'>): Status =>
  ({ kind: status, held, source: { kind: 'ocsp', ...named, ...times } });

async function fromLists({ certificate, issuer, at }: Question, own: readonly KnownCrl[], sent: readonly KnownCrl[]): Promise<Status | null> {
  const youngestFirst = [...own, ...sent].filter(({ list }) => list.issuer.isEqual(issuer.subject)).sort((a, b) => b.list.thisUpdate.value.getTime() - a.list.thisUpdate.value.getTime());
  for (const known of youngestFirst) {
    const { list } = known;
    const [from, until] = [list.thisUpdate.value, list.nextUpdate?.value ?? null];
    if (until === null || until < at || !scopeCovers(list, certificate) || !(await isOf(known, issuer))) continue;
    const entry = entriesOf(list).get(serialOf(certificate.serialNumber.valueBlock.valueHexView));
    if (!entry && (from > certificate.notAfter.value || (sent.includes(known) && from < at))) continue;
    return {
      kind: entry ? 'revoked' : 'good', held: entry !== undefined && reasonOf(entry) === 6,
      source: {
        kind: 'crl', of: nameOf(certificate), sha256: known.sha256, source: known.source,
        thisUpdate: from.toISOString(), nextUpdate: until.toISOString(), revokedAt: entry?.revocationDate.value.toISOString() ?? null,
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
  if (status.kind === 'unknown') return [finding('OCSP_UNKNOWN', { name: nameOf(certificate) })];
  if (revokedAt === null) return [];
  if (new Date(revokedAt) > at) return [finding('REVOKED_LATER', { when: revokedAt })];
  return [finding(status.held ? 'SUSPENDED' : 'REVOKED', { when: revokedAt })];
}

function authorityFindings(status: Status | null, certificate: Certificate, trust: Trust, at: Date): Finding[] {
  const name = nameOf(certificate);
  if (status === null) return [trust.authorityCrlNeeded ? finding('NO_REVOCATION_INFO', { issuer: issuerName(certificate) }) : finding('AUTHORITY_UNCHECKED', { name })];
  if (status.kind === 'unknown') return [finding('OCSP_UNKNOWN', { name })];
  return status.source.revokedAt !== null && new Date(status.source.revokedAt) <= at ? [finding('AUTHORITY_REVOKED', { name })] : [];
}

const issuerName = (certificate: Certificate): string => certificate.issuer.typesAndValues.filter((it) => it.type === '2.5.4.3').map((it) => String((it.value as { valueBlock?: { value?: unknown } }).valueBlock?.value ?? ''))[0] ?? '?';
