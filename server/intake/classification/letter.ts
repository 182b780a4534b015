/** A letter as its rules see it: nothing of the database, nothing of the wire. Texts are as people wrote them. */
export interface Letter {
  readonly subject: string;
  /** Plain text, of HTML mails too. */
  readonly body: string;
  /** Address, small letters. */
  readonly sender: string;
  /** The letter answers one that we have. */
  readonly inKnownThread?: boolean;
  readonly attachments: readonly LetterAttachment[];
}

export interface LetterAttachment {
  /** From 1, as the letter counts them. */
  readonly position: number;
  readonly name: string;
  /** Found by content. Of an enveloped signature: what is inside. */
  readonly mediaType: string;
  /** Text of the first pages, pages divided by form feed; empty for a scan without text. */
  readonly text: string;
  readonly size?: number;
  /** Applicants of a workbook that is an application list. */
  readonly rows?: number;
  readonly validRows?: number;
  /** Why a workbook could not be read, as the reader's code. */
  readonly workbookFault?: string;
  /** `detached`: the file is a signature and nothing else. `damaged`: says that it is signed and cannot be opened. */
  readonly signed: 'cades' | 'smime' | 'pades' | 'detached' | 'damaged' | 'none';
  readonly quarantined: boolean;
}

/** What the console knows of whoever sent the letter. */
export interface KnownSender {
  /** `officer`: an active officer's own address; `domain`: a domain of the institution; `none`: nobody we know. */
  readonly by: 'officer' | 'institutionMail' | 'domain' | 'none';
  /** The address is at a provider where anybody may have one. */
  readonly publicMail: boolean;
  /** People have activated the institution; without that nothing of it is sure, not even the first application that it is expected to send. */
  readonly institutionActive?: boolean;
}

export const looks = ['subject', 'body', 'attachmentName', 'formTitle', 'mediaType', 'signed', 'sender', 'senderDomain', 'form', 'thread'] as const;
export type LooksAt = (typeof looks)[number];

export const formKinds = ['KT', 'EST', 'FRM0103', 'NBF', 'NST', 'UDF', 'excelList', 'signedList', 'signature', 'other'] as const;
export type FormKind = (typeof formKinds)[number];

export const kinds = ['firstApplication', 'list', 'assessment', 'quote', 'reply', 'junk', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** Forms that a title or a name may speak for, by the word that stands in a rule. */
export const spokenForms = { formKT: 'KT', formEST: 'EST', formFRM0103: 'FRM0103', formNBF: 'NBF', formNST: 'NST', formUDF: 'UDF', coverLetter: 'other' } as const satisfies Record<string, FormKind>;
export type SpokenForm = keyof typeof spokenForms;

export const marks = ['firstTime', 'additional', 'wet', 'eSigned'] as const;
export type Mark = (typeof marks)[number];

export type SpeaksFor = Kind | SpokenForm | Mark;

/** A rule as data. `words`: one phrase a line; a word is a stem, `=word` the whole word. */
export interface Rule {
  readonly code: string;
  readonly looksAt: LooksAt;
  readonly words: string;
  readonly speaksFor: SpeaksFor;
  /** Points out of a hundred; below zero it speaks against. */
  readonly weight: number;
}

/** Why something is proposed. Holds words of the rule, never of the letter: the sentence may stand in any list. */
export interface Reason {
  readonly rule: string;
  readonly weight: number;
  readonly speaksFor: string;
  readonly tr: string;
  readonly en: string;
  /** Which attachment it is about. */
  readonly attachment?: number;
}

export const missingCodes = ['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING', 'EXCEL_LIST', 'SIGNED_LIST', 'SCAN', 'ASSESSMENT_FORM'] as const;
export type MissingCode = (typeof missingCodes)[number];

export interface FoundForm {
  readonly position: number;
  readonly formKind: FormKind;
  /** Other forms that lie in the same file: undertakings scanned into one PDF. */
  readonly alsoHolds: readonly FormKind[];
  /** Points of the best form; 100 for what the content itself proves. */
  readonly points: number;
}

export interface Classification {
  readonly proposal: Kind;
  readonly flow: 'firstTime' | 'additional' | null;
  readonly signatureKind: 'eSigned' | 'smime' | 'wet' | 'none' | null;
  /** 0–100. */
  readonly confidence: number;
  readonly complete: boolean;
  readonly missing: readonly MissingCode[];
  readonly originalExpected: boolean;
  readonly senderKnown: boolean;
  readonly rows: number | null;
  readonly validRows: number | null;
  readonly forms: readonly FoundForm[];
  readonly reasons: readonly Reason[];
  /** Why it can be no sure proposal, however high the confidence. */
  readonly blockers: readonly Reason[];
}
