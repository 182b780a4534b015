import { type DataProvider, type RaRecord } from 'react-admin';
import { knownPage } from '../pages.ts';
import { act, historyOf } from '../providers/console-api.ts';
import { inputValues } from '../providers/patch.ts';
import { problemOf } from '../providers/problem.ts';
import { type DeskFile } from './desk-file.ts';

type Values = Readonly<Record<string, unknown>>;

const pick = (values: Values, names: readonly string[]): Values => Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));

export const correctable = { messages: ['proposal', 'flow', 'institution', 'officer'], documents: ['signer', 'signedOn', 'formVersion', 'institution', 'officer'] } as const;

/** What the person corrected is written first, under the version that was seen. */
async function corrected(data: DataProvider, noun: 'messages' | 'documents', record: RaRecord, values: Values): Promise<RaRecord> {
  const answer = await data.update(noun, { id: record.id, data: { ...record, ...pick(values, correctable[noun]) }, previousData: record });
  return answer.data as RaRecord;
}

/** One key for one step, as long as its input is the same: tried again after a lost connection it is one change. */
export type IntentionOf = (action: string, input: object) => string;

export async function acceptMessage(data: DataProvider, record: RaRecord, values: Values, intention: IntentionOf): Promise<readonly DeskFile[]> {
  const now = await corrected(data, 'messages', record, values);
  const input = knownPage('messages').workflow.actions['accept']?.input ?? {};
  const more = Object.fromEntries(Object.entries(inputValues(input, values)).filter(([name]) => !(correctable.messages as readonly string[]).includes(name)));
  await act('messages', now, 'accept', more, { intention: intention('accept', more) });
  return documentsOf(data, record);
}

/** The documents that came of a message and wait for their checks: they lie on top next. */
async function documentsOf(data: DataProvider, message: RaRecord): Promise<readonly DeskFile[]> {
  const { data: files } = await data.getList('message-attachments', { filter: { message: message.id }, sort: { field: 'position', order: 'ASC' }, pagination: { page: 1, perPage: 200 } });
  const ids = [...new Set(files.map((file) => file['document'] as string | null).filter((id) => id !== null))];
  if (ids.length === 0) return [];
  const { data: made } = await data.getMany('documents', { ids });
  // In the order of the attachments.
  return ids.filter((id) => made.some((one) => one.id === id && one['state'] === 'received' && one['scan'] !== null)).map((id): DeskFile => ({ noun: 'documents', id }));
}

export interface Checked {
  readonly accepted: boolean;
  /** Why the document waits although its checks are done. */
  readonly why?: string;
}

/** Corrections, checks, acceptance, as far as the person may and the rules allow; each is a step of its own in the history. */
export async function checkDocument(data: DataProvider, record: RaRecord, values: Values, ticks: Values, may: { readonly check: boolean; readonly accept: boolean }, intention: IntentionOf): Promise<Checked> {
  let now = may.check ? await corrected(data, 'documents', record, values) : record;
  if (may.check) now = (await act('documents', now, 'recordChecks', ticks, { intention: intention('recordChecks', ticks) })).record;
  if (!may.accept) return { accepted: false, why: '' };
  try {
    await act('documents', now, 'accept', {}, { intention: intention('accept', {}) });
    return { accepted: true };
  } catch (error) {
    if (!may.check || problemOf(error)?.code !== 'guard_refused') throw error;
    return { accepted: false, why: problemOf(error)?.sentences.join(' ') || (error as Error).message };
  }
}

/** Whether somebody else was faster: the record changed meanwhile, or has left its state. */
export const isOvertaken = (error: unknown): 'changed' | 'gone' | undefined => {
  const code = problemOf(error)?.code;
  return code === 'stale_version' ? 'changed' : code === 'illegal_state' ? 'gone' : undefined;
};

/** Who acted last on a record; empty where that is not told. */
export const lastActor = async (noun: string, id: RaRecord['id']): Promise<string> =>
  historyOf(noun, id).then(({ steps }) => steps.toSorted((one, other) => other.seq - one.seq)[0]?.actor.name ?? '', () => '');
