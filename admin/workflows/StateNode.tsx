import { Box, Typography } from '@mui/material';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { StateChip } from '../kit/StateChip.tsx';
import { useOpenQueue } from '../kit/queues.ts';
import { useLanguage, waitsOnInWords } from '../kit/words.ts';
import { type Way } from '#domain/language/workflow-ways.ts';
import { type StateStanding } from './standing.ts';
import { stateSize } from './layout.ts';
import { waitInWords } from './wait-words.ts';

export type StateNodeType = Node<{ page: Page; name: string; standing: StateStanding | undefined; gathered: readonly Way[] | undefined }, 'state'>;

/** A state on the drawing: its name, how much stands in it, how long, and how much is late. The whole of it opens the list. */
export function StateNode({ data: { page, name, standing, gathered } }: NodeProps<StateNodeType>) {
  const translate = useTranslate();
  const language = useLanguage();
  const openQueue = useOpenQueue();
  const state = page.workflow.states[name];
  const count = countText(standing);
  return (
    <Box
      component={Link}
      to={`/${page.name}`}
      onClick={() => openQueue({ noun: page.name, state: name })}
      sx={(theme) => ({
        display: 'block', boxSizing: 'border-box', width: stateSize.width, height: stateSize.height, p: 1, textDecoration: 'none', color: 'text.primary', borderRadius: 1,
        bgcolor: 'background.paper', border: 1, borderColor: name === page.workflow.initial ? 'primary.main' : 'divider', borderWidth: name === page.workflow.initial ? 2 : 1,
        pointerEvents: 'all', '&:hover': { borderColor: 'primary.main' }, '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 2 },
      })}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} style={hidden} />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1 }}>
        <Box sx={{ minWidth: 0, overflow: 'hidden' }}>
          <StateChip page={page} state={name} />
        </Box>
        <Typography component="span" sx={{ fontSize: 17, fontWeight: 600, fontVariantNumeric: 'tabular-nums', color: standing?.count === 0 ? 'text.secondary' : undefined }}>
          {count}
        </Typography>
      </Box>
      <Typography component="span" sx={{ display: 'block', mt: 0.5, fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {waitsOnInWords(state, language) ?? (gathered ? translate('console.workflows.gathered', { count: gathered.length }) : ' ')}
      </Typography>
      <Typography component="span" sx={{ display: 'block', fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {standing && standing.count > 0 && standing.medianHours !== null && translate('console.workflows.waiting', { words: waitInWords(standing.medianHours, language) })}
        {standing && standing.overdue > 0 && (
          <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
            {` · ${translate('console.workflows.late', { count: standing.overdue })}`}
          </Box>
        )}
      </Typography>
      <Handle type="source" position={Position.Right} isConnectable={false} style={hidden} />
    </Box>
  );
}

// The arrows end where the layout says; the library wants a handle all the same.
const hidden = { opacity: 0, pointerEvents: 'none' } as const;

export const countText = (standing: StateStanding | undefined): string => (standing === undefined ? '–' : standing.capped ? '10.000+' : String(standing.count));
