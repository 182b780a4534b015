import { spanOf } from '#domain/calendar/relative-days.ts';
import { type GetListParams, type GetListResult } from 'react-admin';
import { call, type Answer } from './http.ts';
import { whenForgotten } from './session.ts';

/** Row numbers are served up to here; beyond it pages are reached by cursor, one after the other. */
export const lastRow = 10_000;
/** Cursors of pages once seen, so that "next" works beyond the last row number. */
const mostCursors = 500;

const cursors = new Map<string, string>();

/**
 * One page of a list. Questions with a filter travel in the body: a filter may hold a name or a number of a person, and
 * addresses are written into logs. `meta.capped` says that there are more than `total`.
 */
export async function requestList(noun: string, params: Partial<GetListParams> & { signal?: AbortSignal | undefined }): Promise<GetListResult> {
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const sort = params.sort ? [params.sort.field, params.sort.order] : undefined;
  const filter = withoutEmpty(params.filter ?? {}) as Record<string, unknown>;
  const { columns } = (params.meta ?? {}) as { columns?: readonly string[] };
  const question = JSON.stringify([noun, sort, filter, perPage]);
  const first = (page - 1) * perPage;
  const window =
    first + perPage > lastRow
      ? { cursor: { after: cursors.get(`${question}${page}`), limit: perPage } }
      : { range: [first, first + perPage - 1] as const };
  const answer =
    'cursor' in window || Object.keys(filter).length > 0
      ? await ask(noun, { filter, ...(sort ? { sort } : {}), ...window, ...(columns ? { columns } : {}) }, params.signal)
      : await call(listUrl(noun, sort, window.range, columns), { signal: params.signal });
  return pageOfList(answer, question, page, perPage);
}

/** A question that nobody waits for any more is given up: its answer could only come too late. */
const ask = (noun: string, question: object, signal: AbortSignal | undefined): Promise<Answer> =>
  call(`/api/${noun}/query`, { method: 'POST', body: JSON.stringify(question), signal });

const listUrl = (noun: string, sort: readonly string[] | undefined, range: readonly number[], columns: readonly string[] | undefined) =>
  `/api/${noun}?${new URLSearchParams({
    ...(sort ? { sort: JSON.stringify(sort) } : {}),
    range: JSON.stringify(range),
    filter: '{}',
    ...(columns ? { columns: JSON.stringify(columns) } : {}),
  })}`;

function pageOfList({ headers, json }: Answer, question: string, page: number, perPage: number): GetListResult {
  const next = headers.get('X-Cursor-Next');
  if (next) rememberCursor(`${question}${page + 1}`, next);
  const capped = headers.get('X-Total-Capped') === 'true';
  const said = Number.parseInt(headers.get('Content-Range')?.split('/').pop() ?? '0', 10);
  // react-admin leaves a page that lies beyond the total; the real total is unknown when capped.
  const reached = page * perPage + (next ? 1 : 0);
  return {
    data: json as GetListResult['data'],
    total: capped ? Math.max(said, reached) : said,
    pageInfo: { hasNextPage: next ? true : page * perPage < said, hasPreviousPage: page > 1 },
    meta: { capped, said },
  };
}

function rememberCursor(key: string, cursor: string): void {
  if (cursors.size >= mostCursors) cursors.delete(cursors.keys().next().value as string);
  cursors.set(key, cursor);
}

/** Cursors name places in lists; they go with the person who saw the lists. */
export const forgetCursors = (): void => {
  cursors.clear();
};
whenForgotten(forgetCursors);

/** A filter as the server is asked: spans that move with the day are written out, empty boxes of the form ask nothing; false and 0 do. */
export function withoutEmpty(value: unknown): unknown {
  const span = spanOf(value, new Date().toISOString());
  if (span) return span;
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, part]) => [key, withoutEmpty(typeof part === 'string' ? part.trim() : part)] as const)
    // What cannot be read yet (half a number) does not ask anything either.
    .filter(([, part]) => !isUnread(part))
    .filter(([, part]) => part !== '' && part !== null && part !== undefined && !(Array.isArray(part) && part.length === 0) && !isEmptyObject(part));
  return Object.fromEntries(entries);
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

const isUnread = (value: unknown): boolean => typeof value === 'object' && value !== null && 'unread' in value;
