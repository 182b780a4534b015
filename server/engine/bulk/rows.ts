import { type Sentence } from '#domain/language/refuse.ts';
import { type Page } from '#domain/language/resource.ts';
import { readableRows } from '#domain/language/permit.ts';
import { listRecords } from '../list-query/list-records.ts';
import { missing } from '../missing.ts';
import { presentFresh } from '../present/presenter.ts';
import { type Actor, type Engine } from '../types.ts';

export interface BulkRow {
  readonly n: number;
  readonly recordId: string;
  /** As lists name the record, masked; null where the reader does not see it. */
  readonly title: string | null;
  /** Null: its turn has not come. */
  readonly outcome: 'succeeded' | 'refused' | null;
  readonly sentence: Sentence | null;
}

interface StoredRow {
  readonly n: number;
  readonly recordId: string;
  readonly outcome: BulkRow['outcome'];
  readonly code: string | null;
  readonly tr: string | null;
  readonly en: string | null;
}

const atOnce = 100;

/** A hundred rows of the actor's own job after row `after`, in order; `next` is the `after` of what follows. Refuses `not_found`. */
export async function rowsOf(engine: Engine, actor: Actor, jobId: string, { outcome, after }: { outcome?: 'succeeded' | 'refused' | undefined; after: number }): Promise<{ rows: BulkRow[]; next?: number }> {
  const { rows: [job] } = await engine.reads.query<{ noun: string }>('select noun from engine.bulk_jobs where id = $1 and actor_id = $2', [jobId, actor.id]);
  const page = engine.pages.get(job?.noun ?? '');
  if (!page) return missing();
  const { rows } = await engine.reads.query<StoredRow>({
    name: 'nes_bulk_rows',
    text: `select n, record_id as "recordId", outcome, code, tr, en from engine.bulk_rows where job_id = $1 and n > $2 and ($3::text is null or outcome = $3) order by n limit ${atOnce + 1}`,
    values: [jobId, after, outcome ?? null],
  });
  const shown = rows.slice(0, atOnce);
  const titles = await titlesOf(engine, actor, page, shown.map(({ recordId }) => recordId));
  const last = shown.at(-1);
  return {
    rows: shown.map(({ n, recordId, outcome: how, code, tr, en }) => ({ n, recordId, title: titles.get(recordId) ?? null, outcome: how, sentence: code === null ? null : { code, tr: tr ?? '', en: en ?? '' } })),
    ...(rows.length > atOnce && last ? { next: last.n } : {}),
  };
}

/** Names of records as a list shows them to this reader: his rows only, personal values masked. At most 500. */
export async function titlesOf(engine: Engine, actor: Actor, page: Page, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || readableRows(page, actor) === 'none') return new Map();
  const { rows, columns } = await listRecords(engine, actor, page.name, { filter: { id: ids }, columns: [], range: [0, Math.min(ids.length, 500) - 1] }, 'body');
  const presented = presentFresh(page, actor, rows, { unmask: false, columns });
  return new Map(presented.map((record) => [String(record['id']), page.title.map((name) => textOf(record[name])).filter(Boolean).join(' ')]));
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? String((value as { masked?: string }).masked ?? '') : String(value);
