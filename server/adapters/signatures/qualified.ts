import { type Certificate } from 'pkijs';
import { statementsOf, usageAllows } from './certificate-facts.ts';

/** QcCompliance, ETSI EN 319 412-5 §4.2.1. */
const qcCompliance = '0.4.0.1862.1.1';
/** Statement of the Turkish regulator in nitelikli elektronik sertifikalar, in its two forms: BTK profile, as TÜBİTAK's own API tests them. */
const turkish = ['2.16.792.1.61.0.1.5070.1.1', '2.16.792.1.61.0.1.5070.2.1'];

/** What keeps a certificate from being qualified under Law 5070; empty when nothing does. */
export function notQualifiedBecause(certificate: Certificate): string[] {
  const statements = statementsOf(certificate);
  return [
    ...(statements.includes(qcCompliance) ? [] : ['QcCompliance']),
    ...(turkish.some((it) => statements.includes(it)) ? [] : ['5070']),
    ...(usageAllows(certificate, 'nonRepudiation') === true ? [] : ['nonRepudiation']),
  ];
}
