import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  Skeleton,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { type Page } from '#domain/language/resource.ts';
import { changedValues, isMasked, same } from '../providers/patch.ts';
import { sentenceOf } from '../providers/problem.ts';
import { fieldLabel, textOf, useLanguage } from './words.ts';

/**
 * Somebody else saved first. Fields that only one of the two changed are merged by themselves; where both did, the
 * person chooses. What was typed stays in the form until it is saved.
 */
export function ConflictDialog({ page, onClose, onSaved }: { page: Page; onClose: () => void; onSaved: (record: RaRecord) => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const notify = useNotify();
  const provider = useDataProvider();
  const seen = useRecordContext();
  const { getValues } = useFormContext();
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  const { data: fresh } = useQuery({
    queryKey: [page.name, 'conflict', seen?.id, seen?.['version']],
    queryFn: () => provider.getOne(page.name, { id: seen?.id ?? '' }).then(({ data }) => data as RaRecord),
    staleTime: 0,
    gcTime: 0,
  });
  if (!seen) return null;
  const typed = getValues();
  const mine = changedValues(page, typed, seen);
  const both = fresh ? Object.keys(mine).filter((name) => !same(fresh[name], seen[name]) && !same(fresh[name], mine[name])) : [];
  const save = async () => {
    if (!fresh) return;
    setWorking(true);
    const kept = Object.fromEntries(Object.entries(mine).filter(([name]) => !theirs.includes(name)));
    try {
      const { data } = await provider.update(page.name, { id: fresh.id, data: { ...fresh, ...kept }, previousData: fresh });
      onSaved(data as RaRecord);
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      onClose();
    }
  };
  const textIn = (name: string, value: unknown) =>
    isMasked(value) ? value.masked : textOf(page.fields[name], value, language) || String(value ?? '—');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{translate('console.conflict.title')}</DialogTitle>
      <DialogContent>
        {!fresh ? (
          <Skeleton height={80} />
        ) : (
          <Stack spacing={2}>
            {both.length > 0 && <DialogContentText>{translate('console.conflict.explain')}</DialogContentText>}
            {both.map((name) => (
              <Stack key={name}>
                <Typography variant="subtitle2" id={`conflict-${name}`}>
                  {fieldLabel(page, name, language)}
                </Typography>
                <RadioGroup
                  aria-labelledby={`conflict-${name}`}
                  value={theirs.includes(name) ? 'theirs' : 'mine'}
                  onChange={(_, choice) => setTheirs((before) => (choice === 'theirs' ? [...before, name] : before.filter((one) => one !== name)))}
                >
                  <FormControlLabel
                    value="mine"
                    control={<Radio size="small" />}
                    label={`${translate('console.conflict.mine')}: ${textIn(name, mine[name])}`}
                  />
                  <FormControlLabel
                    value="theirs"
                    control={<Radio size="small" />}
                    label={`${translate('console.conflict.theirs')}: ${textIn(name, fresh[name])}`}
                  />
                </RadioGroup>
              </Stack>
            ))}
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
