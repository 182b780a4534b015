import { useMemo } from 'react';
import {
  AutocompleteArrayInput,
  AutocompleteInput,
  BooleanInput,
  NumberInput,
  ReferenceArrayInput,
  ReferenceInput,
  SelectInput,
  TextInput,
  useTranslate,
} from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { choicesOf } from './choices.ts';
import { faultOfValue } from './field-fault.ts';
import { FileInput } from './FileInput.tsx';
import { amountWriting, dayWriting, momentWriting, structureWriting } from './typed-values.ts';
import { titleOf, useLabel, useLanguage } from './words.ts';
import { WrittenInput } from './WrittenInput.tsx';
import { structureInputs } from './structure-inputs.ts';

export interface FieldInputProps {
  readonly name: string;
  readonly field: Field;
  /** The noun whose form it is; an action's form has none of its own. */
  readonly noun?: string;
  readonly note?: string;
  readonly disabled?: boolean;
}

/** The one switch from a declared field to its input, checked as typed by the zod that the server will ask. */
export function FieldInput({ name, field, noun, note, disabled = false }: FieldInputProps) {
  const language = useLanguage();
  const label = useLabel();
  const translate = useTranslate();
  const validate = useMemo(
    () => Object.assign((value: unknown) => faultOfValue(field, value, language), { isRequired: field.required }),
    [field, language],
  );
  const help = [field.help === undefined ? '' : label(field.help, ''), note ?? ''].filter(Boolean).join(' ');
  const common = {
    source: name,
    label: label(field.label, name),
    validate,
    helperText: help === '' ? (false as const) : help,
    disabled,
    fullWidth: true,
    ...(field.default === undefined ? {} : { defaultValue: field.default }),
  };
  const text = { ...common, autoComplete: 'off', slotProps: { htmlInput: { maxLength: lengthOf(field) } } };
  switch (field.kind) {
    case 'text':
    case 'reference':
      return <TextInput {...text} />;
    case 'longText':
      return <TextInput {...text} multiline minRows={3} maxRows={16} />;
    case 'email':
      return <TextInput {...text} inputMode="email" />;
    case 'phone':
      return <TextInput {...text} inputMode="tel" placeholder="+905XXXXXXXXX" />;
    case 'personNumber':
    case 'vkn':
      return <TextInput {...text} inputMode="numeric" />;
    case 'iban':
      return <TextInput {...text} placeholder="TR…" />;
    case 'integer':
      return (
        <NumberInput
          {...common}
          step={1}
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
        />
      );
    case 'date':
      return (
        <WrittenInput {...common} writing={dayWriting} placeholder={translate('console.input.day')} unreadable={translate('console.input.badDay')} />
      );
    case 'instant':
      return (
        <WrittenInput
          {...common}
          writing={momentWriting}
          placeholder={translate('console.input.moment')}
          unreadable={translate('console.input.badMoment')}
        />
      );
    case 'money':
      return (
        <WrittenInput
          {...common}
          writing={amountWriting}
          placeholder={translate('console.input.amount')}
          unreadable={translate('console.input.badAmount')}
          inputMode="decimal"
        />
      );
    case 'flag':
      return <BooleanInput {...common} defaultValue={field.default ?? false} />;
    case 'choice':
      return (
        <SelectInput
          {...common}
          choices={choicesOf(field, language)}
          translateChoice={false}
          {...(field.required ? {} : { emptyText: '—', resettable: true })}
        />
      );
    case 'refersTo':
      return <ReferenceChoice name={name} field={field} common={common} />;
    case 'refersToMany':
      return <ReferenceChoice name={name} field={field} common={common} many />;
    case 'file':
      return <FileInput {...common} />;
    case 'structure': {
      const Own = structureInputs[`${noun ?? ''}.${name}`];
      return Own ? (
        <Own {...common} />
      ) : (
        <WrittenInput {...common} writing={structureWriting} multiline unreadable={translate('console.input.badStructure')} />
      );
    }
  }
}

/** A paste may be longer than what is kept (blanks, dashes): the schema tidies before it counts. */
const lengthOf = (field: Field): number => (field.max ?? 200) + 40;

interface ReferenceChoiceProps {
  readonly name: string;
  readonly field: Field;
  readonly common: {
    readonly source: string;
    readonly label: string;
    readonly validate: object;
    readonly helperText: string | false;
    readonly disabled: boolean;
  };
  readonly many?: boolean;
}

function ReferenceChoice({ name, field, common, many = false }: ReferenceChoiceProps) {
  const target = pageOf(field.noun ?? '');
  const session = useSession();
  const language = useLanguage();
  // A record that one may not look for can still be named by its key.
  if (!target || !mayRead(target, session)) return <TextInput source={name} label={common.label} disabled={common.disabled} />;
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
    <ReferenceArrayInput source={name} reference={target.name} perPage={25} sort={sort}>
      <AutocompleteArrayInput {...shared} />
    </ReferenceArrayInput>
  ) : (
    <ReferenceInput source={name} reference={target.name} perPage={25} sort={sort}>
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
