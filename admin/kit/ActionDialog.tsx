import { Box, Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { lazy, Suspense, useMemo, useRef, useState, type ComponentType } from 'react';
import { Form, TextInput, useTranslate, type RaRecord } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { newIntention } from '../providers/http.ts';
import { inputValues, isMasked } from '../providers/patch.ts';
import { FieldInput } from './FieldInput.tsx';
import { fileFacts } from './FileInput.tsx';
import { DraftBanner } from './form/DraftBanner.tsx';
import { DraftState } from './form/DraftState.tsx';
import { keptNames } from './form/fields-of.ts';
import { FormManners } from './form/FormBody.tsx';
import { useDraft } from './form/use-draft.ts';
import { Consequences } from './record/Consequences.tsx';
import { actionLabel, titleOf, useLanguage } from './words.ts';

export interface ActionAnswer {
  readonly input: object;
  readonly reason?: string;
  /** The same for each try of one dialog: a double click is one step. */
  readonly intention?: string;
}

export interface ActionDialogProps {
  readonly page: Page;
  readonly action: string;
  readonly record: RaRecord;
  readonly onClose: () => void;
  /** Answers faults by input; undefined when it is done. */
  readonly onSubmit: (answer: ActionAnswer) => Promise<Record<string, string> | undefined>;
}

const ChangedMeanwhile = lazy(() => import('./record/ChangedMeanwhile.tsx'));

/** What stands below the inputs of an action, by noun and action. */
const belowInputs: Readonly<Record<string, ComponentType<{ record: RaRecord }>>> = {
  'messages.reply': lazy(() => import('../mailbox/ReplyPreview.tsx')),
};

/** Asks what an action needs, and stops before what cannot be undone, with its consequences in words. */
export function ActionDialog({ page, action: name, record, onClose, onSubmit }: ActionDialogProps) {
  const language = useLanguage();
  const [working, setWorking] = useState(false);
  const [intention, setIntention] = useState(newIntention);
  const action = page.workflow.actions[name];
  const fields = useMemo(() => action?.input ?? {}, [action]);
  const initial = useMemo(() => initialOf(Object.keys(fields), record), [record.id]);
  const finish = useMemo(() => ({ now: () => undefined as void }), []);
  // What the person looked at when they began to type, until they have seen what somebody else made of it.
  const begun = useRef(record);
  const [stale, setStale] = useState<string>();
  const submit = async ({ auditReason, ...values }: Record<string, unknown>) => {
    setWorking(true);
    if (stale !== undefined) begun.current = record;
    setStale(undefined);
    const faults = await onSubmit({
      input: inputValues(fields, values),
      intention,
      ...(typeof auditReason === 'string' && auditReason !== '' ? { reason: auditReason } : {}),
    });
    setWorking(false);
    if (faults === undefined) {
      finish.now();
      return onClose();
    }
    // A mended input is another intention; but where no answer came, the same one is tried again.
    if (faults[''] === 'stale_version' || faults[''] === 'illegal_state') setStale(faults['']);
    if (faults[''] !== 'unreachable') setIntention(newIntention());
    return Object.fromEntries(Object.entries(faults).filter(([path]) => path !== ''));
  };
  return (
    <Dialog open onClose={working ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="action-title" data-action-dialog={name}>
      <Form record={initial} onSubmit={submit} mode="onBlur" reValidateMode="onBlur" noValidate>
        <DialogTitle id="action-title">{actionLabel(page, name, language)}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1 }}>{titleOf(page, record, language)}</DialogContentText>
          {stale !== undefined && record['version'] !== begun.current['version'] && (
            <Suspense fallback={null}>
              <ChangedMeanwhile page={page} begun={begun.current} now={record} gone={stale === 'illegal_state'} />
            </Suspense>
          )}
          <Consequences page={page} action={name} state={String(record['state'])} asksNothing={Object.keys(fields).length === 0} />
          <Inputs page={page} action={name} record={record} initial={initial} fields={fields} finish={finish} />
        </DialogContent>
        <Buttons page={page} action={name} working={working} finish={finish} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

interface InputsProps {
  readonly page: Page;
  readonly action: string;
  readonly record: RaRecord;
  readonly initial: RaRecord;
  readonly fields: Readonly<Record<string, Field>>;
  readonly finish: { now: () => void };
}

function Inputs({ page, action, record, initial, fields, finish }: InputsProps) {
  const translate = useTranslate();
  const hasFile = Object.values(fields).some(({ kind }) => kind === 'file');
  const asked = Object.entries(fields).filter(([input]) => !(hasFile && (fileFacts as readonly string[]).includes(input)));
  const asksReason = page.workflow.actions[action]?.intent === 'danger' && !Object.keys(fields).some((input) => /reason/i.test(input));
  const names = useMemo(() => keptNames(fields), [fields]);
  const place = useMemo(() => ({ noun: page.name, id: record.id, action }), [page, record.id, action]);
  const hasText = asked.some(([, { kind }]) => kind === 'text' || kind === 'longText');
  const draft = useDraft({ place, names, before: initial, baseVersion: Number(record['version'] ?? 1), enabled: hasText });
  finish.now = draft.finish;
  const Below = belowInputs[`${page.name}.${action}`];
  return (
    <Box>
      <FormManners />
      <DraftBanner page={page} draft={draft} />
      {asked.map(([input, field]) => (
        <FieldInput key={input} name={input} field={field} noun={page.name} action={action} />
      ))}
      {asksReason && (
        <TextInput source="auditReason" label={translate('console.action.reason')} fullWidth multiline helperText={false} slotProps={{ htmlInput: { maxLength: 500 } }} />
      )}
      {Below && (
        <Suspense fallback={null}>
          <Below record={record} />
        </Suspense>
      )}
      <DraftState draft={draft} />
    </Box>
  );
}

interface ButtonsProps {
  readonly page: Page;
  readonly action: string;
  readonly working: boolean;
  readonly finish: { now: () => void };
  readonly onClose: () => void;
}

function Buttons({ page, action: name, working, finish, onClose }: ButtonsProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const { isSubmitting } = useFormState();
  const busy = working || isSubmitting;
  const danger = page.workflow.actions[name]?.intent === 'danger';
  return (
    <DialogActions>
      <Button
        onClick={() => {
          // Left on purpose: what was typed is not wanted any more. Escape keeps it.
          finish.now();
          onClose();
        }}
        disabled={busy}
      >
        {translate('console.action.cancel')}
      </Button>
      <Button
        type="submit"
        variant="contained"
        color={danger ? 'error' : 'primary'}
        disabled={busy}
        {...(busy ? { 'aria-busy': true, startIcon: <CircularProgress size={14} color="inherit" aria-hidden /> } : {})}
      >
        {actionLabel(page, name, language)}
      </Button>
    </DialogActions>
  );
}

/** What the record already says is offered again; hidden values are not. */
const initialOf = (names: readonly string[], record: RaRecord): RaRecord => ({
  id: record.id,
  ...Object.fromEntries(
    names.filter((name) => record[name] !== null && record[name] !== undefined && !isMasked(record[name])).map((name) => [name, record[name]]),
  ),
});
