import { type RaRecord } from 'react-admin';
import { call } from './http.ts';

/** A list and its workbook in one request; the record that comes back is being checked. Throws what the server refuses, and then nothing of it is kept. */
export async function uploadList(file: File, values: Readonly<Record<string, unknown>>): Promise<RaRecord> {
  // Ids, days and choices only: no personal value stands in this address.
  const told = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
  const { json } = await call(`/api/application-lists/upload?${told}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
  });
  return json as RaRecord;
}
