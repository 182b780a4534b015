import { labelIn } from '#domain/language/label.ts';
import { useLanguage } from '../kit/words.ts';

/** What the dossier says of doubles and officers; it comes with the dossier, not with the first load. */
export const dossierWords = {
  maybeDouble: { tr: 'Bu kurum zaten kayıtlı olabilir', en: 'This institution may be registered already' },
  alike: { tr: 'Vergi no, DETSİS no ya da ad aynı:', en: 'Same tax number, DETSIS number or name:' },
  merge: { tr: 'Birleştirmeyi öner', en: 'Propose a merger' },
  mergeInto: { tr: 'Bu kayıt kapanır, seçilen kalır.', en: 'This registration is closed, the other one stays.' },
  wentTo: { tr: 'Bu kurum başka bir kayda devroldu:', en: 'This registration was taken over by:' },
  absorbed: { tr: 'Devralınan kurumlar', en: 'Registrations taken over' },
  evidence: { tr: 'Düzenlenmiş faturalar, gönderilmiş yazılar ve imza doğrulamaları orada kaldı.', en: 'Issued invoices, letters sent and signature checks stayed there.' },
  officers: { tr: 'e-İmza sorumluları', en: 'Officers over time' },
  nobody: { tr: 'Kayıtlı sorumlu yok.', en: 'No officer is registered.' },
  today: { tr: 'sürüyor', en: 'to this day' },
  handedTo: { tr: 'Devrettiği kişi:', en: 'Handed over to:' },
} as const;

export function useDossierWords(): (words: (typeof dossierWords)[keyof typeof dossierWords]) => string {
  const language = useLanguage();
  return (words) => labelIn(language, words, '');
}
