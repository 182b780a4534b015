import { completenessOf, paperLabel, type PaperCode } from '#domain/document-completeness.ts';
import { labelIn } from '#domain/language/label.ts';
import { refuse, type Sentence } from '#domain/language/refuse.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { type Given, type Row } from '../../engine/types.ts';
import { noRequiredSet, undertakingsSet } from '../undertakings-wanted.ts';

/** Whether what the set in force wants of a first application is here and accepted; the sentence names the first thing that is not. */
export function acceptedPapers(given: Given): true | Sentence {
  const accepted = papersOf(given);
  const signed = ['INSTITUTION_UNDERTAKING', 'OFFICER_UNDERTAKING'].every((code) => accepted.get(code as PaperCode)?.['signatureVerdict'] === 'valid');
  const set = undertakingsSet(loadedRows(given, 'requiredSets'), given.today, signed);
  if (set === null) return noRequiredSet();
  const [first] = completenessOf(set, { onFile: new Set(accepted.keys()) }).missing;
  return first === undefined || notAccepted(first);
}

function papersOf(given: Given): Map<PaperCode, Row> {
  const officers = new Set(loadedRows(given, 'officers').filter(({ state }) => state === 'proposed' || state === 'active').map(({ id }) => id));
  const codes = { KT: 'INSTITUTION_UNDERTAKING', EST: 'OFFICER_UNDERTAKING', UDF: 'ASSESSMENT_FORM' } as const satisfies Record<string, PaperCode>;
  // An undertaking of somebody who is no officer any more binds nobody.
  const counting = loadedRows(given, 'undertakings').filter(({ type, officer }) => type !== 'EST' || officers.has(String(officer)));
  return new Map(counting.map((document) => [codes[document['type'] as keyof typeof codes], document]));
}

function notAccepted(code: PaperCode): Sentence {
  switch (code) {
    case 'INSTITUTION_UNDERTAKING': return refuse('KT_NOT_ACCEPTED', 'Kurumsal Taahhütname kabul edilmedi. Evrakı inceleyip kabul edin.', 'The undertaking of the institution is not accepted yet.');
    case 'OFFICER_UNDERTAKING': return refuse('EST_NOT_ACCEPTED', 'e-İmza Sorumlusu Taahhütnamesi kabul edilmedi. Sorumlunun evrakını inceleyip kabul edin.', 'The undertaking of the officer is not accepted yet.');
    default: return refuse('PAPER_NOT_ACCEPTED', `İlk başvuru için istenen evrak kabul edilmedi: ${labelIn('tr', paperLabel(code), code)}.`, `Not accepted yet: ${labelIn('en', paperLabel(code), code)}.`);
  }
}
