import { Alert, Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { useSession } from '../providers/session.ts';
import { dueText, momentText, nowOnScreen, stateLabel, useLabel, useLanguage, waitsOnInWords } from './words.ts';

/** Where the record stands, who moves next and until when: true sentences side by side, no suffix on a variable. */
export function Verdict({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const session = useSession();
  if (!record) return null;
  const name = String(record['state']);
  const state = page.workflow.states[name];
  const who = waitsOnInWords(state, language);
  const mine = asList<string>(state?.waitsOn as string | readonly string[] | undefined).some((party) =>
    (session.roles as readonly string[]).includes(party),
  );
  const dueAt = typeof record['dueAt'] === 'string' ? record['dueAt'] : undefined;
  const now = nowOnScreen();
  const pending = (record['fourEyesPending'] ?? []) as readonly unknown[];
  return (
    <Box component="section" aria-label={translate('console.record.waitsOn')} data-verdict sx={{ my: 1 }}>
      <Typography variant="body1">
        {state?.says === undefined ? `${stateLabel(page, name, language)}.` : label(state.says, name)}
        {who !== undefined && ` ${translate('console.record.waits', { who })}`}
        {!mine && who !== undefined && ` ${translate('console.record.nothingToDo')}`}
      </Typography>
      {dueAt !== undefined && (
        <Typography variant="body2" title={momentText(dueAt)} sx={{ color: dueAt < now ? 'error.main' : 'text.secondary' }}>
          {translate(dueAt < now && language === 'en' ? 'console.record.overdue' : 'console.record.due', { when: dueText(dueAt, now, language) })}
        </Typography>
      )}
      {pending.length > 0 && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('console.record.pendingApproval')}
        </Alert>
      )}
    </Box>
  );
}
