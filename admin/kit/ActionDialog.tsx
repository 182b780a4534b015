import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useMemo, useState } from 'react';
import { Form, TextInput, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { newIntention } from '../providers/http.ts';
import { inputValues, isMasked } from '../providers/patch.ts';
import { FieldInput } from './FieldInput.tsx';
import { fileFacts } from './FileInput.tsx';
import { actionLabel, titleOf, useLabel, useLanguage } from './words.ts';

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

/** Asks what an action needs, and once more before what cannot be undone. */
export function ActionDialog({ page, action: name, record, onClose, onSubmit }: ActionDialogProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const [working, setWorking] = useState(false);
  const [intention, setIntention] = useState(newIntention);
  const action = page.workflow.actions[name];
  const inputs = Object.entries(action?.input ?? {});
  const hasFile = inputs.some(([, field]) => field.kind === 'file');
  const asked = inputs.filter(([input]) => !(hasFile && (fileFacts as readonly string[]).includes(input)));
  const initial = useMemo(
    () =>
      initialOf(
        inputs.map(([input]) => input),
        record,
      ),
    [record.id],
  );
  const asksReason = action?.intent === 'danger' && !inputs.some(([input]) => /reason/i.test(input));
  const submit = async ({ auditReason, ...values }: Record<string, unknown>) => {
    setWorking(true);
    const faults = await onSubmit({
      input: inputValues(action?.input ?? {}, values),
      intention,
      ...(typeof auditReason === 'string' && auditReason !== '' ? { reason: auditReason } : {}),
    });
    setWorking(false);
    if (faults === undefined) return onClose();
    // A mended input is another intention; but where no answer came, the same one is tried again.
    if (faults[''] !== 'unreachable') setIntention(newIntention());
    return Object.fromEntries(Object.entries(faults).filter(([path]) => path !== ''));
  };
  return (
    <Dialog open onClose={working ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="action-title" data-action-dialog={name}>
      <Form record={initial} onSubmit={submit} mode="onBlur">
        <DialogTitle id="action-title">{actionLabel(page, name, language)}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1 }}>{titleOf(page, record, language)}</DialogContentText>
          {action?.confirm !== undefined && (
            <Alert severity={action.intent === 'danger' ? 'warning' : 'info'} sx={{ mb: 2 }}>
              {label(action.confirm, '')}
            </Alert>
          )}
          {action?.confirm === undefined && inputs.length === 0 && (
            <Alert severity="warning" sx={{ mb: 2 }}>
              {translate('console.action.sure')}
            </Alert>
          )}
          {asked.map(([input, field]) => (
            <FieldInput key={input} name={input} field={field} noun={page.name} />
          ))}
          {asksReason && (
            <TextInput
              source="auditReason"
              label={translate('console.action.reason')}
              fullWidth
              multiline
              helperText={false}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={working}>
            {translate('console.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" color={action?.intent === 'danger' ? 'error' : 'primary'} disabled={working}>
            {actionLabel(page, name, language)}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** What the record already says is offered again; hidden values are not. */
const initialOf = (names: readonly string[], record: RaRecord): RaRecord => ({
  id: record.id,
  ...Object.fromEntries(
    names.filter((name) => record[name] !== null && record[name] !== undefined && !isMasked(record[name])).map((name) => [name, record[name]]),
  ),
});
