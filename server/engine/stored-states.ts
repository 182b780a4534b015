import { tableOf } from './columns.ts';
import { type Engine } from './types.ts';

/** Records in a state that its page does not know: a page that lost a state would leave them without a way out. A sentence each. */
export async function strandedStates(engine: Pick<Engine, 'pages' | 'reads'>): Promise<string[]> {
  const faults: string[] = [];
  for (const page of engine.pages.values()) {
    const known = Object.keys(page.workflow.states);
    const { rows } = await engine.reads.query<{ state: string }>(`select state from ${tableOf(page.name)} where state <> all($1) limit 1`, [known]);
    for (const { state } of rows) faults.push(`'${page.name}' tablosunda sayfanın bilmediği bir durum var: '${state}'.`);
  }
  return faults;
}
