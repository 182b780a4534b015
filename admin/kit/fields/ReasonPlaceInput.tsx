import { SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { labelIn } from '#domain/language/label.ts';
import { pageOf, pages } from '../../pages.ts';
import { actionLabel, useLanguage } from '../words.ts';
import { type CommonInput } from './ReferenceChoice.tsx';

/** Actions of a noun that ask for a reason, read off its page. */
const askingOf = (noun: string): string[] =>
  Object.entries(pageOf(noun)?.workflow.actions ?? {}).filter(([, { input }]) => Object.values(input ?? {}).some((field) => field.noun === 'reason-codes')).map(([name]) => name);

/** For which kind of record, and which of its steps, a reason is: both are chosen, neither is typed. */
export default function ReasonPlaceInput({ common }: { common: CommonInput }) {
  const language = useLanguage();
  const noun = String(useWatch({ name: 'noun' }) ?? '');
  const page = pageOf(noun);
  const choices = common.source === 'noun'
    ? pages.filter(({ name }) => askingOf(name).length > 0).map(({ name, label }) => ({ id: name, name: labelIn(language, label, name) }))
    : page ? askingOf(noun).map((name) => ({ id: name, name: actionLabel(page, name, language) })) : [];
  return <SelectInput key={common.source === 'noun' ? 'noun' : noun} {...(common as object)} source={common.source} choices={choices} translateChoice={false} disabled={choices.length === 0} />;
}
