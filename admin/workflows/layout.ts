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
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly ways: readonly PlacedWay[];
  /** Ways that lead into one state from so many that arrows would hide the rest; told at that state instead. */
  readonly gathered: ReadonlyMap<string, readonly Way[]>;
}

const mostArrowsIntoOne = 4;

export const stateSize = { width: 192, height: 82 } as const;
export const labelSize = { width: 148, lineHeight: 18, mostLines: 3 } as const;

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

/** A longer path goes on below, as lines of a text do, so that it can be read without a journey to the right. */
const mostInOneLine = 10;
const wrapped = { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.aspectRatio': '1.6' };

/** Left to right in layers, the main path straight: the order of states on the page says which path is the main one. In a worker. */
export async function drawingOf(page: Page): Promise<Drawing> {
  const elk = new ELK({ workerUrl });
  try {
    const all = waysOf(page);
    const gathered = new Map([...Map.groupBy(all, ({ to }) => to)].filter(([, into]) => into.length > mostArrowsIntoOne && into.every(isEnding(page))));
    const ways = all.filter(({ to }) => !gathered.has(to));
    const placed: ElkNode = await elk.layout({
      id: page.name,
      layoutOptions: Object.keys(page.workflow.states).length > mostInOneLine ? { ...options, ...wrapped } : options,
      children: Object.keys(page.workflow.states).map((id) => ({ id, ...stateSize })),
      edges: ways.map((way) => ({ id: idOf(way), sources: [way.from], targets: [way.to], labels: [{ text: ' ', width: labelSize.width, height: heightOf(way) }] })),
    });
    return {
      width: placed.width ?? 0, height: placed.height ?? 0, gathered,
      states: (placed.children ?? []).map(({ id, x = 0, y = 0 }) => ({ name: id, x, y })), ways: ways.map((way) => placedWay(way, placed)),
    };
  } finally {
    elk.terminateWorker();
  }
}

/** Only what ends a record is gathered: a way that goes on is worth its arrow. */
const isEnding = (page: Page) => ({ to }: Way): boolean => page.workflow.states[to]?.kind === 'stopped';

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
