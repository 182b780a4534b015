import { Suspense, useMemo } from 'react';
import { Form, useCreateContext, useSaveContext, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { useSession } from '../../providers/session.ts';
import { FieldInput } from '../FieldInput.tsx';
import { Alike, comparedWhileTyped } from './companions.ts';
import { DraftBanner } from './DraftBanner.tsx';
import { fieldsToCreate, keptNames, wantsDraft } from './fields-of.ts';
import { FormBody, FormManners } from './FormBody.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useDraft } from './use-draft.ts';

interface CreateFormProps {
  readonly page: Page;
  /** What is already known, where the form was opened from another record. */
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly onCancel?: () => void;
  readonly onSaved: (record: RaRecord) => void;
  /** A page warns before it is left; a drawer closes on purpose. */
  readonly warn?: boolean;
  /** Fields of `initial` that are settled where the form was opened, and not asked. */
  readonly settled?: readonly string[];
  /** On the button, where saving leads on to more. */
  readonly saveLabel?: string;
}

const none: readonly string[] = [];

/** The form of a new record of any noun, inside react-admin's create context. */
export function CreateForm({ page, initial, onCancel, onSaved, warn = false, settled = none, saveLabel }: CreateFormProps) {
  const { record } = useCreateContext();
  const begin = useMemo(() => ({ ...record, ...initial }), [record, initial]);
  const { save } = useSaveContext();
  const finish = useMemo(() => ({ now: () => undefined as void }), []);
  const submit = async (values: Record<string, unknown>) => {
    return (await save?.(values, {
      onSuccess: (record: RaRecord) => {
        finish.now();
        onSaved(record);
      },
    })) as object | undefined;
  };
  return (
    <Form record={begin as RaRecord} onSubmit={submit} mode="onBlur" reValidateMode="onBlur" warnWhenUnsavedChanges={warn} noValidate>
      <CreateFields page={page} begin={begin} finish={finish} settled={settled} saveLabel={saveLabel} {...(onCancel ? { onCancel } : {})} />
    </Form>
  );
}

interface CreateFieldsProps {
  readonly page: Page;
  readonly begin: Readonly<Record<string, unknown>>;
  readonly finish: { now: () => void };
  readonly onCancel?: () => void;
  readonly settled: readonly string[];
  readonly saveLabel: string | undefined;
}

function CreateFields({ page, begin, finish, onCancel, settled, saveLabel }: CreateFieldsProps) {
  const session = useSession();
  const fields = useMemo(() => Object.fromEntries(Object.entries(fieldsToCreate(page, session)).filter(([name]) => !settled.includes(name))), [page, session, settled]);
  const names = useMemo(() => keptNames(fields), [fields]);
  const place = useMemo(() => ({ noun: page.name, id: null, action: null }), [page]);
  const before = useMemo(() => ({ ...defaultsOf(fields), ...begin }), [fields, begin]);
  const draft = useDraft({ place, names, before, baseVersion: undefined, enabled: wantsDraft(fields) });
  finish.now = draft.finish;
  return (
    <>
      <FormManners />
      <DraftBanner page={page} draft={draft} />
      <FormBody page={page} fields={fields} draw={(name, field) => <FieldInput name={name} field={field} noun={page.name} />} />
      <SaveBar draft={draft} above={comparedWhileTyped.includes(page.name) && <Suspense fallback={null}><Alike noun={page.name} /></Suspense>} {...(saveLabel === undefined ? {} : { saveLabel })} {...(onCancel ? { onCancel } : {})} />
    </>
  );
}

/** What stands in a form before anybody typed. */
const defaultsOf = (fields: ReturnType<typeof fieldsToCreate>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => (field.default !== undefined ? [[name, field.default]] : field.kind === 'flag' ? [[name, false]] : [])));
