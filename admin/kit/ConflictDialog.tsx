import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { type Page } from '#domain/language/resource.ts';
import { changedValues } from '../providers/patch.ts';
import { problemOf, sentenceOf } from '../providers/problem.ts';
import { LoadingState } from './LoadingState.tsx';
import { mergeOf } from './record/merge.ts';
import { Choice, Kept } from './record/MergeChoices.tsx';

interface ConflictDialogProps {
  readonly page: Page;
  /** The record as the form began with it. */
  readonly base: RaRecord;
  readonly onClose: () => void;
  readonly onSaved: (record: RaRecord) => void;
}

/**
 * Somebody else saved first. Fields that only one of the two changed are merged by themselves; where both did, the
 * person chooses, seeing what it was before. What was typed stays in the form until it is saved.
 */
export function ConflictDialog({ page, base, onClose, onSaved }: ConflictDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const provider = useDataProvider();
  const { getValues } = useFormContext();
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  const [round, setRound] = useState(0);
  const { data: fresh } = useQuery({
    queryKey: [page.name, 'conflict', base.id, base['version'], round],
    queryFn: () => provider.getOne(page.name, { id: base.id }).then(({ data }) => data as RaRecord),
    staleTime: 0,
    gcTime: 0,
  });
  const mine = changedValues(page, getValues(), base);
  const { both, onlyTheirs, onlyMine } = fresh ? mergeOf(page, base, mine, fresh) : { both: [], onlyTheirs: [], onlyMine: [] };
  const save = async () => {
    if (!fresh) return;
    setWorking(true);
    const kept = Object.fromEntries(Object.entries(mine).filter(([name]) => !theirs.includes(name)));
    try {
      const { data } = await provider.update(page.name, { id: fresh.id, data: { ...fresh, ...kept }, previousData: fresh });
      onSaved(data as RaRecord);
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      setWorking(false);
      // A third person was faster still: the choice is shown against what he left.
      if (problemOf(error)?.code === 'stale_version') setRound(round + 1);
      else onClose();
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="conflict-title" data-conflict>
      <DialogTitle id="conflict-title">{translate('console.conflict.title')}</DialogTitle>
      <DialogContent>
        {!fresh ? (
          <LoadingState shape="facts" rows={4} />
        ) : (
          <Stack spacing={2}>
            <DialogContentText>{translate(both.length > 0 ? 'console.conflict.explain' : 'console.conflict.noClash')}</DialogContentText>
            {both.map((name) => (
              <Choice
                key={name}
                page={page}
                name={name}
                values={{ base: base[name], mine: mine[name], theirs: fresh[name] }}
                chosen={theirs.includes(name) ? 'theirs' : 'mine'}
                onChoose={(choice) => setTheirs((before) => (choice === 'theirs' ? [...before, name] : before.filter((one) => one !== name)))}
              />
            ))}
            <Kept page={page} title={translate('console.conflict.onlyMine')} names={onlyMine} values={mine} before={base} />
            <Kept page={page} title={translate('console.conflict.onlyTheirs')} names={onlyTheirs} values={fresh} before={base} />
          </Stack>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('console.action.cancel')}</Button>
        <Button variant="contained" disabled={!fresh || working} onClick={() => void save()}>
          {translate('console.conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
