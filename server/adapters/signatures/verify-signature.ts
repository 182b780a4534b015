import { type Certificate, type SignerInfo } from 'pkijs';
import { factsOf, sha256Of, type CertificateFacts } from './certificate-facts.ts';
import { nameOf, outOfTime, pathTo, unproven, type CertificationPath } from './certification-path.ts';
import { readCms, type Cms } from './cms.ts';
import { finding, worst, type Finding, type Verdict } from './findings.ts';
import { limits } from './limits.ts';
import { askingWithin } from './ocsp.ts';
import { isPdf, pdfSignatures } from './pdf-signatures.ts';
import { storeBehind } from './pdf-update.ts';
import { notQualifiedBecause } from './qualified.ts';
import { revocationOf, type RevocationSource } from './revocation.ts';
import { nothingSent, sentAlong, together, type SentAlong } from './sent-along.ts';
import { SignedContentError } from './signed-content-error.ts';
import { checkSigner } from './signer-check.ts';
import { timeStampOf, tstInfo } from './time-stamp.ts';
import { type Trust } from './trust.ts';
import { isSignedData, unwrap } from './unwrap.ts';

export type SignatureForm = 'cades' | 'cadesDetached' | 'smime' | 'pades';

/** One signature of a file with everything that its verdict rests on. Times are ISO 8601 in UTC. */
export type SignatureEvidence = {
  readonly verdict: Verdict;
  readonly reasons: readonly Finding[];
  readonly signer: CertificateFacts | null;
  /** From the signer's issuer to the root. */
  readonly chain: readonly CertificateFacts[];
  readonly algorithm: string | null;
  readonly claimedAt: string | null;
  /** The moment for which the certificate was judged, and what proves it. */
  readonly provenAt: string;
  readonly provenBy: 'timeStamp' | 'arrival';
  readonly boundToCertificate: boolean;
  readonly revocation: readonly RevocationSource[];
};

export type SignatureVerdict = {
  /** The worst of all signatures: a file is valid when each of them is. */
  readonly verdict: Verdict;
  readonly form: SignatureForm | null;
  readonly reasons: readonly Finding[];
  readonly signatures: readonly SignatureEvidence[];
  /** SHA-256 of the signed file and of the content that the signatures cover, hex. */
  readonly fileSha256: string;
  readonly contentSha256: string | null;
  /** What the signatures cover, opened to the innermost; of S/MIME a MIME entity, of a PDF the PDF itself. */
  readonly content: Uint8Array | null;
};

/** `at`: when the file reached us. `detachedContent`: the file that a signature alone (.p7s) stands for. */
export type SignedInput = { readonly signed: Uint8Array; readonly detachedContent?: Uint8Array; readonly at: Date };

/**
 * Judges every signature of a file. Never throws for what a file contains: what cannot be read is `unreadable`.
 *
 * Which moment counts (ETSI EN 319 102-1 §5.5, §5.6.2.3): a signature time stamp that verifies is proof that the signature existed then; without one
 * the moment of arrival is the first that we can prove, and the signer's own claim only makes things stricter. So the certificate must have been valid
 * at the claimed time and at the proven time, and not revoked at the proven time.
 */
export async function verifySignature(input: SignedInput, believed: Trust): Promise<SignatureVerdict> {
  const trust = believed.askOcsp ? { ...believed, askOcsp: askingWithin(believed.askOcsp) } : believed;
  const fileSha256 = input.signed.length > limits.fileBytes ? '' : sha256Of(input.signed);
  try {
    if (input.signed.length > limits.fileBytes || (input.detachedContent?.length ?? 0) > limits.fileBytes) throw new SignedContentError('tooLarge');
    const judged = !isSignedData(input.signed) && isPdf(input.signed) ? await judgePdf(input, trust) : await judgeEnvelope(input, trust, limits.nesting);
    return { ...judged, fileSha256 };
  } catch (error) {
    const fault = error instanceof SignedContentError ? error.fault : 'damaged';
    const code = ({ tooLarge: 'TOO_LARGE', damaged: 'UNREADABLE', detached: 'NO_CONTENT', encrypted: 'ENCRYPTED' } as const)[fault];
    return { verdict: 'unreadable', form: null, reasons: [finding(code)], signatures: [], fileSha256, contentSha256: null, content: null };
  }
}

