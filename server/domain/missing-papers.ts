import { type MissingPaper } from './messages.ts';

/** What may be missing, as screens and letters name it. */
export const missingPapers: Readonly<Record<MissingPaper, { readonly tr: string; readonly en: string }>> = {
  INSTITUTION_UNDERTAKING: { tr: 'Kurumsal Taahhütname (imza yetkilisince imzalı, her sayfası paraflı, mühürlü ya da kaşeli)', en: 'Undertaking of the institution' },
  OFFICER_UNDERTAKING: { tr: 'e-İmza Sorumlusu Taahhütnamesi (imza yetkilisince imzalı, mühürlü ya da kaşeli)', en: 'Undertaking of the officer' },
  EXCEL_LIST: { tr: 'FRM.01.03 başvuru listesinin Excel dosyası (.xlsx ya da .xls)', en: 'The list FRM.01.03 as a workbook' },
  SIGNED_LIST: { tr: 'FRM.01.03 başvuru listesinin imzalı hâli (e-imzalı dosya ya da ıslak imzalı çıktının taraması)', en: 'The signed list FRM.01.03' },
  SCAN: { tr: 'Islak imzalı listenin taraması', en: 'Scan of the list signed in ink' },
  ASSESSMENT_FORM: { tr: 'e-İmza Uyum Değerlendirme Talep Formu (imzalı ve kaşeli; aslı postayla)', en: 'Assessment request form' },
};

export const isMissingPaper = (code: unknown): code is MissingPaper => typeof code === 'string' && Object.hasOwn(missingPapers, code);

/** The heart of the letter that asks for them, each on a line of its own; a person may change it before it goes. */
export const missingDraft = (missing: readonly MissingPaper[], added = ''): string =>
  [missing.map((code, at) => `${at + 1}. ${missingPapers[code].tr}`).join('\n'), added.trim()].filter((part) => part !== '').join('\n\n');
