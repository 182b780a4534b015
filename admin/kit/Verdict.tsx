import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { useSession } from '../providers/session.ts';
import { isMine, sentenceOfRecord } from './record/standing.ts';
import { useLanguage } from './words.ts';

/** Where the record stands, who moves next and until when, and whether it is one's own turn. */
export function Verdict({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  if (!record) return null;
  const state = page.workflow.states[String(record['state'])];
  const waits = state?.waitsOn !== undefined;
  return (
    <Box component="section" aria-label={translate('console.record.verdict')} data-verdict aria-live="polite">
      <Typography sx={{ fontSize: 15, maxWidth: '95ch' }}>
        {sentenceOfRecord(page, record, language)}
        {waits && !isMine(page, record, session) && ` ${translate('console.record.nothingToDo')}`}
      </Typography>
    </Box>
  );
}
