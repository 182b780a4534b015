import { Alert, AlertTitle, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { roleLabel, stateLabel, useLabel, useLanguage } from '../words.ts';
import { consequencesOf } from './reverse.ts';

interface ConsequencesProps {
  readonly page: Page;
  readonly action: string;
  readonly state: string;
  /** The dialog is there for the question alone. */
  readonly asksNothing: boolean;
}

/** What comes of an action, in words: what the page says, the state that follows, whose approval is wanted, whether it can be undone. */
export function Consequences({ page, action: name, state, asksNothing }: ConsequencesProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const action = page.workflow.actions[name];
  const { to, approvals, final } = consequencesOf(page, name, state);
  const danger = action?.intent === 'danger';
  const lines = [
    ...(action?.confirm === undefined ? [] : [label(action.confirm, '')]),
    ...(action?.confirm === undefined && asksNothing ? [translate('console.action.sure')] : []),
    ...(to.length === 0 ? [] : [translate('console.action.becomes', { states: to.map((target) => stateLabel(page, target, language)).join(' / ') })]),
    ...(approvals.length === 0 ? [] : [translate('console.action.wantsApprovals', { roles: approvals.map((role) => roleLabel(role, language)).join(', ') })]),
    ...(danger && final ? [translate('console.action.final')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Alert severity={danger ? 'warning' : 'info'} data-consequences sx={{ mb: 2 }}>
      {danger && <AlertTitle>{translate('console.action.stop')}</AlertTitle>}
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
    </Alert>
  );
}
