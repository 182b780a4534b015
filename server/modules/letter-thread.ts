import { type Row } from '../engine/types.ts';

/** What may stand in a header of ours: an id that came from outside is written into one. */
const messageIdShape = /^<[\x21-\x3b\x3d\x3f-\x7e]{1,250}@[\x21-\x3b\x3d\x3f-\x7e]{1,200}>$/;

/** What makes an outgoing letter an answer in the thread of a message that came in. */
export function answersTo(message: Row): { toAddress: unknown; inReplyTo: string | null; referenceIds: string | null } {
  const own = String(message['messageId']);
  const chain = [...new Set([message['thread'], message['inReplyTo'], own])].filter((id): id is string => typeof id === 'string' && messageIdShape.test(id));
  return { toAddress: message['sender'], inReplyTo: messageIdShape.test(own) ? own : null, referenceIds: chain.join(' ') || null };
}
