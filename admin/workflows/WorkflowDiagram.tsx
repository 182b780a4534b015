import { Box, Skeleton, useTheme } from '@mui/material';
import { Background, Controls, MarkerType, MiniMap, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { useLanguage } from '../kit/words.ts';
import { drawingOf, type Drawing } from './layout.ts';
import { type StateStanding } from './standing.ts';
import { StateNode, type StateNodeType } from './StateNode.tsx';
import { WayEdge, type WayEdgeType } from './WayEdge.tsx';

const nodeTypes = { state: StateNode };
const edgeTypes = { way: WayEdge };
const mapAbove = 12;

/** The workflow as its page draws it. Moved and zoomed with the mouse, walked with Tab; nothing in it can be changed. */
export default function WorkflowDiagram({ page, standing }: { page: Page; standing: readonly StateStanding[] | undefined }) {
  const translate = useTranslate();
  const language = useLanguage();
  const theme = useTheme();
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let current = true;
    setDrawing(undefined);
    void drawingOf(page).then((made) => {
      if (current) setDrawing(made);
    });
    return () => {
      current = false;
    };
  }, [page]);
  const nodes = useMemo(() => drawing?.states.map(({ name, x, y }): StateNodeType => ({
    id: name, type: 'state', position: { x, y }, data: { page, name, standing: standing?.find(({ state }) => state === name) },
  })), [drawing, page, standing]);
  const edges = useMemo(() => drawing?.ways.map((way): WayEdgeType => ({
    id: way.id, type: 'way', source: way.from, target: way.to, data: { page, way }, markerEnd: { type: MarkerType.ArrowClosed, color: theme.palette.text.secondary },
  })), [drawing, page, theme]);
  if (!nodes || !edges) return <Skeleton variant="rounded" height="100%" aria-label={translate('console.workflows.drawing')} />;
  return (
    <Box component="section" aria-label={labelIn(language, page.label, page.name)} sx={{ height: '100%', '& .react-flow__edge-path': { stroke: theme.palette.text.secondary, strokeWidth: 1.25 }, ...controlsLook }}>
      <ReactFlow
        key={page.name}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={theme.palette.mode}
        fitView
        fitViewOptions={{ maxZoom: 1, minZoom: 0.5, padding: 0.05 }}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        proOptions={{ hideAttribution: false }}
      >
        <Background gap={24} size={1} />
        <Controls showInteractive={false} />
        {nodes.length > mapAbove && <MiniMap pannable zoomable />}
      </ReactFlow>
    </Box>
  );
}

const controlsLook = {
  '& .react-flow__controls': { border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', boxShadow: 'none' },
  '& .react-flow__controls-button': { width: 28, height: 28, p: 0.75, border: 0, bgcolor: 'transparent', color: 'text.primary', cursor: 'pointer', fill: 'currentColor' },
  '& .react-flow__minimap': { bgcolor: 'background.paper', border: 1, borderColor: 'divider' },
} as const;
