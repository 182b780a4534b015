import { type documentRequirements } from './document-requirements.ts';
import { type Label } from './language/label.ts';
import { type RecordOf } from './language/resource.ts';

export type Requirement = Pick<RecordOf<typeof documentRequirements>,
  'applicationType' | 'flow' | 'step' | 'signedHow' | 'institutionUndertaking' | 'officerUndertaking' | 'signedList' | 'scan' | 'excelList' | 'assessmentForm' | 'paperOriginal' | 'oneEmail'>;

/** One thing that can lack; the codes of `messages.missing`. */
export type PaperCode = 'INSTITUTION_UNDERTAKING' | 'OFFICER_UNDERTAKING' | 'SIGNED_LIST' | 'SCAN' | 'EXCEL_LIST' | 'ASSESSMENT_FORM' | 'PAPER_ORIGINAL';

/** What is already here. */
export interface PapersHere {
  /** In the message that is looked at, or on the record that it became. */
  readonly withMessage?: ReadonlySet<PaperCode>;
  /** Accepted earlier, and still valid. */
  readonly onFile?: ReadonlySet<PaperCode>;
  /** Online İşlemler holds the list that was filled in there. */
  readonly portalCopy?: boolean;
}

export interface PaperOnList {
  readonly code: PaperCode;
  readonly label: Label;
  /** `toCome` is awaited and stops nothing yet: a paper original on its way. */
  readonly standing: 'there' | 'missing' | 'toCome';
  readonly says: Label;
}

export interface Completeness {
  /** Nothing is missing; what is to come may be outstanding. */
  readonly complete: boolean;
  readonly missing: readonly PaperCode[];
  readonly papers: readonly PaperOnList[];
}

const wantedBy = {
  INSTITUTION_UNDERTAKING: ['institutionUndertaking', { tr: 'Kurumsal taahhütname', en: 'Undertaking of the institution' }],
  OFFICER_UNDERTAKING: ['officerUndertaking', { tr: 'e-İmza sorumlusu taahhütnamesi', en: 'Undertaking of the officer' }],
  SIGNED_LIST: ['signedList', { tr: 'e-İmzalı başvuru listesi', en: 'e-Signed application list' }],
  SCAN: ['scan', { tr: 'Islak imzalı listenin taraması', en: 'Scan of the list signed in ink' }],
  EXCEL_LIST: ['excelList', { tr: 'Listenin Excel dosyası', en: 'Excel file of the list' }],
  ASSESSMENT_FORM: ['assessmentForm', { tr: 'Uyum değerlendirme talep formu', en: 'Assessment request form' }],
  PAPER_ORIGINAL: ['paperOriginal', { tr: 'Kâğıt aslı', en: 'Paper original' }],
} as const satisfies Record<PaperCode, readonly [keyof Requirement, Label]>;

export const paperCodes = Object.keys(wantedBy) as readonly PaperCode[];
export const paperLabel = (code: PaperCode): Label => wantedBy[code][1];

/** The sets that count on a day: a version approved before its first day waits for it. */
export const setsThatCount = <R extends { readonly validFrom: string; readonly state: string }>(sets: readonly R[], today: string): R[] =>
  sets.filter(({ state, validFrom }) => state === 'inForce' && validFrom <= today);

/** Which papers a step can bring at all; another one in its set would be waited for until the end of days. */
export const papersOfStep: Readonly<Record<Requirement['step'], readonly PaperCode[]>> = {
  undertakings: ['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING', 'ASSESSMENT_FORM', 'PAPER_ORIGINAL'],
  list: ['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING', 'SIGNED_LIST', 'SCAN', 'EXCEL_LIST', 'PAPER_ORIGINAL'],
  request: ['ASSESSMENT_FORM', 'PAPER_ORIGINAL'],
};

/** The papers that a set wants, wherever they are to come from. */
export const wantedPapers = (set: Requirement): PaperCode[] => paperCodes.filter((code) => set[wantedBy[code][0]] !== 'notWanted');
/** Where a paper is to come from. */
export const wantedFromOf = (set: Requirement, code: PaperCode): string => String(set[wantedBy[code][0]]);

/** The work that the undertakings of an institution are: with both signed electronically no paper follows them. */
export const undertakingsWork = (bothSigned: boolean) => ({ flow: 'firstTime', step: 'undertakings', signedHow: bothSigned ? 'eSigned' : 'wet' }) as const;

/** Of the sets in force the one that fits best: that of the application type before that of all types; null when none is. */
export function requirementFor<R extends Requirement>(sets: readonly R[], work: { readonly applicationType?: string | null; readonly flow: Requirement['flow']; readonly step: Requirement['step']; readonly signedHow: Requirement['signedHow'] }): R | null {
  const fitting = sets.filter((set) => set.flow === work.flow && set.step === work.step && set.signedHow === work.signedHow);
  return fitting.find((set) => set.applicationType !== null && set.applicationType === work.applicationType) ?? fitting.find((set) => !set.applicationType) ?? null;
}

/** What of a set is here, what lacks, in words that a letter may use as they stand. */
export function completenessOf(requirement: Requirement, here: PapersHere): Completeness {
  const papers = paperCodes.flatMap((code): PaperOnList[] => {
    const [field, label] = wantedBy[code];
    const from = requirement[field];
    if (from === 'notWanted') return [];
    return [{ code, label, ...standingOf(code, String(from), requirement.oneEmail === true, here) }];
  });
  const missing = papers.filter(({ standing }) => standing === 'missing').map(({ code }) => code);
  return { complete: missing.length === 0, missing, papers };
}

function standingOf(code: PaperCode, from: string, oneEmail: boolean, here: PapersHere): Pick<PaperOnList, 'standing' | 'says'> {
  const arrived = here.withMessage?.has(code) === true;
  if (arrived) return { standing: 'there', says: { tr: 'Geldi.', en: 'It is here.' } };
  if (here.onFile?.has(code)) return { standing: 'there', says: { tr: 'Kayıtlı ve kabul edilmiş.', en: 'On file and accepted.' } };
  if (from === 'byPost') return { standing: 'toCome', says: { tr: 'Posta ile gönderilecek; aslı bekleniyor.', en: 'To be sent by post; awaited.' } };
  if (from === 'portalOrAsked') {
    if (here.portalCopy) return { standing: 'there', says: { tr: 'Online İşlemler’deki kopyası kullanılır.', en: 'The portal’s copy is used.' } };
    return { standing: 'missing', says: { tr: 'Online İşlemler’de kopyası yok; kurumdan istenmeli.', en: 'The portal has no copy; ask the institution for it.' } };
  }
  if (from === 'onFile') return { standing: 'missing', says: { tr: 'Kurumun kabul edilmiş taahhütnamesi yok; önce o tamamlanmalı.', en: 'No accepted undertaking is on file; it comes first.' } };
  return { standing: 'missing', says: oneEmail
    ? { tr: 'Gelmedi; öteki evrakla birlikte tek e-postada gönderilmeli.', en: 'Not here; to be sent in one e-mail together with the rest.' }
    : { tr: 'Gelmedi; e-posta ile gönderilmeli.', en: 'Not here; to be sent by e-mail.' } };
}
