/** The papers that the house knows, by the key that a form carries. What is asked of each is data: the noun `document-types`. */
export const documentKinds = {
  KT: { tr: 'Kurumsal Taahhütname', en: 'Undertaking of the institution' }, EST: { tr: 'e-İmza Sorumlusu Taahhütnamesi', en: 'Undertaking of the officer' },
  FRM0103: { tr: 'FRM.01.03 NES Başvuru Listesi', en: 'FRM.01.03 application list' }, NBF: { tr: 'NES Başvuru Formu', en: 'Application form' },
  NST: { tr: 'NES Sahibi Taahhütnamesi', en: 'Undertaking of the holder' }, UDF: { tr: 'Uyum Değerlendirme Talep Formu', en: 'Assessment request form' },
  OTHER: { tr: 'Diğer', en: 'Other' },
} as const;

export type DocumentKind = keyof typeof documentKinds;
