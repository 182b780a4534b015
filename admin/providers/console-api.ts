import { type RaRecord } from 'react-admin';
import { bytesAt, call, post } from './http.ts';
import { versionTag } from './dataProvider.ts';

/** An action offered on one record; with sentences it cannot be done now, and they say why. */
export interface OfferedAction {
  readonly name: string;
  readonly blockedBy?: readonly { readonly code: string; readonly sentence: string }[];
}

export interface ActionResult {
  readonly record: RaRecord;
  /** Roles whose approval is still wanted before the action happens. */
  readonly missingApprovals: readonly string[];
}

/** A past value: as it was, masked, gone with its key, or told in an earlier step. */
export type PastValue = unknown;

export interface HistoryStep {
  readonly seq: number;
  readonly at: string;
  /** 'create', 'update', 'set', 'approve', or the name of an action. */
  readonly event: string;
  readonly actor: { readonly name: string; readonly kind?: string; readonly for?: { readonly name: string } };
  readonly from: string | null;
  readonly to: string | null;
  readonly changes: readonly { readonly field: string; readonly before: PastValue; readonly after: PastValue }[];
  readonly reason?: PastValue;
}

export interface HistoryPage {
  readonly steps: readonly HistoryStep[];
  /** `before` of the older steps, if there are any. */
  readonly next?: number;
}

export interface QueueCount {
  readonly noun: string;
  readonly state: string;
  readonly count: number;
  readonly capped?: boolean;
  readonly overdue?: number;
}

export interface SearchHit {
  readonly id: string;
  readonly title?: string;
  readonly sentence?: string;
  readonly state?: string;
  readonly record?: Readonly<Record<string, unknown>>;
}

export interface SearchGroup {
  readonly noun: string;
  readonly hits: readonly SearchHit[];
}

export interface StoredFile {
  readonly key: string;
  readonly name: string;
  readonly hash: string;
  readonly size: number;
}

const recordUrl = (noun: string, id: RaRecord['id']) => `/api/${noun}/${encodeURIComponent(id)}`;

/** Takes a record one step on. The version is the one that the person saw; the intention makes a double click one step. */
export async function act(
  noun: string,
  record: RaRecord,
  action: string,
  input: object,
  options: { reason?: string; intention: string },
): Promise<ActionResult> {
  const body = { ...input, ...(options.reason ? { reason: options.reason } : {}) };
  const { json } = await post(`${recordUrl(noun, record.id)}/actions/${action}`, body, {
    'If-Match': versionTag(record),
    'Idempotency-Key': options.intention,
  });
  const { pendingApprovals, ...after } = json as RaRecord & { pendingApprovals?: { approvals?: string[] } };
  return { record: after as RaRecord, missingApprovals: pendingApprovals?.approvals ?? [] };
}

/** The values of masked fields; the server records who saw them and why. */
export const reveal = async (
  noun: string,
  id: RaRecord['id'],
  fields: readonly string[],
  reason: string,
): Promise<Readonly<Record<string, unknown>>> =>
  ((await post(`${recordUrl(noun, id)}/reveal`, { fields, reason })).json as { values: Record<string, unknown> }).values;

export const historyOf = async (noun: string, id: RaRecord['id'], before?: number): Promise<HistoryPage> =>
  (await call(`${recordUrl(noun, id)}/history${before === undefined ? '' : `?before=${before}`}`)).json as HistoryPage;

export const myQueues = async (): Promise<QueueCount[]> => listIn((await call('/api/me/queues')).json, 'queues');

export const search = async (q: string, signal?: AbortSignal): Promise<SearchGroup[]> =>
  listIn((await call('/api/search', { method: 'POST', body: JSON.stringify({ q }), signal })).json, 'groups');

/** What the guards say of each of a selection, at most 100. */
export const checkActions = async (noun: string, ids: readonly RaRecord['id'][]): Promise<Record<string, OfferedAction[]>> =>
  ((await post(`/api/${noun}/actions/check`, { ids })).json as { records: Record<string, OfferedAction[]> }).records;

/** A first password for a member of staff; told once. */
export const resetCredentials = async (id: RaRecord['id']): Promise<string> =>
  ((await post(`${recordUrl('staff', id)}/credentials`)).json as { temporaryPassword: string }).temporaryPassword;

/** A new key for a machine, which ends the former; told once. */
export const issueApiKey = async (id: RaRecord['id']): Promise<string> =>
  ((await post(`${recordUrl('api-clients', id)}/key`)).json as { key: string }).key;

/** Sends the bytes of a file ahead of the form that names it. */
export async function sendFile(file: File): Promise<StoredFile> {
  const { json } = await call('/api/files', {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': file.type || 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
  });
  return json as StoredFile;
}

/** The bytes of a file of a record, for the screen. */
export async function fileAt(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await bytesAt(address));
}

/** Which form a draft belongs to: `id` is null for a new record. */
export interface DraftPlace {
  readonly noun: string;
  readonly id: RaRecord['id'] | null;
  readonly action: string | null;
}

export interface DraftCard extends DraftPlace {
  readonly baseVersion: number | null;
  readonly updatedAt: string;
}

export interface Draft extends DraftCard {
  readonly values: Readonly<Record<string, unknown>>;
  /** What stood in these fields when they were typed over, as far as it was seen. */
  readonly before: Readonly<Record<string, unknown>>;
  /** The record's version now. */
  readonly currentVersion: number | null;
}

const draftUrl = ({ noun, id, action }: DraftPlace) =>
  `/api/me/drafts/${noun}/${id === null ? 'new' : encodeURIComponent(id)}${action === null ? '' : `/${action}`}`;

/** What is kept, without what stands in it. */
export const myDrafts = async (): Promise<DraftCard[]> => listIn((await call('/api/me/drafts')).json, 'drafts');

export const openDraft = async (place: DraftPlace): Promise<Draft> => (await call(draftUrl(place))).json as Draft;

/** `leaving`: the page closes, and the call goes on. */
export const keepDraft = async (place: DraftPlace, { values, before }: { readonly values: object; readonly before: object }, baseVersion: number | undefined, leaving: boolean): Promise<DraftCard> =>
  (await call(draftUrl(place), { method: 'PUT', body: JSON.stringify({ values, before, ...(baseVersion === undefined ? {} : { baseVersion }) }), keepalive: leaving }))
    .json as DraftCard;

export const dropDraft = async (place: DraftPlace): Promise<void> => {
  await call(draftUrl(place), { method: 'DELETE', keepalive: true });
};

/** Lists come bare or under a name. */
function listIn<T>(json: unknown, name: string): T[] {
  if (Array.isArray(json)) return json as T[];
  const inner = (json as Record<string, unknown> | null | undefined)?.[name];
  return Array.isArray(inner) ? (inner as T[]) : [];
}
