import { type Identifier, type RaRecord } from 'react-admin';
import { call } from './http.ts';
import { whenForgotten } from './session.ts';

/** An open record is asked for every few seconds; its last answer and the tag that the server knows it by. */
const held = new Map<string, { readonly tag: string; readonly record: RaRecord }>();
const mostHeld = 20;

whenForgotten(() => {
  held.clear();
});

/** One record with its actions. While the server would answer the same, it says only that, and the same object is handed out. */
export async function openRecord(noun: string, id: Identifier, signal?: AbortSignal): Promise<RaRecord> {
  const address = `/api/${noun}/${encodeURIComponent(id)}`;
  const before = held.get(address);
  const { status, headers, json } = await call(address, { signal, ...(before ? { headers: { 'If-None-Match': before.tag } } : {}) });
  if (status === 304 && before) return before.record;
  const record = json as RaRecord;
  const tag = headers.get('ETag');
  held.delete(address);
  if (tag !== null) held.set(address, { tag, record });
  if (held.size > mostHeld) held.delete(held.keys().next().value as string);
  return record;
}
