import ELK, { type ElkNode, type ElkPoint } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { type Page } from '#domain/language/resource.ts';
import { waysOf, type Way } from '#domain/language/workflow-ways.ts';

export interface PlacedState {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedWay extends Way {
  readonly id: string;
  readonly points: readonly ElkPoint[];
  /** Where its words stand: the middle of the place that the layout kept free for them. */
  readonly label: ElkPoint;
}

export interface Drawing {
  readonly states: readonly PlacedState[];
  readonly ways: readonly PlacedWay[];
}

export const stateSize = { width: 188, height: 76 } as const;
export const labelSize = { width: 168, lineHeight: 18, mostLines: 3 } as const;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '48',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
};

/** Left to right in layers, the main path straight: the order of states on the page says which path is the main one. In a worker. */
export async function drawingOf(page: Page): Promise<Drawing> {
  const elk = new ELK({ workerUrl });
  try {
    const ways = waysOf(page);
    const placed = await elk.layout({
      id: page.name,
      layoutOptions: options,
      children: Object.keys(page.workflow.states).map((id) => ({ id, ...stateSize })),
      edges: ways.map((way) => ({ id: idOf(way), sources: [way.from], targets: [way.to], labels: [{ text: ' ', width: labelSize.width, height: heightOf(way) }] })),
    });
    return { states: (placed.children ?? []).map(({ id, x = 0, y = 0 }) => ({ name: id, x, y })), ways: ways.map((way) => placedWay(way, placed)) };
  } finally {
    elk.terminateWorker();
  }
}

const idOf = ({ from, to }: Way): string => `${from}>${to}`;
const heightOf = ({ actions }: Way): number => Math.min(actions.length, labelSize.mostLines) * labelSize.lineHeight + 4;

function placedWay(way: Way, graph: ElkNode): PlacedWay {
  const id = idOf(way);
  const edge = graph.edges?.find((one) => one.id === id);
  const [section] = edge?.sections ?? [];
  const [label] = edge?.labels ?? [];
  return {
    ...way,
    id,
    points: section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [],
    label: { x: (label?.x ?? 0) + (label?.width ?? 0) / 2, y: (label?.y ?? 0) + (label?.height ?? 0) / 2 },
  };
}
