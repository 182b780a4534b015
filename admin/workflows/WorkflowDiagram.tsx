import { Box, Skeleton, useTheme } from '@mui/material';
import { Background, Controls, MarkerType, MiniMap, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { labelIn } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { useLanguage } from '../kit/words.ts';
import { drawingOf, stateSize, type Drawing } from './layout.ts';
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
    id: name, type: 'state', position: { x, y }, width: stateSize.width, height: stateSize.height,
    data: { page, name, standing: standing?.find(({ state }) => state === name), gathered: drawing.gathered.get(name) },
  })), [drawing, page, standing]);
  const edges = useMemo(() => drawing?.ways.map((way): WayEdgeType => ({
    id: way.id, type: 'way', source: way.from, target: way.to, data: { page, way }, markerEnd: { type: MarkerType.ArrowClosed, color: theme.palette.text.secondary },
  })), [drawing, page, theme]);
  if (!drawing || !nodes || !edges) return <Skeleton role="status" variant="rounded" height="100%" aria-label={translate('console.workflows.drawing')} />;
  return (
    <Box component="section" aria-label={labelIn(language, page.label, page.name)} sx={{ height: '100%', '& .react-flow__edge-path': { stroke: theme.palette.text.secondary, strokeWidth: 1.25 }, ...controlsLook }}>
      <ReactFlow
        key={page.name}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={theme.palette.mode}
        onInit={(flow) => void showFromTheStart(flow, drawing)}
        minZoom={smallest}
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
        {nodes.length > mapAbove && <MiniMap pannable zoomable nodeColor={theme.palette.divider} maskColor={theme.palette.action.hover} style={mapSize} />}
      </ReactFlow>
    </Box>
  );
}

const mapSize = { width: 160, height: 100 };
const margin = 24;
/** Below this the words cannot be read: then the beginning is shown, and the rest by moving. Where hardly a corner would be seen, the whole is better. */
const readable = 0.72;
const narrow = 900;
const smallest = 0.12;

function showFromTheStart(flow: ReactFlowInstance<StateNodeType, WayEdgeType>, { width, height }: Drawing): Promise<boolean> {
  const place = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!place) return flow.fitView();
  const zoom = Math.max(place.width < narrow ? smallest : readable, Math.min(1, (place.width - 2 * margin) / width, (place.height - 2 * margin) / height));
  return flow.setViewport({ x: Math.max(margin, (place.width - width * zoom) / 2), y: Math.max(margin, (place.height - height * zoom) / 2), zoom });
}

const controlsLook = {
  '& .react-flow': { '--xy-background-color': 'transparent' },
  '& .react-flow__controls': { border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', boxShadow: 'none' },
  '& .react-flow__controls-button': { width: 28, height: 28, p: 0.75, border: 0, bgcolor: 'transparent', color: 'text.primary', cursor: 'pointer', fill: 'currentColor' },
  '& .react-flow__minimap': { bgcolor: 'background.paper', border: 1, borderColor: 'divider' },
} as const;
