import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { mergeOf } from '../record/merge.ts';
import { momentText } from '../words.ts';
import { DraftClash } from './DraftClash.tsx';
import { type DraftOfForm } from './use-draft.ts';

/** What was typed an earlier time, to go on with or to throw away. */
export function DraftBanner({ page, draft }: { page: Page; draft: DraftOfForm }) {
  const translate = useTranslate();
  const [clash, setClash] = useState<ReturnType<DraftOfForm['sides']>>();
  if (!draft.found) return null;
  const { updatedAt } = draft.found;
  const [day = '', clock = ''] = momentText(updatedAt).split(' ');
  const today = momentText(new Date().toISOString()).startsWith(day);
  const goOn = () => {
    const sides = draft.sides();
    // What nobody else changed needs no question.
    if (!draft.stale || mergeOf(page, sides.base, sides.mine, sides.theirs).both.length === 0) return draft.goOn();
    setClash(sides);
  };
  return (
    <Alert
      severity="info"
      data-draft
      sx={{ mb: 2, alignItems: 'center' }}
      action={
        <Stack direction="row" spacing={1}>
          <Button size="small" variant="contained" onClick={goOn}>
            {translate('console.draft.goOn')}
          </Button>
          <Button size="small" onClick={draft.throwAway}>
            {translate('console.draft.throwAway')}
          </Button>
        </Stack>
      }
    >
      {translate('console.draft.found', { when: today ? clock : `${day} ${clock}` })}
      {draft.stale && ` ${translate('console.draft.changedSince')}`}
      {clash && <DraftClash page={page} sides={clash} onClose={() => setClash(undefined)} onChosen={(theirs) => draft.goOn(theirs)} />}
    </Alert>
  );
}
