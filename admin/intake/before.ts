import { useGetList, useGetOne, type RaRecord } from 'react-admin';
import { fileAddress } from './desk-file.ts';

/** The attachment of the same form in the message that this one goes on from: what came back is compared with it. Lists are compared row by row instead. */
export function useBefore(message: RaRecord, file: RaRecord | undefined): { readonly address: string } | undefined {
  const pair = message['pairedWith'] as string | null | undefined;
  const thread = message['thread'] as string | null | undefined;
  const isReply = typeof message['inReplyTo'] === 'string' && typeof thread === 'string';
  const { data: earlier } = useGetList<RaRecord>(
    'messages', { filter: { thread }, sort: { field: 'receivedAt', order: 'DESC' }, pagination: { page: 1, perPage: 10 } }, { enabled: isReply },
  );
  const former = pair ?? earlier?.find((one) => one.id !== message.id && String(one['receivedAt']) <= String(message['receivedAt']))?.id;
  const kind = file?.['formKind'] as string | null | undefined;
  const { data } = useGetList<RaRecord>(
    'message-attachments', { filter: { message: former, formKind: kind }, sort: { field: 'position', order: 'ASC' }, pagination: { page: 1, perPage: 1 } },
    { enabled: former !== undefined && former !== null && typeof kind === 'string' && kind !== 'other' && kind !== 'excelList' },
  );
  const found = data?.[0];
  return found && found['content'] !== null && found['state'] !== 'quarantined' && found['sha256'] !== file?.['sha256'] ? { address: fileAddress('message-attachments', found.id, 'content') } : undefined;
}

export interface FormerDocument {
  readonly record: RaRecord;
  readonly reason: string | undefined;
}

/** The document of the same kind and giver that came before this one and was returned, or counts until now. */
export function useFormer(document: RaRecord): FormerDocument | undefined {
  const owner = (['applicationList', 'assessment', 'preApplication', 'officer', 'person', 'institution'] as const).find((field) => typeof document[field] === 'string');
  // A list that comes back is another list: there the institution tells what belongs together.
  const by = owner === 'applicationList' && typeof document['institution'] === 'string' ? 'institution' : owner;
  const { data } = useGetList<RaRecord>(
    'documents', { filter: { type: document['type'], ...(by ? { [by]: document[by] } : {}), scan: { filled: true }, state: ['refused', 'accepted', 'superseded'] }, sort: { field: 'receivedAt', order: 'DESC' }, pagination: { page: 1, perPage: 5 } },
    { enabled: by !== undefined },
  );
  const record = data?.find((one) => one.id !== document.id && String(one['receivedAt'] ?? '') <= String(document['receivedAt'] ?? ''));
  const reasonId = record?.['refusalReason'] as string | null | undefined;
  const { data: reason } = useGetOne<RaRecord>('reason-codes', { id: reasonId ?? '' }, { enabled: typeof reasonId === 'string' });
  return record && { record, reason: typeof reasonId === 'string' && reason ? String(reason['name']) : undefined };
}
