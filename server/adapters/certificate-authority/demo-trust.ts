import { type TrustFile } from '../signatures/verifier.ts';
import { type CertificateAuthority } from './certificate-authority.ts';
import { demoRoots } from './demo-roots.ts';

/** What a demo has to believe in order to judge signatures made with its own certificates: root, issuing authority and today's revocation list. */
export function demoTrust(folder: string, clock: () => Date, authority: Pick<CertificateAuthority, 'crl'>): () => Promise<readonly TrustFile[]> {
  return async () => {
    const { root, issuing } = await demoRoots(folder, clock);
    return [
      { name: 'demo-root.crt', bytes: Buffer.from(root.pem) }, { name: 'demo-issuing.crt', bytes: Buffer.from(issuing.pem) },
      { name: 'demo.crl', bytes: Buffer.from(await authority.crl()) },
    ];
  };
}
