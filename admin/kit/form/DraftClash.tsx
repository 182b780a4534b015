import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { mergeOf } from '../record/merge.ts';
import { Choice, Kept } from '../record/MergeChoices.tsx';
import { type DraftOfForm } from './use-draft.ts';

interface DraftClashProps {
  readonly page: Page;
  readonly sides: ReturnType<DraftOfForm['sides']>;
  readonly onClose: () => void;
  /** The fields whose present value stays. */
  readonly onChosen: (theirs: readonly string[]) => void;
}

/** A draft and a record that moved on: asked field by field, as when two save at once, before anything stands in the form. */
export function DraftClash({ page, sides: { base, mine, theirs }, onClose, onChosen }: DraftClashProps) {
  const translate = useTranslate();
  const [given, setGiven] = useState<readonly string[]>([]);
  const { both, onlyMine } = mergeOf(page, base, mine, theirs);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="draft-clash-title" data-draft-clash>
      <DialogTitle id="draft-clash-title">{translate('console.draft.clashTitle')}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <DialogContentText>{translate('console.draft.clashExplain')}</DialogContentText>
          {both.map((name) => (
            <Choice
              key={name}
              page={page}
              name={name}
              values={{ base: base[name], mine: mine[name], theirs: theirs[name] }}
              chosen={given.includes(name) ? 'theirs' : 'mine'}
              onChoose={(choice) => setGiven((before) => (choice === 'theirs' ? [...before, name] : before.filter((one) => one !== name)))}
            />
          ))}
          <Kept page={page} title={translate('console.conflict.onlyMine')} names={onlyMine} values={mine} before={base} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('console.action.cancel')}</Button>
        <Button variant="contained" onClick={() => onChosen(given)}>
          {translate('console.draft.lay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