type Judged = Omit<SignatureVerdict, 'fileSha256'>;

async function judgeEnvelope(input: SignedInput, trust: Trust, depth: number): Promise<Judged> {
  const wrapped = unwrap(input.signed);
  if (wrapped === null) return refused('NOT_SIGNED');
  const cms = readCms(wrapped.der);
  const beside = wrapped.detachedContent ?? input.detachedContent;
  const content = cms.content ?? beside;
  if (content === undefined) throw new SignedContentError('detached');
  const form: SignatureForm = wrapped.form === 'smime' ? 'smime' : cms.content === null ? 'cadesDetached' : 'cades';
  const own = await judgeCms(cms, content, trust, input.at);
  const judged = { form, contentSha256: sha256Of(content), content, signatures: own, ...summed(own) };
  // What a signed file carries may be signed as well: its signatures count too, or somebody would believe them unseen.
  if (cms.content === null || unwrap(content) === null) return judged;
  if (depth <= 1) throw new SignedContentError('tooLarge');
  const inner = await judgeEnvelope({ signed: content, at: input.at }, trust, depth - 1);
  const signatures = [...own, ...inner.signatures];
  return { ...judged, contentSha256: inner.contentSha256, content: inner.content, signatures, ...summed(signatures, inner.signatures.length === 0 ? inner.reasons : []) };
}

async function judgePdf({ signed, at }: SignedInput, trust: Trust): Promise<Judged> {
  const found = pdfSignatures(signed);
  if (found === null) throw new SignedContentError('tooLarge');
  if (found.length === 0) return refused('NOT_SIGNED');
  const signatures: SignatureEvidence[] = [];
  for (const [position, one] of found.entries()) {
    if (!one.gapIsSignature) return { ...refused('PDF_GAP'), form: 'pades' };
    const cms = readCms(one.der, 'zeros');
    if (cms.contentType === tstInfo) return { ...refused('PDF_STAMPED'), form: 'pades' };
    if (cms.content !== null) throw new SignedContentError('damaged');
    const isLast = position === found.length - 1;
    const store = one.reachesEnd || !isLast ? null : storeBehind(signed, one.end);
    const about: Finding[] = one.reachesEnd ? [] : [finding(!isLast ? 'PDF_EARLIER' : store ? 'PDF_STORE' : 'PDF_APPENDED')];
    signatures.push(...await judgeCms(cms, one.covered, trust, at, about, store ?? nothingSent));
  }
  // The one that covers the file as it is comes first: its signer is the one who signed what lies before us.
  signatures.reverse();
  return { form: 'pades', contentSha256: sha256Of(signed), content: signed, signatures, ...summed(signatures) };
}

async function judgeCms(cms: Cms, content: Uint8Array, trust: Trust, at: Date, about: readonly Finding[] = [], more: SentAlong = nothingSent): Promise<SignatureEvidence[]> {
  if (cms.signers.length === 0) throw new SignedContentError('damaged');
  const judged: SignatureEvidence[] = [];
  const strange = (await unproven(cms.certificates, trust)).map((it) => finding('STRANGE_CERTIFICATE', { name: nameOf(it) }));
  for (const signer of cms.signers) judged.push(await judgeSigner(signer, cms, content, trust, at, [...about, ...strange], more));
  return judged;
}

