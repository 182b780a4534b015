import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { Form, TextInput, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { beginBulk, refusedIds, useJobsChanged, type BulkOrder, type Job } from '../../../jobs/jobs-api.ts';
import { JobPanel } from '../../../jobs/JobPanel.tsx';
import { newIntention } from '../../../providers/http.ts';
import { inputValues } from '../../../providers/patch.ts';
import { withoutEmpty } from '../../../providers/list-request.ts';
import { problemOf, sentenceOf } from '../../../providers/problem.ts';
import { FieldInput } from '../../FieldInput.tsx';
import { actionLabel, useLabel, useLanguage } from '../../words.ts';
import { figure } from '../ListPager.tsx';
import { type Selection } from '../selection.ts';

export interface BulkDialogProps {
  readonly page: Page;
  readonly action: string;
  readonly selection: Selection;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}

type Answer = Pick<BulkOrder, 'input' | 'reason'>;
type Stage = { readonly at: 'asking' } | { readonly at: 'trying' | 'doing'; readonly answer: Answer; readonly job: string | undefined };

/**
 * One action for many records: what it asks, a rehearsal that changes nothing, then the work itself, row by row. What the page
 * knows how to take back is done without a rehearsal, and taken back with one button.
 */
export function BulkDialog({ page, action, selection, filter, onClose }: BulkDialogProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const changed = useJobsChanged();
  // What was chosen when the dialog opened; the work is about exactly that.
  const [order] = useState(() =>
    selection.whole ? { filter: withoutEmpty(filter) as Record<string, unknown>, ...(selection.ids.size > 0 ? { except: [...selection.ids] } : {}) } : { ids: [...selection.ids] },
  );
  const [count] = useState(selection.count);
  const asks = asksAnything(page, action);
  const [stage, setStage] = useState<Stage>({ at: 'asking' });
  const [rehearsed, setRehearsed] = useState<Job>();
  const [fault, setFault] = useState<string>();
  const intentions = useRef({ trying: newIntention(), doing: newIntention() });
  const begin = async (at: 'trying' | 'doing', answer: Answer, rehearsal?: string): Promise<Record<string, string> | undefined> => {
    setFault(undefined);
    try {
      const job = await beginBulk(page.name, action, { selection: rehearsal === undefined ? order : { rehearsed: rehearsal }, ...answer, dryRun: at === 'trying' }, intentions.current[at]);
      setStage({ at, answer, job });
      changed();
      return undefined;
    } catch (error) {
      // Mended, it is another intention; where no answer came, the same is tried again.
      if (problemOf(error)?.code !== 'unreachable') intentions.current[at] = newIntention();
      setFault(sentenceOf(error, translate('console.unexpected')));
      const errors = (error as { body?: { errors?: Record<string, string> } }).body?.errors ?? {};
      return Object.fromEntries(Object.entries(errors).map(([path, sentence]) => [path.replace(/^input\./, ''), sentence]));
    }
  };
  const begun = useRef(false);
  useEffect(() => {
    if (asks || begun.current) return;
    begun.current = true;
    void begin(actsAtOnce(page, action) ? 'doing' : 'trying', {});
  }, []);
  const ended = (job: Job) => {
    if (job.dryRun) return setRehearsed(job);
    void refusedIds(job.id).then(
      (ids) => {
        selection.clear();
        selection.set(ids, true);
      },
      () => undefined,
    );
  };
  const title = `${actionLabel(page, action, language)} · ${figure(count, language)}`;
  const retried = (job: string) => stage.at !== 'asking' && setStage({ ...stage, at: 'doing', job });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="bulk-title" data-bulk-dialog={stage.at}>
      <DialogTitle id="bulk-title">{title}</DialogTitle>
      {stage.at === 'asking' && asks ? (
        <Asking page={page} action={action} fault={fault} onClose={onClose} onAnswer={(answer) => begin(actsAtOnce(page, action) ? 'doing' : 'trying', answer)} />
      ) : (
        <>
          <DialogContent>
            {fault && <Alert severity="error">{fault}</Alert>}
            {stage.at === 'trying' && (
              <Alert severity="info" sx={{ mb: 2 }}>
                {translate('console.list.bulk.rehearsal')}
              </Alert>
            )}
            {stage.at !== 'asking' && stage.job && <JobPanel key={stage.job} id={stage.job} onEnd={ended} onRetried={retried} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{translate(stage.at === 'doing' ? 'console.list.bulk.goOn' : 'console.action.cancel')}</Button>
            {stage.at === 'trying' && (
              <Button
                variant="contained"
                color={page.workflow.actions[action]?.intent === 'danger' ? 'error' : 'primary'}
                disabled={!rehearsed || rehearsed.succeeded === 0}
                onClick={() => void begin('doing', stage.answer, rehearsed?.id)}
                data-bulk-run
              >
                {translate('console.list.bulk.run', { action: actionLabel(page, action, language), count: figure(rehearsed?.succeeded ?? 0, language) })}
              </Button>
            )}
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

/** What can be taken back with one click needs no rehearsal before it. */
const actsAtOnce = (page: Page, name: string): boolean => page.workflow.actions[name]?.undoneBy !== undefined;

function asksAnything(page: Page, name: string): boolean {
  const action = page.workflow.actions[name];
  return action !== undefined && (Object.keys(action.input ?? {}).length > 0 || action.confirm !== undefined || action.intent === 'danger');
}

interface AskingProps {
  readonly page: Page;
  readonly action: string;
  readonly fault: string | undefined;
  readonly onClose: () => void;
  readonly onAnswer: (answer: Answer) => Promise<Record<string, string> | undefined>;
}

function Asking({ page, action: name, fault, onClose, onAnswer }: AskingProps) {
  const translate = useTranslate();
  const label = useLabel();
  const language = useLanguage();
  const [working, setWorking] = useState(false);
  const action = page.workflow.actions[name];
  const inputs = Object.entries(action?.input ?? {}).filter(([, field]) => !field.personal && field.kind !== 'file');
  const submit = async ({ auditReason, ...values }: Record<string, unknown>) => {
    setWorking(true);
    const input = inputValues(action?.input ?? {}, values);
    const faults = await onAnswer({ ...(inputs.length > 0 ? { input } : {}), ...(typeof auditReason === 'string' && auditReason !== '' ? { reason: auditReason } : {}) });
    setWorking(false);
    return faults;
  };
  return (
    <Form onSubmit={submit} mode="onBlur">
      <DialogContent>
        {fault && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {fault}
          </Alert>
        )}
        {action?.confirm !== undefined && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {label(action.confirm, '')}
          </Alert>
        )}
        {inputs.map(([input, field]) => (
          <FieldInput key={input} name={input} field={field} noun={page.name} />
        ))}
        {action?.intent === 'danger' && !inputs.some(([input]) => /reason/i.test(input)) && (
          <TextInput source="auditReason" label={translate('console.action.reason')} fullWidth multiline helperText={false} slotProps={{ htmlInput: { maxLength: 500 } }} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={working}>
          {translate('console.action.cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={working}>
          {actsAtOnce(page, name) ? actionLabel(page, name, language) : translate('console.list.bulk.rehearse')}
        </Button>
      </DialogActions>
    </Form>
  );
}
