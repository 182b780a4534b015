import { formatInstantTr } from '../calendar/wording.ts';
import { labelIn, type Language } from './label.ts';
import { asList, type State } from './workflow.ts';
import { waitingParties } from './waiting-parties.ts';

/** Who acts next. Work that belongs to one desk, which `desk` names, waits for that one of all that the state could wait for. */
export function waitingFor(state: State | undefined, desk: unknown): readonly string[] {
  const all = asList<string>(state?.waitsOn);
  return typeof desk === 'string' && all.includes(desk) ? [desk] : all;
}

/**
 * Where a record stands, who acts next, and until when, as it is read to whoever calls: `Başvuru formu geldi, inceleniyor.
 * Sıradaki: Kayıt operatörü. En geç: 25.11.2026 17:00.` Words with suffixes stand on no variable.
 */
export function standingIn(language: Language, name: string, state: State | undefined, until: string | null, desk?: unknown): string {
  const says = state?.says ?? state?.label;
  const first = labelIn(language, says, name);
  const who = waitingFor(state, desk).map((party) => labelIn(language, waitingParties[party], party)).join(', ');
  const [next, latest] = language === 'tr' ? ['Sıradaki', 'En geç'] : ['Next', 'At the latest'];
  return [
    /[.!?]$/.test(first) ? first : `${first}.`,
    ...(who === '' ? [] : [`${next}: ${who}.`]),
    ...(until === null ? [] : [`${latest}: ${formatInstantTr(until)}.`]),
  ].join(' ');
}
