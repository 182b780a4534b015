import ElkConstructor, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { labelIn } from '../../server/domain/language/label.ts';
import { type Page } from '../../server/domain/language/resource.ts';
import { asList, type StateKind } from '../../server/domain/language/workflow.ts';
import { waysOf } from '../../server/domain/language/workflow-ways.ts';
import { roleLabel } from './as-text.ts';

const Elk = ElkConstructor as unknown as new () => { layout(graph: ElkNode): Promise<ElkNode> };

/** One word for one colour, as on the screens; the kind also stands as a shape of border, so that colour alone says nothing. */
const looks: Readonly<Record<StateKind, { fill: string; line: string; dash?: string }>> = {
  ours: { fill: '#e6f2f4', line: '#0f5c6e' },
  theirs: { fill: '#fdf4e3', line: '#8a5a00', dash: '6 3' },
  moving: { fill: '#eceff8', line: '#3b4f9e', dash: '2 3' },
  done: { fill: '#e8f5ea', line: '#22693a' },
  stopped: { fill: '#f1f1f1', line: '#5b5b5b' },
  alarm: { fill: '#fdeaea', line: '#a32020', dash: '10 3' },
};

const height = 34;
const widthOf = (words: string, size: number): number => Math.ceil(words.length * size * 0.58) + 24;

/** A workflow drawn from its page, left to right; layers by ELK. */
export async function workflowAsSvg(page: Page): Promise<string> {
  const graph = await new Elk().layout(graphOf(page));
  const title = labelIn('tr', page.label, page.name);
  const body = [...(graph.edges ?? []).map(drawEdge), ...(graph.children ?? []).map((node) => drawState(page, node))].join('\n');
  const [width, tall] = [Math.ceil(graph.width ?? 0) + 24, Math.ceil(graph.height ?? 0) + 56];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${tall}" font-family="Inter, sans-serif" role="img" aria-label="${escaped(title)}">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6770"/></marker></defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="12" y="26" font-size="16" font-weight="600" fill="#1c2830">${escaped(title)}</text>
<g transform="translate(12 40)">
${body}
</g>
</svg>
`;
}

function graphOf(page: Page): ElkNode {
  return {
    id: page.name,
    layoutOptions: {
      'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.spacing.nodeNode': '36', 'elk.layered.spacing.nodeNodeBetweenLayers': '60',
      'elk.edgeRouting': 'ORTHOGONAL', 'elk.edgeLabels.inline': 'false', 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES', 'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
    },
    children: Object.entries(page.workflow.states).map(([name, state]) => ({ id: name, width: widthOf(labelIn('tr', state.label, name), 13), height })),
    edges: edgesOf(page),
  };
}

/** Ways between the same two states share one arrow, their labels one below the other. */
function edgesOf(page: Page): ElkExtendedEdge[] {
  return waysOf(page).map(({ from, to, actions }) => {
    const id = `${from}>${to}`;
    const lines = actions.map(({ name, action }) => `${labelIn('tr', action.label, name)} · ${asList(action.by).map(roleLabel).slice(0, 2).join(', ')}`);
    return { id, sources: [from], targets: [to], labels: lines.map((text, index) => ({ id: `${id}#${index}`, text, width: widthOf(text, 10) - 12, height: 14 })) };
  });
}

function drawState(page: Page, node: ElkNode): string {
  const state = page.workflow.states[node.id];
  const { fill, line, dash } = looks[state?.kind ?? 'ours'];
  const label = escaped(labelIn('tr', state?.label, node.id));
  const first = node.id === page.workflow.initial ? 2.5 : 1.25;
  return `<rect x="${at(node.x)}" y="${at(node.y)}" width="${at(node.width)}" height="${height}" rx="6" fill="${fill}" stroke="${line}" stroke-width="${first}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>
<text x="${at((node.x ?? 0) + (node.width ?? 0) / 2)}" y="${at((node.y ?? 0) + 22)}" font-size="13" text-anchor="middle" fill="#1c2830">${label}</text>`;
}

function drawEdge(edge: ElkExtendedEdge): string {
  const lines = (edge.sections ?? []).map(({ startPoint, endPoint, bendPoints = [] }) => {
    const points = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => `${at(x)},${at(y)}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="#5b6770" marker-end="url(#tip)"/>`;
  });
  const labels = (edge.labels ?? []).map(({ text = '', x, y }) => `<text x="${at(x)}" y="${at((y ?? 0) + 10)}" font-size="10" fill="#3a464e">${escaped(text)}</text>`);
  return [...lines, ...labels].join('\n');
}

const at = (value: number | undefined): string => String(Math.round((value ?? 0) * 10) / 10);
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
