import { type Row, type Tx } from '../../engine/types.ts';
import { type OpenedLetter } from './letter.ts';
import { ourLetter } from './thread.ts';

/** What a machine sent is no work of the intake: it is set aside at once, and a letter of ours that came back is marked as such. */
export async function setAsideAutomatic(tx: Tx, message: Row, letter: OpenedLetter): Promise<void> {
  const own = await letterConcerned(tx, letter);
  if (own !== null) await tx.set('messages', message.id, { outgoingMail: own.id });
  if (own !== null && letter.report?.isFinal === true && own.state === 'sent') {
    await tx.perform('outgoing-mails', own.id, 'reportBounce', { failure: 'bounced', response: letter.report.said });
  }
  await tx.perform('messages', message.id, 'setAside', { warning: sentenceFor(letter, own !== null) });
}

async function letterConcerned(tx: Tx, { report, inReplyTo, references }: OpenedLetter): Promise<Row | null> {
  for (const id of report?.about ?? [inReplyTo, ...references].filter((one): one is string => one !== null).slice(0, 5)) {
    const own = await ourLetter(tx, id);
    if (own !== null) return tx.get('outgoing-mails', own.id);
  }
  return null;
}

function sentenceFor({ automatic, report }: OpenedLetter, isKnown: boolean): string {
  if (automatic === 'autoReply') return 'Otomatik yanıt; işlem gerektirmez.';
  const about = isKnown ? '' : ' Hangi e-postamıza ait olduğu bulunamadı.';
  return report?.isFinal === false ? `Teslim gecikti bildirimi.${about}` : `Teslim edilemedi bildirimi.${about}`;
}
