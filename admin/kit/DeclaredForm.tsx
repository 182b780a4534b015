import { Box } from '@mui/material';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Create, Edit, SaveButton, SimpleForm, Toolbar, useEditContext, useNotify, useRecordContext, useRedirect, useTranslate, type RaRecord } from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { maySee, mayUpdate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { newIntention } from '../providers/http.ts';
import { isMasked } from '../providers/patch.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { FieldInput } from './FieldInput.tsx';
import { MaskedInput } from './MaskedInput.tsx';
import { useLabel } from './words.ts';

/** The form of a new record of any noun: what the system fills in is not asked. */
export function DeclaredCreate({ page }: { page: Page }) {
  const session = useSession();
  const [intention] = useState(newIntention);
  const fields = Object.entries(page.fields).filter(([name, field]) => !field.derived && maySee(page, session, name));
  return (
    <Create resource={page.name} redirect="show" mutationOptions={{ meta: { intention } }}>
      <SimpleForm mode="onBlur" toolbar={<SaveBar />}>
        <Columns>
          {fields.map(([name, field]) => (
            <Place key={name} field={field}>
              <FieldInput name={name} field={field} noun={page.name} />
            </Place>
          ))}
        </Columns>
      </SimpleForm>
    </Create>
  );
}

/** The form of a record: only what the role may change in its state. Somebody else's change meanwhile is merged field by field. */
export function DeclaredEdit({ page }: { page: Page }) {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const label = useLabel();
  const [conflict, setConflict] = useState(false);
  const told = (record: RaRecord) => {
    notify(translate(record['proposed'] ? 'console.record.proposed' : 'console.record.saved'), { type: 'success' });
    redirect('show', page.name, record.id);
  };
  const failed = (error: unknown) => {
    const { status, body } = error as { status?: number; body?: { errors?: object } };
    if (status === 412) setConflict(true);
    else if (!body?.errors) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
  };
  return (
    <Edit
      resource={page.name}
      mutationMode="pessimistic"
      redirect={false}
      mutationOptions={{ onSuccess: told, onError: failed }}
      queryOptions={untouched}
      title={label(page.plural ?? page.label, page.name)}
      actions={false}
    >
      <EditFields page={page} conflict={conflict} onSettled={() => setConflict(false)} onSaved={told} />
    </Edit>
  );
}

/** A record fetched anew would empty the form of what was typed into it, and its newer version would hide that somebody else was there. */
const untouched = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

function EditFields({
  page,
  conflict,
  onSettled,
  onSaved,
}: {
  page: Page;
  conflict: boolean;
  onSettled: () => void;
  onSaved: (record: RaRecord) => void;
}) {
  const record = useRecordContext();
  const { isFetching } = useEditContext();
  const [begun, begin] = useState(false);
  const session = useSession();
  const translate = useTranslate();
  // The form starts from the record as it is now, not from the one that was seen before.
  useEffect(() => {
    if (!isFetching) begin(true);
  }, [isFetching]);
  const fields = useMemo(
    () =>
      Object.entries(page.fields)
        .map(([name, field]) => ({ name, field, right: mayUpdate(page, session, name, String(record?.['state'])) }))
        .filter(({ right }) => right !== 'no'),
    [page, session, record],
  );
  if (!record || !begun) return null;
  return (
    <SimpleForm mode="onBlur" toolbar={<SaveBar />} warnWhenUnsavedChanges>
      <Columns>
        {fields.map(({ name, field, right }) => {
          const input = (
            <FieldInput
              name={name}
              field={field}
              noun={page.name}
              {...(right === 'fourEyes' ? { note: translate('console.record.fourEyes') } : {})}
            />
          );
          return (
            <Place key={name} field={field}>
              {isMasked(record[name]) ? (
                <MaskedInput page={page} field={name} masked={record[name]}>
                  {input}
                </MaskedInput>
              ) : (
                input
              )}
            </Place>
          );
        })}
      </Columns>
      {conflict && <ConflictDialog page={page} onClose={onSettled} onSaved={onSaved} />}
    </SimpleForm>
  );
}

const Columns = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2, alignItems: 'start', width: '100%', maxWidth: 1080 }}>
    {children}
  </Box>
);

const Place = ({ field, children }: { field: Field; children: ReactNode }) => (
  <Box sx={['longText', 'structure', 'refersToMany'].includes(field.kind) ? { gridColumn: '1 / -1' } : {}}>{children}</Box>
);

const SaveBar = () => (
  <Toolbar>
    <SaveButton alwaysEnable />
  </Toolbar>
);
