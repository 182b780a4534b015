import { Box, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { factsOf, waysOf } from '#domain/language/workflow-ways.ts';
import { StateChip } from '../kit/StateChip.tsx';
import { useOpenQueue } from '../kit/queues.ts';
import { actionLabel, roleLabel, stateLabel, useLanguage, waitsOnInWords } from '../kit/words.ts';
import { countText } from './StateNode.tsx';
import { type StateStanding } from './standing.ts';
import { waitInWords } from './wait-words.ts';

/** The same workflow as words and figures: for who reads with the ears, and for who wants the figures beside each other. */
export function WorkflowTable({ page, standing }: { page: Page; standing: readonly StateStanding[] | undefined }) {
  const translate = useTranslate();
  const language = useLanguage();
  const openQueue = useOpenQueue();
  const ways = waysOf(page);
  const wait = (hours: number | null | undefined) => (hours === null || hours === undefined ? '' : waitInWords(hours, language));
  const wayWords = (name: string, by: readonly string[]) => `${actionLabel(page, name, language)} (${by.map((role) => roleLabel(role, language)).join(', ')})`;
  return (
    <Box sx={{ overflowX: 'auto', bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {['state', 'waitsOn'].map((key) => <TableCell key={key}>{translate(`console.workflows.${key}`)}</TableCell>)}
            {['records', 'overdue', 'median', 'slow'].map((key) => <TableCell key={key} align="right">{translate(`console.workflows.${key}`)}</TableCell>)}
            <TableCell>{translate('console.workflows.waysOut')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {Object.entries(page.workflow.states).map(([name, state]) => {
            const now = standing?.find((one) => one.state === name);
            const out = ways.filter(({ from }) => from === name);
            const facts = factsOf(page, name);
            return (
              <TableRow key={name} sx={{ verticalAlign: 'top' }}>
                <TableCell component="th" scope="row"><StateChip page={page} state={name} /></TableCell>
                <TableCell>{waitsOnInWords(state, language) ?? translate('console.workflows.anyone')}</TableCell>
                <TableCell align="right">
                  <MuiLink component={Link} to={`/${page.name}`} onClick={() => openQueue({ noun: page.name, state: name })}>{countText(now)}</MuiLink>
                </TableCell>
                <TableCell align="right" sx={{ color: now && now.overdue > 0 ? 'error.main' : undefined }}>{now?.overdue ?? ''}</TableCell>
                <TableCell align="right">{wait(now?.medianHours)}</TableCell>
                <TableCell align="right">{wait(now?.slowHours)}</TableCell>
                <TableCell>
                  {out.length === 0 && translate('console.workflows.end')}
                  {out.map((way) => (
                    <div key={way.to}>{`→ ${stateLabel(page, way.to, language)}: ${way.actions.map(({ name: action, action: { by } }) => wayWords(action, asList(by))).join('; ')}`}</div>
                  ))}
                  {facts.length > 0 && (
                    <Box sx={{ color: 'text.secondary' }}>{`${translate('console.workflows.facts')}: ${facts.map(({ name: action }) => actionLabel(page, action, language)).join(', ')}`}</Box>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}
