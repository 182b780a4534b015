import { refuse, type Sentence } from './language/refuse.ts';

export interface GateFacts {
  /** `YYYY-MM-DD`, Istanbul. */
  readonly today: string;
  readonly firstProducedAt: string | null;
  readonly migratedHistory: boolean;
  /** Signing applications that the institution uses. */
  readonly applications: readonly { readonly standing: string; readonly validUntil: string | null }[];
  readonly exemptions: readonly { readonly state: string; readonly until: string }[];
}

/**
 * First-time institutions may only use a signing application that passed the compliance assessment (source: Kamu SM, NES page,
 * "ÖNEMLİ NOT"). Asked at `activate` and at the first order; who has certificates already is never asked.
 */
export function complianceGate(facts: GateFacts): true | Sentence {
  if (facts.firstProducedAt !== null || facts.migratedHistory) return true;
  if (facts.exemptions.some(({ state, until }) => state === 'granted' && until >= facts.today)) return true;
  const passed = facts.applications.filter(({ standing }) => standing === 'passed');
  if (passed.some(({ validUntil }) => validUntil === null || validUntil >= facts.today)) return true;
  if (passed.length > 0 || facts.applications.some(({ standing }) => standing === 'lapsed')) {
    return refuse('COMPLIANCE_LAPSED', 'Kurumun kullandığı uygulamanın uyum değerlendirmesinin süresi bitmiş. Yeni değerlendirme yaptırılmalı ya da muafiyet verilmeli.', 'The assessment of the application in use has lapsed; assess again or grant an exemption.');
  }
  if (facts.applications.length === 0) {
    return refuse('NO_SIGNING_APPLICATION', 'İlk defa başvuran kurumun kullandığı e-imza uygulaması kayıtlı değil. Kuruma, uyum değerlendirmeden geçmiş uygulamayı ekleyin ya da muafiyet isteyin. Kurumun eski sistemde sertifikası varsa önce bir onay yetkilisi bunu doğrulamalı.', 'The first-time institution has no signing application on record; add an assessed one or ask for an exemption; certificates of the old system must first be confirmed by a supervisor.');
  }
  return refuse('COMPLIANCE_NOT_PASSED', 'Kurumun kullandığı e-imza uygulaması uyum değerlendirmeden geçmedi. Değerlendirme olumlu sonuçlanmalı ya da muafiyet verilmeli.', 'The signing application in use has not passed the assessment; it must pass, or an exemption be granted.');
}