async function judgeSigner(signer: SignerInfo, cms: Cms, content: Uint8Array, trust: Trust, at: Date, about: readonly Finding[], more: SentAlong): Promise<SignatureEvidence> {
  const checked = await checkSigner(signer, content, cms.contentType, cms.certificates);
  const stamp = await timeStampOf(signer, trust, at);
  const provenAt = stamp.state === 'good' && stamp.at < at ? stamp.at : at;
  const proof = { provenAt: provenAt.toISOString(), provenBy: stamp.state === 'good' ? 'timeStamp' : 'arrival' } as const;
  const times: Finding[] = [
    stamp.state === 'good' ? finding('TIME_STAMPED', { when: proof.provenAt }) : finding('TIME_OF_ARRIVAL', { when: proof.provenAt }),
    ...(stamp.state === 'bad' ? [finding('TIME_STAMP_BAD')] : []),
    // An hour for clocks that go wrong; more is a claim that cannot be true.
    ...(checked.claimedAt !== null && checked.claimedAt.getTime() > at.getTime() + 3_600_000 ? [finding('SIGNED_IN_FUTURE', { when: checked.claimedAt.toISOString() })] : []),
  ];
  const sent = together(sentAlong(cms, signer), more);
  const path = checked.certificate && (await pathTo(checked.certificate, sent.certificates, trust));
  const standing = checked.certificate ? await standingOf(checked.certificate, path, sent, trust, checked.claimedAt, provenAt) : { found: [], sources: [] };
  const all = [...about, ...checked.found, ...standing.found, ...times];
  const verdict = worst([...all, { verdict: 'valid' }]);
  return {
    verdict, reasons: verdict === 'valid' ? [finding('GOOD'), ...all] : all,
    signer: checked.certificate && factsOf(checked.certificate), chain: path?.certificates.slice(1).map(factsOf) ?? [],
    algorithm: checked.scheme, claimedAt: checked.claimedAt?.toISOString() ?? null, ...proof, boundToCertificate: checked.boundToCertificate, revocation: standing.sources,
  };
}

async function standingOf(certificate: Certificate, path: CertificationPath | null, sent: SentAlong, trust: Trust, claimedAt: Date | null, provenAt: Date) {
  if (path === null) return { found: [finding('NO_PATH', { issuer: factsOf(certificate).issuer })], sources: [] };
  const revocation = await revocationOf(path, sent, trust, provenAt);
  const lacking = notQualifiedBecause(certificate);
  return {
    found: [
      ...path.faults, ...timesOf(path, claimedAt, provenAt), ...revocation.found,
      ...(lacking.length > 0 ? [finding('NOT_QUALIFIED', { what: lacking.join(', ') })] : []),
    ],
    sources: revocation.sources,
  };
}

function timesOf(path: CertificationPath, claimedAt: Date | null, provenAt: Date): Finding[] {
  const claimed = claimedAt === null || claimedAt > provenAt ? [] : outOfTime(path, claimedAt);
  if (claimed.length > 0) return claimed;
  return outOfTime(path, provenAt).map((it, _, all) => {
    const late = path.certificates.find((certificate) => provenAt > certificate.notAfter.value);
    // Claimed in time, proven too late: the claim alone does not help.
    return claimedAt !== null && late && all.length > 0 && it.code === 'EXPIRED' ? finding('EXPIRED_UNPROVEN', { name: nameOf(late), when: late.notAfter.value.toISOString() }) : it;
  });
}

function summed(signatures: readonly SignatureEvidence[], more: readonly Finding[] = []): { verdict: Verdict; reasons: readonly Finding[] } {
  const verdict = worst([...signatures, ...more]);
  const heaviest = signatures.find((it) => it.verdict === verdict);
  return { verdict, reasons: heaviest ? [...heaviest.reasons, ...more] : more };
}

const refused = (code: 'NOT_SIGNED' | 'PDF_GAP' | 'PDF_STAMPED'): Judged => {
  const reason = finding(code);
  return { verdict: reason.verdict, form: null, reasons: [reason], signatures: [], contentSha256: null, content: null };
};
