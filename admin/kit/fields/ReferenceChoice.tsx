import { AutocompleteArrayInput, AutocompleteInput, ReferenceArrayInput, ReferenceInput, TextInput } from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';
import { useSession } from '../../providers/session.ts';
import { titleOf, useLanguage } from '../words.ts';

export interface CommonInput {
  readonly source: string;
  readonly label: string;
  readonly validate: object;
  readonly helperText: string | false;
  readonly disabled: boolean;
}

interface ReferenceChoiceProps {
  readonly name: string;
  readonly field: Field;
  readonly common: CommonInput;
  readonly many?: boolean;
  /** Only such records are offered. */
  readonly filter?: object;
}

/** Another record, or several, found by typing part of their names. */
export function ReferenceChoice({ name, field, common, many = false, filter = {} }: ReferenceChoiceProps) {
  const target = pageOf(field.noun ?? '');
  const session = useSession();
  const language = useLanguage();
  // A record that one may not look for can still be named by its key.
  if (!target || !mayRead(target, session)) return <TextInput source={name} label={common.label} disabled={common.disabled} fullWidth />;
  const findable = Object.values(target.fields).some(({ searchable }) => searchable !== undefined);
  const shared = {
    ...common,
    validate: common.validate as never,
    optionText: (record: Record<string, unknown>) => titleOf(target, record, language),
    filterToQuery: findable ? searchFor : anything,
    debounce: 300,
    noOptionsText: '—',
    matchSuggestion: () => true,
  };
  const sort = sortOf(target);
  return many ? (
    <ReferenceArrayInput source={name} reference={target.name} perPage={25} sort={sort} filter={filter}>
      <AutocompleteArrayInput {...shared} />
    </ReferenceArrayInput>
  ) : (
    <ReferenceInput source={name} reference={target.name} perPage={25} sort={sort} filter={filter}>
      <AutocompleteInput {...shared} />
    </ReferenceInput>
  );
}

const searchFor = (text: string) => (text.trim().length < 2 ? {} : { q: text.trim() });
const anything = () => ({});
const sortOf = (page: Page) => {
  const named = page.title.find((name) => page.fields[name]?.sortable);
  return named ? { field: named, order: 'ASC' as const } : { field: 'createdAt', order: 'DESC' as const };
};
