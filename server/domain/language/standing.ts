import { formatInstantTr } from '../calendar/wording.ts';
import { labelIn, type Language } from './label.ts';
import { asList, type State } from './workflow.ts';
import { waitingParties } from './waiting-parties.ts';

/**
 * Where a record stands, who acts next, and until when, as it is read to whoever calls: `Başvuru formu geldi, inceleniyor.
 * Sıradaki: Kayıt operatörü. En geç: 25.11.2026 17:00.` Words with suffixes stand on no variable.
 */
export function standingIn(language: Language, name: string, state: State | undefined, until: string | null): string {
  const says = state?.says ?? state?.label;
  const first = labelIn(language, says, name);
  const who = asList<string>(state?.waitsOn).map((party) => labelIn(language, waitingParties[party], party)).join(', ');
  const [next, latest] = language === 'tr' ? ['Sıradaki', 'En geç'] : ['Next', 'At the latest'];
  return [
    /[.!?]$/.test(first) ? first : `${first}.`,
    ...(who === '' ? [] : [`${next}: ${who}.`]),
    ...(until === null ? [] : [`${latest}: ${formatInstantTr(until)}.`]),
  ].join(' ');
}
