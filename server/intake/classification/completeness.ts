import { type Classification, type FormKind, type FoundForm, type Kind, type Letter, type Mark, type MissingCode } from './letter.ts';

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

/** What the set of this kind still lacks. */
export function missingOf(kind: Kind, letter: Letter, forms: readonly FoundForm[], signature: Classification['signatureKind']): readonly MissingCode[] {
  const held = heldForms(forms);
  switch (kind) {
    case 'firstApplication': return missingUndertakings(held);
    case 'list': return missingOfList(letter, held, signature);
    case 'assessment': return held.has('UDF') ? [] : ['ASSESSMENT_FORM'];
    default: return [];
  }
}

/** Lacking of a set of undertakings that may have come in several letters. */
export const missingUndertakings = (held: ReadonlySet<FormKind>): readonly MissingCode[] =>
  [...(held.has('KT') ? [] : ['INSTITUTION_UNDERTAKING' as const]), ...(held.has('EST') ? [] : ['OFFICER_UNDERTAKING' as const])];

function missingOfList(letter: Letter, held: ReadonlySet<FormKind>, signature: Classification['signatureKind']): readonly MissingCode[] {
  const readable = letter.attachments.some(({ rows, quarantined }) => rows !== undefined && !quarantined);
  const excel: readonly MissingCode[] = readable ? [] : ['EXCEL_LIST'];
  switch (signature) {
    case 'eSigned': case 'smime': return excel;
    case 'wet': return [...(held.has('FRM0103') ? [] : ['SCAN' as const]), ...excel];
    default: return ['SIGNED_LIST', ...excel];
  }
}
