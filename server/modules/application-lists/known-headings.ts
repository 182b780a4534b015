import { headingKey } from '#domain/list-wordings.ts';
import { type Engine } from '../../engine/types.ts';
import { type ColumnKey, type Headings } from './columns.ts';

const most = 2_000;

/** Headers in force beside the form's own; hand them to `readWorkbook`. */
export async function knownHeadings(engine: Pick<Engine, 'reads'>): Promise<Headings> {
  const { rows } = await engine.reads.query<{ heading: string; column: string }>(`select heading, "column" from list_headings where state = 'inForce' order by id limit ${most}`);
  return new Map(rows.map(({ heading, column }) => [headingKey(heading), column as ColumnKey]));
}
