import { type Certificate } from 'pkijs';
import { holds, keyName, schemeName } from './algorithms.ts';
import { frameOfCertificate } from './canonical.ts';
import { authorityOf, derOf, extensionsUsable, factsOf, issuerKeyIdOf, keyIdOf, purposesOf, sha256Of, usageAllows } from './certificate-facts.ts';
import { finding, type Finding } from './findings.ts';
import { limits } from './limits.ts';
import { type Trust } from './trust.ts';

/** From the signer (first) to a configured root (last), with what speaks against it whatever the time. */
export type CertificationPath = { readonly certificates: readonly Certificate[]; readonly faults: readonly Finding[] };

/** Purposes (extended key usage) with which an authority or a signer may stand in a path: e-mail, document signing, any. */
const signingPurposes = ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36', '2.5.29.37.0'];
export const timeStampingPurpose = '1.3.6.1.5.5.7.3.8';

/**
 * The path to a root that speaks least against itself; null when none leads there. `sent`: certificates that came with the signature,
 * believed in nothing but their mathematics. RFC 5280 §6.1, without name constraints and policy mapping: a critical one makes the path unusable.
 */
export async function pathTo(signer: Certificate, sent: readonly Certificate[], trust: Trust, purposes: readonly string[] = signingPurposes): Promise<CertificationPath | null> {
  const pool = [...trust.roots, ...trust.authorities, ...sent];
  const roots = new Set(trust.roots.map(idOf));
  let tries = 0;
  let best: CertificationPath | null = null;
  const walk = async (path: readonly Certificate[]): Promise<void> => {
    const last = path[path.length - 1];
    if (!last) return;
    if (roots.has(idOf(last))) {
      const faults = faultsOf(path, purposes);
      if (best === null || faults.length < best.faults.length) best = { certificates: path, faults };
      return;
    }
    if (path.length >= limits.path) return;
    for (const issuer of pool) {
      if (best?.faults.length === 0 || tries >= limits.paths) return;
      if (path.some((it) => idOf(it) === idOf(issuer)) || !mayHaveIssued(issuer, last)) continue;
      tries += 1;
      if (await hasSigned(issuer, last)) await walk([...path, issuer]);
    }
  };
  await walk([signer]);
  return best;
}

/** Certificates that came along and that no authority at hand has signed: somebody altered them, or put them there. */
export async function unproven(sent: readonly Certificate[], trust: Trust): Promise<Certificate[]> {
  const pool = [...trust.roots, ...trust.authorities, ...sent];
  const trusted = new Set([...trust.roots, ...trust.authorities].map(idOf));
  const found: Certificate[] = [];
  for (const certificate of sent) {
    if (trusted.has(idOf(certificate))) continue;
    let proven = false;
    for (const issuer of pool.filter((it) => mayHaveIssued(it, certificate)).slice(0, limits.paths)) proven ||= await hasSigned(issuer, certificate);
    if (!proven) found.push(certificate);
  }
  return found;
}

const idOf = (certificate: Certificate): string => {
  const known = ids.get(certificate) ?? sha256Of(derOf(certificate));
  ids.set(certificate, known);
  return known;
};
const ids = new WeakMap<Certificate, string>();

function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!certificate.issuer.isEqual(issuer.subject)) return false;
  const [wanted, own] = [issuerKeyIdOf(certificate), keyIdOf(issuer)];
  return wanted === null || own === null || wanted === own;
}

/** Whether the issuer's key signed these very bytes, whatever else may be wrong. Weak algorithms do not hold here either. */
async function hasSigned(issuer: Certificate, certificate: Certificate): Promise<boolean> {
  if (!frameOfCertificate(certificate)) return false;
  return holds(certificate.tbsView as Uint8Array<ArrayBuffer>, certificate.signatureValue, issuer.subjectPublicKeyInfo, certificate.signatureAlgorithm);
}

function faultsOf(path: readonly Certificate[], purposes: readonly string[]): Finding[] {
  const found: Finding[] = [];
  for (const [at, certificate] of path.entries()) {
    const isRoot = at === path.length - 1;
    const name = nameOf(certificate);
    if (!extensionsUsable(certificate)) found.push(finding('BAD_EXTENSION', { name }));
    // A root's own signature proves nothing and is not asked; its key is.
    if (keyName(certificate.subjectPublicKeyInfo) === null || (!isRoot && schemeName(certificate.signatureAlgorithm) === null)) found.push(finding('WEAK_CERTIFICATE', { name }));
    const allowed = purposesOf(certificate);
    if (!isRoot && allowed !== null && !allowed.some((it) => purposes.includes(it))) found.push(at === 0 ? finding('WRONG_USE') : finding('BAD_AUTHORITY', { name }));
    if (at === 0) {
      if (authorityOf(certificate) !== null) found.push(finding('SIGNER_IS_AUTHORITY'));
      continue;
    }
    const authority = authorityOf(certificate);
    if (authority === null || usageAllows(certificate, 'keyCertSign') === false) found.push(finding('BAD_AUTHORITY', { name }));
    const between = path.slice(1, at).filter((it) => !it.issuer.isEqual(it.subject)).length;
    if (authority?.pathLength !== null && authority?.pathLength !== undefined && between > authority.pathLength) found.push(finding('PATH_TOO_LONG', { name }));
  }
  return found;
}

/** Every certificate of the path within its time at that moment. */
export function outOfTime(path: CertificationPath, at: Date): Finding[] {
  return path.certificates.flatMap((certificate) => {
    const facts = { name: nameOf(certificate), when: at.toISOString() };
    if (at < certificate.notBefore.value) return [finding('NOT_YET', facts)];
    return at > certificate.notAfter.value ? [finding('EXPIRED', facts)] : [];
  });
}

export const nameOf = (certificate: Certificate): string => {
  const { commonName, subject } = factsOf(certificate);
  return commonName ?? subject;
};
