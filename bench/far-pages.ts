import { type FarPage } from './workloads.ts';

const pageOf = 25;
const strides = 500;
const howMany = 64;

/** Walks the list of ours to page 2,000 (or the middle of a small table) by its own cursors, and keeps the next 64 places. */
export async function farPages(port: number, cookie: string, rows: number): Promise<FarPage[]> {
  const ask = async (body: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/pre-applications/query`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The walk to page 2,000: ${answer.status} ${await answer.text()}`);
    const records = (await answer.json()) as { id: string; createdAt: string }[];
    return { cursor: answer.headers.get('x-cursor-next') ?? '', last: records.at(-1) };
  };
  const target = Math.min(2_000 * pageOf, Math.floor(rows / 2 / strides) * strides);
  let at = strides;
  let place = await ask({ range: [0, strides - 1] });
  for (; at < target; at += strides) place = await ask({ cursor: { after: place.cursor, limit: strides } });
  const pages: FarPage[] = [];
  for (let n = 0; n < howMany; n++) {
    pages.push({ page: at / pageOf + 1 + n, createdAt: place.last?.createdAt ?? '', id: place.last?.id ?? '', cursor: place.cursor });
    place = await ask({ cursor: { after: place.cursor, limit: pageOf } });
  }
  return pages;
}
