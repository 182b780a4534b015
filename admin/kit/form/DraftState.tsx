import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { momentText } from '../words.ts';
import { type DraftOfForm } from './use-draft.ts';

/** Whether what is typed is kept: when it was, or that it cannot be now. */
export function DraftState({ draft: { keptAt, notKept } }: { draft: DraftOfForm }) {
  const translate = useTranslate();
  if (!notKept && keptAt === undefined) return null;
  return (
    <Typography variant="caption" color="textSecondary" role="status" component="div" {...(notKept ? { 'data-draft-not-kept': true } : { 'data-draft-kept': true })} sx={{ ml: 'auto' }}>
      {notKept ? translate('console.draft.notKept') : translate('console.draft.kept', { when: momentText(keptAt ?? '').split(' ')[1] ?? '' })}
    </Typography>
  );
}
