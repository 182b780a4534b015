import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList, type Action } from '#domain/language/workflow.ts';
import { actionLabel, roleLabel, useLanguage } from '../kit/words.ts';
import { conditionOf } from './conditions.ts';

/** What one has to know before taking a way: who, by whose second signature, and on which conditions. */
export function WayDetails({ page, actions }: { page: Page; actions: readonly { readonly name: string; readonly action: Action }[] }) {
  const translate = useTranslate();
  const language = useLanguage();
  return (
    <Box sx={{ p: 0.5 }}>
      {actions.map(({ name, action }) => {
        const conditions = asList(action.requires).map((guard) => labelIn(language, conditionOf(page, guard), guard));
        const roles = asList(action.by).map((role) => roleLabel(role, language)).join(', ');
        return (
          <Box key={name} sx={{ mb: 0.75 }}>
            <Typography sx={{ fontSize: 13, fontWeight: 600 }}>{actionLabel(page, name, language)}</Typography>
            <Line word={translate('console.workflows.who')} text={roles} />
            {action.approvals && <Line word={translate('console.workflows.approvals')} text={action.approvals.map((role) => roleLabel(role, language)).join(' + ')} />}
            {asList(action.notBy).length > 0 && <Line word={translate('console.workflows.another')} text={asList<string>(action.notBy).map((done) => doneInWords(page, done, language, translate)).join(', ')} />}
            {action.after && <Line word="" text={translate('console.workflows.timer')} />}
            {conditions.length > 0 && <Typography sx={{ fontSize: 12 }}>{translate('console.workflows.conditions')}</Typography>}
            {conditions.map((words) => (
              <Typography key={words} component="div" sx={{ fontSize: 12, pl: 1 }}>{`• ${words}`}</Typography>
            ))}
          </Box>
        );
      })}
    </Box>
  );
}

const Line = ({ word, text }: { word: string; text: string }) => <Typography sx={{ fontSize: 12 }}>{word === '' ? text : `${word}: ${text}`}</Typography>;

function doneInWords(page: Page, done: string, language: 'tr' | 'en', translate: (key: string) => string): string {
  return done === 'create' || done === 'update' ? translate(`console.workflows.${done}`) : actionLabel(page, done, language);
}
