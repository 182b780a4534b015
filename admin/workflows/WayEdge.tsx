import { Box, Tooltip, Typography } from '@mui/material';
import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { actionLabel, roleLabel, useLanguage } from '../kit/words.ts';
import { labelSize, type PlacedWay } from './layout.ts';
import { WayDetails } from './WayDetails.tsx';

export type WayEdgeType = Edge<{ page: Page; way: PlacedWay }, 'way'>;

/** An arrow with the names of what leads along it and who may take it; all of it on hover and on focus. */
export function WayEdge({ id, data, markerEnd }: EdgeProps<WayEdgeType>) {
  const translate = useTranslate();
  const language = useLanguage();
  if (!data || data.way.points.length === 0) return null;
  const { page, way } = data;
  const path = way.points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  const shown = way.actions.length > labelSize.mostLines ? way.actions.slice(0, labelSize.mostLines - 1) : way.actions;
  const more = way.actions.length - shown.length;
  return (
    <>
      <BaseEdge id={id} path={path} markerEnd={markerEnd as string} />
      <EdgeLabelRenderer>
        <Tooltip title={<WayDetails page={page} actions={way.actions} />} placement="top" slotProps={{ tooltip: { sx: { maxWidth: 420 } } }}>
          <Box
            tabIndex={0}
            role="note"
            className="nodrag nopan"
            style={{ transform: `translate(-50%, -50%) translate(${way.label.x}px, ${way.label.y}px)` }}
            sx={{ position: 'absolute', pointerEvents: 'all', width: labelSize.width, textAlign: 'center', bgcolor: 'background.default', borderRadius: 0.5, cursor: 'help', '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' } }}
          >
            {shown.map(({ name, action }) => (
              <Typography key={name} component="div" sx={line}>
                {actionLabel(page, name, language)}
                <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${asList(action.by).map((role) => roleLabel(role, language)).join(', ')}`}</Box>
              </Typography>
            ))}
            {more > 0 && <Typography component="div" sx={line}>{translate('console.workflows.more', { count: more })}</Typography>}
          </Box>
        </Tooltip>
      </EdgeLabelRenderer>
    </>
  );
}

const line = { fontSize: 11.5, lineHeight: `${labelSize.lineHeight}px`, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' } as const;
