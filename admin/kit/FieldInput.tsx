import { lazy, Suspense, useMemo } from 'react';
import { BooleanInput, NumberInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { choicesOf } from './choices.ts';
import { faultOfValue } from './field-fault.ts';
import { FileInput } from './FileInput.tsx';
import { GroupedInput } from './fields/GroupedInput.tsx';
import { groupings } from './fields/grouping.ts';
import { isReason, ReasonInput } from './fields/ReasonInput.tsx';
import { ReferenceChoice } from './fields/ReferenceChoice.tsx';
import { StructureInput } from './fields/StructureInput.tsx';
import { daysOf, firstFor } from './form/span.ts';
import { amountWriting, dayWriting, momentWriting } from './typed-values.ts';
import { useLabel, useLanguage } from './words.ts';
import { WrittenInput } from './WrittenInput.tsx';

const ReasonPlaceInput = lazy(() => import('./fields/ReasonPlaceInput.tsx'));

export interface FieldInputProps {
  readonly name: string;
  readonly field: Field;
  /** The noun whose form it is; an action's form has none of its own. */
  readonly noun?: string;
  /** The action whose dialog it is: its reasons are offered first. */
  readonly action?: string;
  readonly note?: string;
  readonly disabled?: boolean;
}

/** The one switch from a declared field to its input, checked as typed by the zod that the server will ask. */
export function FieldInput({ name, field, noun, action, note, disabled = false }: FieldInputProps) {
  const language = useLanguage();
  const label = useLabel();
  const translate = useTranslate();
  const validate = useMemo(
    () => Object.assign((value: unknown, form: Readonly<Record<string, unknown>>) => faultOfValue(field, value, language) ?? faultOfSpan(name, field, value, form, translate), { isRequired: field.required }),
    [name, field, language, translate],
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
  if (noun === 'reason-codes' && (name === 'noun' || name === 'action')) return <Suspense fallback={null}><ReasonPlaceInput common={common} /></Suspense>;
  switch (field.kind) {
    case 'text':
    case 'reference':
      return <TextInput {...text} />;
    case 'longText':
      return <TextInput {...text} multiline minRows={3} maxRows={16} />;
    case 'email':
      return <TextInput {...text} inputMode="email" />;
    case 'phone':
      return <GroupedInput {...common} grouping={groupings.phone} inputMode="tel" placeholder="0555 111 22 33" />;
    case 'personNumber':
      return <GroupedInput {...common} grouping={groupings.personNumber} inputMode="numeric" />;
    case 'vkn':
      return <GroupedInput {...common} grouping={groupings.vkn} inputMode="numeric" />;
    case 'iban':
      return <GroupedInput {...common} grouping={groupings.iban} placeholder="TR00 0000 …" />;
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
      return action !== undefined && isReason(field) ? (
        <ReasonInput common={common} field={field} noun={noun ?? ''} action={action} />
      ) : (
        <ReferenceChoice name={name} field={field} common={common} />
      );
    case 'refersToMany':
      return <ReferenceChoice name={name} field={field} common={common} many />;
    case 'file':
      return <FileInput {...common} />;
    case 'structure':
      return <StructureInput {...common} noun={noun} name={name} />;
  }
}

/** A paste may be longer than what is kept (blanks, dashes): the schema tidies before it counts. */
const lengthOf = (field: Field): number => (field.max ?? 200) + 40;

/** A last day before its first, told where the last day is typed. */
function faultOfSpan(name: string, field: Field, value: unknown, form: Readonly<Record<string, unknown>>, translate: (key: string) => string): string | undefined {
  const first = field.kind === 'date' ? firstFor(name) : undefined;
  return first !== undefined && (daysOf(form[first], value) ?? 1) < 1 ? translate('console.input.endsBeforeStart') : undefined;
}
