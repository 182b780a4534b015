import { useMemo, useRef } from 'react';
import { Form, useRecordContext, useRedirect, useSaveContext, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { isMasked } from '../../providers/patch.ts';
import { useSession } from '../../providers/session.ts';
import { ConflictDialog } from '../ConflictDialog.tsx';
import { FieldInput } from '../FieldInput.tsx';
import { MaskedInput } from '../MaskedInput.tsx';
import { DraftBanner } from './DraftBanner.tsx';
import { fieldsToUpdate, keptNames, wantsDraft } from './fields-of.ts';
import { FormBody, FormManners } from './FormBody.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useDraft } from './use-draft.ts';

interface EditFormProps {
  readonly page: Page;
  /** Somebody else saved first. */
  readonly conflict: boolean;
  readonly onSettled: () => void;
  readonly onSaved: (record: RaRecord) => void;
  /** On the button, where saving leads on to more. */
  readonly saveLabel?: string;
}

/** The form of a record, inside react-admin's edit context: only what the role may change in its state. */
export function EditForm({ page, conflict, onSettled, onSaved, saveLabel }: EditFormProps) {
  const record = useRecordContext();
  const { save } = useSaveContext();
  // What the form began with stays its base: a newer version is merged, not slipped under the typed text.
  const begun = useRef<RaRecord>(undefined);
  if (record && begun.current?.id !== record.id) begun.current = record;
  const finish = useMemo(() => ({ now: () => undefined as void }), []);
  const base = begun.current;
  if (!base) return null;
  const submit = async (values: Record<string, unknown>) => {
    let saved = false;
    const errors = (await save?.(values, {
      onSuccess: (answer: RaRecord) => {
        saved = true;
        finish.now();
        onSaved(answer);
      },
    })) as object | undefined;
    return saved ? undefined : errors;
  };
  const settled = (answer: RaRecord) => {
    finish.now();
    onSaved(answer);
  };
  return (
    <Form record={base} onSubmit={submit} mode="onBlur" reValidateMode="onBlur" warnWhenUnsavedChanges noValidate>
      <EditFields page={page} record={base} finish={finish} saveLabel={saveLabel} />
      {conflict && <ConflictDialog page={page} base={base} onClose={onSettled} onSaved={settled} />}
    </Form>
  );
}

function EditFields({ page, record, finish, saveLabel }: { page: Page; record: RaRecord; finish: { now: () => void }; saveLabel: string | undefined }) {
  const session = useSession();
  const translate = useTranslate();
  const redirect = useRedirect();
  const { fields, fourEyes } = useMemo(() => fieldsToUpdate(page, session, String(record['state'])), [page, session, record]);
  const names = useMemo(() => keptNames(fields), [fields]);
  const place = useMemo(() => ({ noun: page.name, id: record.id, action: null }), [page, record.id]);
  const draft = useDraft({ place, names, before: record, baseVersion: Number(record['version'] ?? 1), enabled: wantsDraft(fields) });
  finish.now = draft.finish;
  return (
    <>
      <FormManners />
      <DraftBanner page={page} draft={draft} />
      <FormBody
        page={page}
        fields={fields}
        draw={(name, field) => {
          const input = <FieldInput name={name} field={field} noun={page.name} {...(fourEyes.includes(name) ? { note: translate('console.record.fourEyes') } : {})} />;
          return isMasked(record[name]) ? (
            <MaskedInput page={page} field={name} masked={record[name]}>
              {input}
            </MaskedInput>
          ) : (
            input
          );
        }}
      />
      <SaveBar draft={draft} onCancel={() => redirect('show', page.name, record.id)} {...(saveLabel === undefined ? {} : { saveLabel })} />
    </>
  );
}
