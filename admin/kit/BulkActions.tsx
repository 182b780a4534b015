import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, List, ListItem, ListItemText } from '@mui/material';
import { useId, useState } from 'react';
import { Form, useListContext, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { type Field, type FieldKind } from '#domain/language/field.ts';
import { offeredActions } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { act, checkActions, type OfferedAction } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { inputValues } from '../providers/patch.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { FieldInput } from './FieldInput.tsx';
import { actionLabel, titleOf, useLabel, useLanguage } from './words.ts';

/** As many as the guards are asked for at once. */
const mostAtOnce = 100;

interface Outcome {
  readonly record: RaRecord;
  readonly sentence?: string;
}

/** Actions that every selected record can take with one answer for all: done one by one, each with its own outcome. */
export function BulkActions({ page }: { page: Page }) {
  const session = useSession();
  const language = useLanguage();
  const { selectedIds = [], data = [] } = useListContext();
  const [chosen, setChosen] = useState<string>();
  const records = (data as RaRecord[]).filter(({ id }) => selectedIds.includes(id)).slice(0, mostAtOnce);
  const offers = records.map((record) => offeredActions(page, session, String(record['state'])));
  const common = (offers[0] ?? []).filter((name) => offers.every((names) => names.includes(name)) && isForMany(page, name));
  return (
    <>
      {common.map((name) => (
        <Button key={name} size="small" onClick={() => setChosen(name)}>
          {actionLabel(page, name, language)}
        </Button>
      ))}
      {chosen && <BulkDialog page={page} action={chosen} records={records} onClose={() => setChosen(undefined)} />}
    </>
  );
}

/** What can be said once of many records; a number that was read, a text or a file belongs to one. */
const sayableOnce: ReadonlySet<FieldKind> = new Set<FieldKind>(['flag', 'choice', 'refersTo', 'date', 'instant']);

const askedOf = (page: Page, name: string): [string, Field][] =>
  Object.entries(page.workflow.actions[name]?.input ?? {}).filter(([, { required }]) => required);

/** What cannot be undone and wants a statement is stated record by record. */
function isForMany(page: Page, name: string): boolean {
  const asked = askedOf(page, name);
  return asked.length === 0 || (page.workflow.actions[name]?.intent !== 'danger' && asked.every(([, { kind }]) => sayableOnce.has(kind)));
}

function BulkDialog({ page, action, records, onClose }: { page: Page; action: string; records: readonly RaRecord[]; onClose: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const refresh = useRefresh();
  const titleId = useId();
  const { onUnselectItems } = useListContext();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [working, setWorking] = useState(false);
  const finished = outcomes.length === records.length;
  const { input = {}, confirm } = page.workflow.actions[action] ?? {};
  const run = async (values: Record<string, unknown>) => {
    const answer = inputValues(input, values);
    setWorking(true);
    const offers = await checkActions(
      page.name,
      records.map(({ id }) => id),
    ).catch((): Record<string, OfferedAction[]> => ({}));
    for (const record of records) {
      const blocked = offers[String(record.id)]?.find(({ name }) => name === action)?.blockedBy ?? [];
      const sentence = blocked.length > 0 ? blocked.map((one) => one.sentence).join(' ') : await faultOf(record, answer);
      setOutcomes((before) => [...before, { record, ...(sentence === undefined ? {} : { sentence }) }]);
    }
    setWorking(false);
  };
  const faultOf = (record: RaRecord, answer: object): Promise<string | undefined> =>
    act(page.name, record, action, answer, { intention: newIntention() }).then(
      () => undefined,
      (error: unknown) => sentenceOf(error, translate('console.unexpected')),
    );
  const close = () => {
    if (outcomes.length > 0) {
      onUnselectItems();
      refresh();
    }
    onClose();
  };
  return (
    <Dialog open onClose={working ? undefined : close} fullWidth maxWidth="sm" aria-labelledby={titleId} data-bulk-dialog={action}>
      <Form onSubmit={run} mode="onBlur">
        <DialogTitle id={titleId}>
          {actionLabel(page, action, language)} · {records.length}
        </DialogTitle>
        <DialogContent>
          {confirm !== undefined && !finished && (
            <Alert severity="warning" sx={{ mb: 2 }}>
              {label(confirm, '')}
            </Alert>
          )}
          {askedOf(page, action).map(([name, field]) => (
            <FieldInput key={name} name={name} field={field} noun={page.name} disabled={working || outcomes.length > 0} />
          ))}
          {(working || finished) && (
            <LinearProgress
              variant="determinate"
              value={(outcomes.length / Math.max(records.length, 1)) * 100}
              aria-label={translate('console.action.working')}
            />
          )}
          <Outcomes page={page} records={records} outcomes={outcomes} />
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={working}>
            {translate(finished ? 'console.close' : 'console.action.cancel')}
          </Button>
          {!finished && (
            <Button type="submit" variant="contained" disabled={working}>
              {translate('console.action.confirm')}
            </Button>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Outcomes({ page, records, outcomes }: { page: Page; records: readonly RaRecord[]; outcomes: readonly Outcome[] }) {
  const language = useLanguage();
  return (
    <List dense>
      {records.map((record, index) => {
        const outcome = outcomes[index];
        const word = outcome === undefined ? '' : (outcome.sentence ?? '✓');
        return (
          <ListItem key={record.id} disableGutters>
            <ListItemText
              primary={titleOf(page, record, language)}
              secondary={word}
              slotProps={{ secondary: { color: outcome?.sentence ? 'error' : 'success' } }}
            />
          </ListItem>
        );
      })}
    </List>
  );
}
