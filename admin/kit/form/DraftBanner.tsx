import { Alert, Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { momentText } from '../words.ts';
import { type DraftOfForm } from './use-draft.ts';

/** What was typed an earlier time, to go on with or to throw away. */
export function DraftBanner({ draft }: { draft: DraftOfForm }) {
  const translate = useTranslate();
  if (!draft.found) return null;
  const { updatedAt, baseVersion, currentVersion } = draft.found;
  const [day = '', clock = ''] = momentText(updatedAt).split(' ');
  const today = momentText(new Date().toISOString()).startsWith(day);
  const changed = baseVersion !== null && currentVersion !== null && baseVersion !== currentVersion;
  return (
    <Alert
      severity="info"
      data-draft
      sx={{ mb: 2, alignItems: 'center' }}
      action={
        <Stack direction="row" spacing={1}>
          <Button size="small" variant="contained" onClick={draft.goOn}>
            {translate('console.draft.goOn')}
          </Button>
          <Button size="small" onClick={draft.throwAway}>
            {translate('console.draft.throwAway')}
          </Button>
        </Stack>
      }
    >
      {translate('console.draft.found', { when: today ? clock : `${day} ${clock}` })}
      {changed && ` ${translate('console.draft.changedSince')}`}
    </Alert>
  );
}
