import { type Label } from '../language/label.ts';

/** The guards of the road to a certificate, as a person reads them before trying. */
export const preApplicationConditions = {
  applicantsOwn: { tr: 'Portalda yalnız başvuru sahibi', en: 'In the portal: the applicant alone' },
  barcodeIsCurrent: { tr: 'Okutulan barkod bu başvurunun geçerli barkodu', en: 'The scanned barcode is the valid one of this application' },
  checksDone: { tr: 'Kimlik ve imza kontrolleri işaretlenmiş', en: 'The checks of identity and signature are ticked' },
  consentGiven: { tr: 'Yürürlükteki taahhütname okunup onaylanmış', en: 'The undertaking in force was read and accepted' },
  evidenceGiven: { tr: 'Kimlik teyidinin kanıtı yazılmış', en: 'The proof of identity is written down' },
  feeAccrued: { tr: 'Kişi ödeyecekse borcu oluşmuş', en: 'Where the person pays, the fee was charged' },
  feeOpen: { tr: 'Açık borç var', en: 'There is an open charge' },
  feeSettled: { tr: 'Açık borç yok', en: 'There is no open charge' },
  formComplete: { tr: 'Formda eksik alan yok', en: 'No field of the form is missing' },
  formReceived: { tr: 'Başvuru formu ulaşmış', en: 'The application form has arrived' },
  hasEApproval: { tr: 'Daha önce verilmiş e-Onay izni var', en: 'There is an earlier e-Onay permission' },
  hasValidCertificate: { tr: 'Geçerli bir sertifikası var', en: 'The person has a valid certificate' },
  identityMatches: { tr: 'Kimlik bilgileri kişi kaydıyla aynı', en: 'The identity is that of the record of the person' },
  institutionTakesApplications: { tr: 'Kurum başvuru alabiliyor', en: 'The institution can take applications' },
  noOtherOpenApplication: { tr: 'Aynı nedenle açık başka başvuru yok', en: 'There is no other open application for this reason' },
  noSecondActiveCertificate: { tr: 'Neden yeniyse kullanımda sertifika yok', en: 'For a new one: no certificate is in use' },
  notOwnEmployment: { tr: 'Sorumlu kendi çalıştığını onaylamıyor', en: 'Officers do not confirm their own employment' },
  officerOnlyBeforeForm: { tr: 'Sorumlu yalnız kurum onayı beklenirken', en: 'The officer only while the institution is asked' },
  personMayApply: { tr: 'Kişi işleme açık', en: 'The person is not blocked' },
  renewsOwnCertificate: { tr: 'Yenilenen sertifika kişinin kendisinin', en: 'The renewed certificate is the person’s own' },
  reviewDone: { tr: 'İnceleme tamamlanmış', en: 'The review is complete' },
  routeOpen: { tr: 'Başvuru tipi bu yola açık', en: 'The type opens this way' },
} as const satisfies Readonly<Record<string, Label>>;
