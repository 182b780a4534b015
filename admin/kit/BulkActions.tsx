import { Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, List, ListItem, ListItemText } from '@mui/material';
import { useState } from 'react';
import { useListContext, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { offeredActions } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { act, checkActions, type OfferedAction } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { actionLabel, titleOf, useLanguage } from './words.ts';

/** As many as the guards are asked for at once. */
const mostAtOnce = 100;

interface Outcome {
  readonly record: RaRecord;
  readonly sentence?: string;
}

/** Actions that every selected record can take and that ask nothing: done one by one, each with its own answer. */
export function BulkActions({ page }: { page: Page }) {
  const session = useSession();
  const language = useLanguage();
  const { selectedIds = [], data = [] } = useListContext();
  const [chosen, setChosen] = useState<string>();
  const records = (data as RaRecord[]).filter(({ id }) => selectedIds.includes(id)).slice(0, mostAtOnce);
  const offers = records.map((record) => offeredActions(page, session, String(record['state'])));
  const common = (offers[0] ?? []).filter((name) => offers.every((names) => names.includes(name)) && asksNothing(page, name));
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

const asksNothing = (page: Page, name: string): boolean => Object.values(page.workflow.actions[name]?.input ?? {}).every(({ required }) => !required);

function BulkDialog({ page, action, records, onClose }: { page: Page; action: string; records: readonly RaRecord[]; onClose: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const refresh = useRefresh();
  const { onUnselectItems } = useListContext();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [working, setWorking] = useState(false);
  const finished = outcomes.length === records.length;
  const run = async () => {
    setWorking(true);
    const offers = await checkActions(
      page.name,
      records.map(({ id }) => id),
    ).catch((): Record<string, OfferedAction[]> => ({}));
    for (const record of records) {
      const blocked = offers[String(record.id)]?.find(({ name }) => name === action)?.blockedBy ?? [];
      const sentence = blocked.length > 0 ? blocked.map((one) => one.sentence).join(' ') : await faultOf(record);
      setOutcomes((before) => [...before, { record, ...(sentence === undefined ? {} : { sentence }) }]);
    }
    setWorking(false);
  };
  const faultOf = (record: RaRecord): Promise<string | undefined> =>
    act(page.name, record, action, {}, { intention: newIntention() }).then(
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
    <Dialog open onClose={working ? undefined : close} fullWidth maxWidth="sm">
      <DialogTitle>
        {actionLabel(page, action, language)} · {records.length}
      </DialogTitle>
      <DialogContent>
        {(working || finished) && (
          <LinearProgress
            variant="determinate"
            value={(outcomes.length / Math.max(records.length, 1)) * 100}
            aria-label={translate('console.action.working')}
          />
        )}
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
      </DialogContent>
      <DialogActions>
        <Button onClick={close} disabled={working}>
          {translate(finished ? 'console.close' : 'console.action.cancel')}
        </Button>
        {!finished && (
          <Button variant="contained" onClick={() => void run()} disabled={working}>
            {translate('console.action.confirm')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
