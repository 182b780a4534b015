import { type DataProvider, type Identifier, type RaRecord } from 'react-admin';
import simpleRestProvider from 'ra-data-simple-rest';
import { knownPage } from '../pages.ts';
import { call, newIntention } from './http.ts';
import { openRecord } from './open-record.ts';
import { requestList } from './list-request.ts';
import { changedValues, newValues } from './patch.ts';

const rest = simpleRestProvider('/api', (url, options = {}) => call(url, options as Parameters<typeof call>[1]));
/** References of a list in one address, which stays below 5 kB. */
const idsAtOnce = 100;

/**
 * The dialect of ra-data-simple-rest with what it has no word for: versions, changed fields only, one intention one
 * record, cursors, questions in the body. Records are never deleted, and many are changed by actions only.
 */
export const dataProvider = {
  ...rest,
  supportAbortSignal: true,
  getList: (noun, params) => requestList(noun, params),
  getOne: async (noun, { id, signal }) => ({ data: await openRecord(noun, id, signal) }),
  getMany: async (noun, { ids, signal, meta }) => {
    const { columns } = (meta ?? {}) as { columns?: readonly string[] };
    const answers = await Promise.all(
      chunksOf(ids, idsAtOnce).map((some) =>
        call(`/api/${noun}?${new URLSearchParams({ filter: JSON.stringify({ id: some }), range: JSON.stringify([0, some.length - 1]), ...(columns ? { columns: JSON.stringify(columns) } : {}) })}`, {
          signal,
        }),
      ),
    );
    return { data: answers.flatMap(({ json }) => json as RaRecord[]) };
  },
  getManyReference: (noun, { target, id, ...params }) => requestList(noun, { ...params, filter: { ...params.filter, [target]: id } }),
  create: async (noun, { data, meta }) => {
    const { json } = await call(`/api/${noun}`, {
      method: 'POST',
      body: JSON.stringify(newValues(knownPage(noun), data)),
      headers: { 'Idempotency-Key': intentionOf(meta) },
    });
    return { data: json };
  },
  update: async (noun, { id, data, previousData }) => {
    const patch = changedValues(knownPage(noun), data, previousData ?? {});
    if (Object.keys(patch).length === 0) return { data: previousData as RaRecord };
    const { json } = await call(`/api/${noun}/${encodeURIComponent(id)}`, {
      method: 'PUT',
      body: JSON.stringify(patch),
      headers: { 'If-Match': versionTag(previousData as RaRecord) },
    });
    return { data: json };
  },
  updateMany: () => notOffered(),
  delete: () => notOffered(),
  deleteMany: () => notOffered(),
} as DataProvider;

const intentionOf = (meta: unknown): string => (meta as { intention?: string } | undefined)?.intention ?? newIntention();

/** `If-Match` of the record as the person saw it. */
export const versionTag = (record: Partial<RaRecord>): string => `"${String(record['version'] ?? 0)}"`;

const notOffered = (): Promise<never> => Promise.reject(new Error('Records are changed by their actions, one by one'));

function chunksOf(ids: readonly Identifier[], size: number): Identifier[][] {
  const chunks: Identifier[][] = [];
  for (let start = 0; start < ids.length; start += size) chunks.push(ids.slice(start, start + size));
  return chunks;
}
