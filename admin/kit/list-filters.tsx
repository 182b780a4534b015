import { type ReactElement } from 'react';
import { NullableBooleanInput, SearchInput, SelectArrayInput, SelectInput, type InputProps } from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { maySee, personalSight, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { type Language } from '#domain/language/label.ts';
import { choicesOf, stateChoices } from './choices.ts';
import { FieldInput } from './FieldInput.tsx';
import { amountWriting, dayWriting, type Writing } from './typed-values.ts';
import { fieldLabel } from './words.ts';
import { WrittenInput } from './WrittenInput.tsx';

export interface FilterWords {
  readonly language: Language;
  readonly say: (key: string, values?: object) => string;
}

/** The filters that a list offers: one for each field that the role may ask by. */
export function filtersOf(page: Page, actor: PermitActor, words: FilterWords): ReactElement[] {
  const sight = personalSight(page, actor);
  const askable = Object.entries(page.fields).filter(([name, field]) => maySee(page, actor, name) && !(field.personal && sight === 'never'));
  const searchable = askable.some(([, field]) => field.searchable !== undefined);
  const several = Object.keys(page.workflow.states).length > 1;
  return [
    ...(searchable ? [<SearchInput key="q" source="q" alwaysOn placeholder={words.say('console.list.searchBox')} />] : []),
    ...(several
      ? [
          <SelectArrayInput
            key="state"
            source="state"
            alwaysOn
            label={fieldLabel(page, 'state', words.language)}
            choices={stateChoices(page, words.language)}
            translateChoice={false}
          />,
        ]
      : []),
    ...askable.flatMap(([name, field]) => filtersOfField(page, name, field, sight === 'always', words)),
    ...(several ? span('dueAt', fieldLabel(page, 'dueAt', words.language), dayWriting, 'badDay', words) : []),
  ];
}

function filtersOfField(page: Page, name: string, field: Field, spells: boolean, words: FilterWords): ReactElement[] {
  const label = fieldLabel(page, name, words.language);
  switch (field.kind) {
    case 'choice':
      return [<SelectInput key={name} source={name} label={label} choices={choicesOf(field, words.language)} translateChoice={false} />];
    case 'flag':
      return [<NullableBooleanInput key={name} source={name} label={label} />];
    case 'refersTo':
      return [<RelatedFilter key={name} name={name} field={field} source={name} label={label} />];
    case 'date':
    case 'instant':
      return span(name, label, dayWriting, 'badDay', words);
    case 'money':
      return span(name, label, amountWriting, 'badAmount', words);
    case 'integer':
      return span(name, label, wholeWriting, 'badAmount', words);
    case 'text':
    case 'longText':
      // Fragments of a hidden value would spell it out sign by sign; the server refuses them too.
      if (field.personal && field.searchable !== 'name' && !spells) return [exact(name, label, field, words)];
      return [<FragmentInput key={name} source={`${name}.contains`} label={words.say('console.list.holds', { field: label })} />];
    case 'email':
    case 'phone':
    case 'personNumber':
    case 'vkn':
    case 'iban':
    case 'reference':
      return [exact(name, label, field, words)];
    case 'refersToMany':
    case 'file':
    case 'structure':
      return [];
  }
}

const exact = (name: string, label: string, field: Field, words: FilterWords): ReactElement => (
  <WrittenInput key={name} source={name} label={label} writing={wholeValue(field)} unreadable={words.say('ra.message.invalid_form')} />
);

/** Asks only when the whole value is there: half a number is no question. */
const wholeValue = (field: Field): Writing => ({
  write: String,
  read: (text) => {
    const result = valueSchema({ ...field, required: true }).safeParse(text);
    return result.success ? result.data : undefined;
  },
});

const wholeWriting: Writing = { write: String, read: (text) => (/^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined) };

function span(name: string, label: string, writing: Writing, fault: string, { say }: FilterWords): ReactElement[] {
  return (['from', 'to'] as const).map((end) => (
    <WrittenInput
      key={`${name}.${end}`}
      source={`${name}.${end}`}
      label={say(`console.list.${end}`, { field: label })}
      writing={writing}
      unreadable={say(`console.input.${fault}`)}
    />
  ));
}

// react-admin reads source, label and alwaysOn off the elements, so each filter is an element with those props.
const FragmentInput = (props: InputProps) => <WrittenInput {...props} writing={{ write: String, read: (text) => text }} unreadable="" />;
const RelatedFilter = ({ name, field, source }: { name: string; field: Field; source: string; label: string }) => (
  <FieldInput name={source || name} field={{ ...field, required: false, help: '' }} />
);
