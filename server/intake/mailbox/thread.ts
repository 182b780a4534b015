import { type Tx } from '../../engine/types.ts';
import { type OpenedLetter } from './letter.ts';

/** Our own letters carry their record's id in their Message-ID, so that an answer finds them without a table of ids. */
const ownLetter = /^<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.\d{1,4}@/;

export const ownLetterIn = (messageId: string): string | null => ownLetter.exec(messageId)?.[1] ?? null;

const mostLookedUp = 10;

/**
 * Which correspondence a message belongs to, and which letter of ours it answers. Nearest first: what it answers, then the chain
 * backwards; where nothing is known the root that it names, and its own id where it names none.
 */
export async function threadOf(tx: Tx, { inReplyTo, references }: Pick<OpenedLetter, 'inReplyTo' | 'references'>, messageId: string): Promise<{ thread: string; outgoingMail: string | null }> {
  const chain = [...new Set([inReplyTo, ...[...references].reverse()])].filter((id): id is string => id !== null && id !== messageId).slice(0, mostLookedUp);
  for (const id of chain) {
    const [earlier] = await tx.find('messages', { messageId: id }, { limit: 1 });
    if (earlier) return { thread: String(earlier['thread'] ?? id), outgoingMail: null };
    const own = await ourLetter(tx, id);
    if (own) return { thread: await threadOfOurs(tx, own) ?? id, outgoingMail: own.id };
  }
  return { thread: references[0] ?? inReplyTo ?? messageId, outgoingMail: null };
}

interface OurLetter {
  readonly id: string;
  readonly noun: unknown;
  readonly recordId: unknown;
}

export async function ourLetter(tx: Tx, messageId: string): Promise<OurLetter | null> {
  const id = ownLetterIn(messageId);
  const [row] = id === null ? [] : await tx.find('outgoing-mails', { id }, { limit: 1 });
  return row ? { id: row.id, noun: row['noun'], recordId: row['recordId'] } : null;
}

async function threadOfOurs(tx: Tx, { noun, recordId }: OurLetter): Promise<string | null> {
  if (noun !== 'messages' || typeof recordId !== 'string') return null;
  const [message] = await tx.find('messages', { id: recordId }, { limit: 1 });
  return (message?.['thread'] as string | null | undefined) ?? null;
}
