import { type DocumentKind } from '#domain/document-kinds.ts';
import { type documentTypes } from '#domain/document-types.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { type Given, type Tx } from '../../engine/types.ts';

export type TypeRules = RecordOf<typeof documentTypes>;

/** The version of a type that counts today; null when nobody put one in force. A version approved before its first day waits for it. */
export async function typeInForce(tx: Tx, code: DocumentKind): Promise<TypeRules | null> {
  return newest((await tx.find('document-types', { code, state: 'inForce' })) as unknown as TypeRules[], tx.today);
}

/** The same, of what the engine loaded for a guard. */
export const typeGiven = (given: Given): TypeRules | null => newest(loadedRows(given, 'typeInForce') as unknown as TypeRules[], given.today);

const newest = (versions: readonly TypeRules[], today: string): TypeRules | null =>
  versions.filter(({ validFrom }) => validFrom <= today).sort((one, other) => other.versionNumber - one.versionNumber)[0] ?? null;

const asked = [
  ['asksAuthorisedSigner', 'authorisedSigner', 'imza yetkilisinin imzası', 'authorised signer'], ['asksInitials', 'everyPageInitialled', 'her sayfada paraf', 'initials on every page'],
  ['asksStamp', 'stamped', 'mühür / kaşe', 'stamp or seal'], ['asksFormVersion', 'formVersionCurrent', 'geçerli form sürümü', 'a valid form version'],
] as const;

export const checkFields = asked.map(([, field]) => field);

/** The checks that the type asks and nobody ticked, in words. */
export const uncheckedOf = (document: Readonly<Record<string, unknown>>, rules: TypeRules): readonly { readonly tr: string; readonly en: string }[] =>
  asked.filter(([question, field]) => rules[question] === true && document[field] !== true).map(([, , tr, en]) => ({ tr, en }));

/** Whether the version that stands on the form is one of those that count; true when the type names none or the form bears none. */
export function formVersionCounts(rules: TypeRules, version: string | null): boolean {
  const known = (rules.formVersions ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
  return known.length === 0 || version === null || known.includes(version.trim());
}
