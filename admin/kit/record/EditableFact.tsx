import { Box, IconButton, Stack, Tooltip } from '@mui/material';
import CheckIcon from '@mui/icons-material/Check';
import CloseIcon from '@mui/icons-material/Close';
import EditIcon from '@mui/icons-material/EditOutlined';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Form, useNotify, useRecordContext, useRefresh, useTranslate, useUpdate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { ConflictDialog } from '../ConflictDialog.tsx';
import { FieldDisplay } from '../FieldDisplay.tsx';
import { FieldInput } from '../FieldInput.tsx';
import { fieldLabel, useLanguage } from '../words.ts';

/** A fact that may be changed where it stands: Enter opens it, Enter saves, Escape leaves it as it was. */
export function EditableFact({ page, name, fourEyes }: { page: Page; name: string; fourEyes: boolean }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (!record) return null;
  const close = () => {
    setOpen(false);
    // The button is drawn again first.
    setTimeout(() => opener.current?.focus());
  };
  if (open) return <FactForm page={page} name={name} seen={record} fourEyes={fourEyes} onClose={close} />;
  const label = translate('console.record.editFact', { field: fieldLabel(page, name, language) });
  return (
    <Box component="span" sx={beside}>
      <FieldDisplay page={page} field={name} />
      <Tooltip title={label}>
        <IconButton ref={opener} className="edit-fact" aria-label={label} data-edit-fact={name} onClick={() => setOpen(true)}>
          <EditIcon sx={{ fontSize: 15 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

/** The pencil stands beside the value without taking room from it. */
const beside = {
  position: 'relative',
  display: 'inline-block',
  // The name stands beside the first line of a value, not beside its last.
  verticalAlign: 'top',
  maxWidth: '100%',
  '& .edit-fact': { position: 'absolute', left: '100%', top: -2, ml: 0.25, p: 0.25, minWidth: 24, minHeight: 24, opacity: { md: 0 } },
  '&:hover .edit-fact, & .edit-fact:focus-visible': { opacity: 1 },
} as const;

interface FactFormProps {
  readonly page: Page;
  readonly name: string;
  /** As it was when the fact was opened: what others change meanwhile is merged, not overwritten. */
  readonly seen: RaRecord;
  readonly fourEyes: boolean;
  readonly onClose: () => void;
}

function FactForm({ page, name, seen, fourEyes, onClose }: FactFormProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [base] = useState(seen);
  const [conflict, setConflict] = useState(false);
  const [update, { isPending }] = useUpdate();
  const field = page.fields[name];
  if (!field) return null;
  const told = (saved: RaRecord) => {
    notify(translate(saved['proposed'] ? 'console.record.proposed' : 'console.record.saved'), { type: 'success' });
    refresh();
    onClose();
  };
  const save = async (values: Record<string, unknown>) => {
    try {
      const data = { ...base, [name]: values[name] };
      told((await update(page.name, { id: base.id, data, previousData: base }, { returnPromise: true, mutationMode: 'pessimistic' })) as RaRecord);
      return undefined;
    } catch (error) {
      const { status, body } = error as { status?: number; body?: { errors?: Record<string, string> } };
      if (status === 412) setConflict(true);
      else if (!body?.errors?.[name]) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      return body?.errors;
    }
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return event.currentTarget.closest('form')?.requestSubmit();
    if (event.key !== 'Escape' || event.defaultPrevented || conflict) return;
    // An open list of choices closes first.
    if ((event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <Form record={base} onSubmit={save} mode="onBlur" key={base.id}>
      <Stack direction="row" spacing={0.5} sx={{ alignItems: 'flex-start', width: '100%' }} onKeyDown={press} data-fact-form={name}>
        <Box sx={{ flexGrow: 1, minWidth: 0, '& .MuiFormControl-root': { mt: 0 } }} ref={focusFirst}>
          <FieldInput name={name} field={field} noun={page.name} {...(fourEyes ? { note: translate('console.record.fourEyes') } : {})} />
        </Box>
        <IconButton type="submit" color="primary" disabled={isPending} aria-label={translate('ra.action.save')}>
          <CheckIcon fontSize="small" />
        </IconButton>
        <IconButton onClick={onClose} aria-label={translate('console.action.cancel')}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </Stack>
      {conflict && <ConflictDialog page={page} base={base} onClose={() => setConflict(false)} onSaved={told} />}
    </Form>
  );
}

const focusFirst = (box: HTMLElement | null): void => {
  box?.querySelector<HTMLElement>('input, textarea, [role=combobox]')?.focus();
};
