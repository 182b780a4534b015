import { completenessOf, requirementFor, undertakingsWork, wantedFromOf, wantedPapers, type PaperCode, type Requirement } from '#domain/document-completeness.ts';
import { missingCodes, type Classification, type FormKind, type FoundForm, type Kind, type Letter, type Mark, type MissingCode } from './letter.ts';

/** Which forms came, with those that share a file. */
export const heldForms = (forms: readonly FoundForm[]): Set<FormKind> => new Set(forms.flatMap(({ formKind, alsoHolds }) => [formKind, ...alsoHolds]));

/** How the list of a letter is signed; null when it has no list. */
export function signatureOf(letter: Letter, forms: readonly FoundForm[], spoken: ReadonlySet<Mark>): Classification['signatureKind'] {
  const lists = forms.filter(({ formKind }) => formKind === 'signedList' || formKind === 'excelList' || formKind === 'FRM0103');
  if (lists.length === 0) return null;
  const signed = new Set(lists.map(({ position }) => letter.attachments.find((one) => one.position === position)?.signed));
  if (signed.has('smime')) return 'smime';
  if (signed.has('cades') || signed.has('pades')) return 'eSigned';
  if (forms.some(({ formKind }) => formKind === 'signature')) return 'eSigned';
  if (lists.some(({ formKind }) => formKind === 'FRM0103')) return 'wet';
  return spoken.has('wet') ? 'wet' : 'none';
}

export interface Lacking {
  readonly missing: readonly MissingCode[];
  /** The set in force wants the paper itself, by post. */
  readonly originalExpected: boolean;
  /** No set is in force for this work: nobody can say what it lacks. */
  readonly noSet: boolean;
}

const lacksNothing: Lacking = { missing: [], originalExpected: false, noSet: false };
type SignedHow = Requirement['signedHow'];

/** What the letter lacks of the set that is in force for its work. `applicationType`: the usual one of its institution, where that is known. */
export function lackingOf({ kind, flow, signature }: Pick<Classification, 'flow'> & { kind: Kind; signature: Classification['signatureKind'] }, letter: Letter, forms: readonly FoundForm[], sets: readonly Requirement[], applicationType: string | null): Lacking {
  const here = papersHere(letter, forms, signature);
  switch (kind) {
    case 'firstApplication': return judged(requirementFor(sets, { ...undertakingsWork(bothSigned(letter, forms)), applicationType }), here);
    case 'assessment': return judged(requirementFor(sets, { flow: 'assessment', step: 'request', signedHow: 'wet', applicationType }), here);
    case 'list': {
      const setOf = (signedHow: SignedHow) => requirementFor(sets, { flow: flow ?? 'additional', step: 'list', signedHow, applicationType });
      if (signature === 'wet') return judged(setOf('wet'), here);
      if (signature === 'eSigned' || signature === 'smime') return readable(judged(setOf('eSigned'), here), here);
      return unsigned([judged(setOf('eSigned'), here), judged(setOf('wet'), here)], here);
    }
    default: return lacksNothing;
  }
}

/** Of what the set wants, only what a letter can bring is asked of its sender; what must be on file is asked where the list is judged. */
function judged(set: Requirement | null, here: ReadonlySet<PaperCode>): Lacking {
  if (set === null) return { ...lacksNothing, noSet: true };
  const onFile = new Set(wantedPapers(set).filter((code) => wantedFromOf(set, code) === 'onFile'));
  const { missing } = completenessOf(set, { withMessage: here, onFile });
  return { missing: missing.filter(isMissingCode), originalExpected: set.paperOriginal === 'byPost', noSet: false };
}

const isMissingCode = (code: string): code is MissingCode => (missingCodes as readonly string[]).includes(code);

/** A signed list that no program reads makes no applications, whatever the set says. */
const readable = (lacking: Lacking, here: ReadonlySet<PaperCode>): Lacking =>
  (here.has('EXCEL_LIST') || lacking.noSet || lacking.missing.includes('EXCEL_LIST') ? lacking : { ...lacking, missing: [...lacking.missing, 'EXCEL_LIST'] });

/** A list that nobody signed may still become either: what both ways want lacks, and a signature of one kind or the other. */
function unsigned(ways: readonly Lacking[], here: ReadonlySet<PaperCode>): Lacking {
  const known = ways.filter(({ noSet }) => !noSet);
  if (known.length === 0) return { ...lacksNothing, noSet: true };
  const lacks = new Set<MissingCode>(known.flatMap(({ missing }) => missing).map((code) => (code === 'SCAN' ? 'SIGNED_LIST' : code)));
  return readable({ missing: missingCodes.filter((code) => lacks.has(code)), originalExpected: false, noSet: false }, here);
}

function papersHere(letter: Letter, forms: readonly FoundForm[], signature: Classification['signatureKind']): Set<PaperCode> {
  const held = heldForms(forms);
  const here = new Set<PaperCode>();
  if (held.has('KT')) here.add('INSTITUTION_UNDERTAKING');
  if (held.has('EST')) here.add('OFFICER_UNDERTAKING');
  if (held.has('UDF')) here.add('ASSESSMENT_FORM');
  if (held.has('FRM0103')) here.add('SCAN');
  if (letter.attachments.some(({ rows, quarantined }) => rows !== undefined && !quarantined)) here.add('EXCEL_LIST');
  if (signature === 'eSigned' || signature === 'smime') here.add('SIGNED_LIST');
  return here;
}

function bothSigned(letter: Letter, forms: readonly FoundForm[]): boolean {
  const given = forms.filter(({ formKind }) => formKind === 'KT' || formKind === 'EST');
  const signed = (position: number): boolean => ['cades', 'smime', 'pades'].includes(letter.attachments.find((one) => one.position === position)?.signed ?? 'none');
  return given.length > 0 && given.every(({ position }) => signed(position));
}
