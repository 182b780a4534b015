import { type Field } from '#domain/language/field.ts';
import { type Label } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';

export interface GroupOfFields {
  readonly key: string;
  /** Left out where a single group needs no heading. */
  readonly label?: Label;
  readonly fields: readonly string[];
}

/** Below this many fields headings are more to read than they help. */
const fewFields = 7;

const derivedLabels = {
  own: { tr: 'Bilgiler', en: 'Facts' },
  personal: { tr: 'Kişisel bilgiler', en: 'Personal' },
  system: { tr: 'Süreç', en: 'Process' },
  rest: { tr: 'Diğer', en: 'Other' },
  record: { tr: 'Kayıt bilgileri', en: 'About the record' },
} as const;

/**
 * How the fields stand together: as the page groups them, what it leaves out last; else by who fills them in. Only `names`
 * are placed; empty groups are left out.
 */
export function groupsOf(page: Page, names: readonly string[]): GroupOfFields[] {
  const filled = page.groups === undefined ? byNature(page, names) : asGrouped(page, names);
  const groups = filled.filter(({ fields }) => fields.length > 0);
  return groups.length === 1 ? groups.map(({ key, fields }) => ({ key, fields })) : groups;
}

function asGrouped(page: Page, names: readonly string[]): GroupOfFields[] {
  const groups = (page.groups ?? []).map(({ label, fields }, at) => ({ key: `group-${at}`, label, fields: fields.filter((name) => names.includes(name)) }));
  const placed = groups.flatMap(({ fields }) => fields);
  const left = names.filter((name) => !placed.includes(name));
  return [
    ...groups,
    { key: 'rest', label: derivedLabels.rest, fields: left.filter((name) => name in page.fields) },
    { key: 'record', label: derivedLabels.record, fields: left.filter((name) => !(name in page.fields)) },
  ];
}

function byNature(page: Page, names: readonly string[]): GroupOfFields[] {
  if (names.length < fewFields) return [{ key: 'own', fields: names }];
  const natureOf = (name: string): 'own' | 'personal' | 'system' => {
    const field: Field | undefined = page.fields[name];
    if (field === undefined) return 'system';
    if (field.personal) return 'personal';
    return field.derived && field.kind !== 'reference' ? 'system' : 'own';
  };
  return (['own', 'personal', 'system'] as const).map((key) => ({
    key,
    label: derivedLabels[key],
    fields: names.filter((name) => natureOf(name) === key),
  }));
}
