import { type Label } from '../language/label.ts';

/** The guards of the road to a certificate, as a person reads them before trying. */
export const preApplicationConditions = {
  applicantsOwn: { tr: 'Portalda yalnız başvuru sahibi', en: 'In the portal: the applicant alone' },
  barcodeIsCurrent: 'Okutulan barkod bu başvurunun geçerli barkodu',
  checksDone: 'Kimlik ve imza kontrolleri işaretlenmiş',
  consentGiven: 'Yürürlükteki taahhütname okunup onaylanmış',
  evidenceGiven: 'Kimlik teyidinin kanıtı yazılmış',
  feeAccrued: { tr: 'Kişi ödeyecekse borcu oluşmuş', en: 'Where the person pays, the fee was charged' },
  feeOpen: 'Açık borç var',
  feeSettled: 'Açık borç yok',
  formComplete: 'Formda eksik alan yok',
  formReceived: 'Başvuru formu ulaşmış',
  hasEApproval: 'Daha önce verilmiş e-Onay izni var',
  hasValidCertificate: 'Geçerli bir sertifikası var',
  identityMatches: 'Kimlik bilgileri kişi kaydıyla aynı',
  institutionTakesApplications: 'Kurum başvuru alabiliyor',
  noOtherOpenApplication: 'Aynı nedenle açık başka başvuru yok',
  noSecondActiveCertificate: 'Neden yeniyse kullanımda sertifika yok',
  notOwnEmployment: 'Sorumlu kendi çalıştığını onaylamıyor',
  officerOnlyBeforeForm: { tr: 'Sorumlu yalnız kurum onayı beklenirken', en: 'The officer only while the institution is asked' },
  personMayApply: 'Kişi işleme açık',
  renewsOwnCertificate: 'Yenilenen sertifika kişinin kendisinin',
  reviewDone: 'İnceleme tamamlanmış',
  routeOpen: { tr: 'Başvuru tipi bu yola açık', en: 'The type opens this way' },
} as const satisfies Readonly<Record<string, Label>>;
