import { type outgoingMails } from '#domain/outgoing-mails.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Engine } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { attachmentsOf } from './attachments.ts';
import { serverWord } from './server-word.ts';

type Mail = RecordOf<typeof outgoingMails>;

export const effects: ModuleParts<typeof outgoingMails, Outside>['effects'] = {
  async send({ engine, mail: transport, mailFrom, mailReplyTo, files }, job) {
    const mail = (await inTransaction(engine, systemActor, (tx) => tx.get('outgoing-mails', job.recordId))) as Mail;
    if (mail.state !== 'queued' || mail.toAddress === null) return;
    // The id stays the same when the job comes back, so that a receiver can drop the second copy.
    const messageId = `<${mail.id}.${mail.attempts ?? 0}@${domainOf(mailFrom)}>`;
    const attachments = await attachmentsOf(engine, files, mail);
    try {
      const receipt = await transport.send({
        messageId, from: mailFrom, to: mail.toAddress, replyTo: mailReplyTo, subject: await subjectOfLetter(engine, mail), text: mail.body ?? '', headers: headersOf(mail), attachments,
      });
      await settled(() => performAction(engine, systemActor, 'outgoing-mails', mail.id, 'markSent', { response: serverWord(receipt.response) }));
    } catch (error) {
      if ((error as { permanent?: boolean }).permanent !== true) throw error;
      await settled(() => performAction(engine, systemActor, 'outgoing-mails', mail.id, 'markFailed', { failure: 'refused', response: serverWord(String((error as Error).message)) }));
    }
  },
};

/** An answer stands in its thread and is no automatic letter: mail programs would hide it from who waits for it. */
function headersOf(mail: Mail): Record<string, string> {
  if (mail.inReplyTo === null) return { 'Auto-Submitted': 'auto-generated' };
  return { 'In-Reply-To': mail.inReplyTo, References: referencesOf(mail) };
}

/** The root and the newest ones, as many as a header holds. */
function referencesOf(mail: Mail): string {
  const ids = (mail.referenceIds ?? mail.inReplyTo ?? '').split(' ');
  while (ids.length > 2 && ids.join(' ').length > headerCharacters) ids.splice(1, 1);
  return ids.join(' ').length > headerCharacters ? (mail.inReplyTo ?? '') : ids.join(' ');
}

const headerCharacters = 880;

/** An answer carries the subject of what it answers, back to whoever wrote it, without the numbers of persons that he may have put there. */
async function subjectOfLetter(engine: Engine, mail: Mail): Promise<string> {
  if (mail.inReplyTo === null || mail.noun !== 'messages' || mail.recordId === null) return mail.subjectText ?? '';
  const message = await inTransaction(engine, systemActor, (tx) => tx.get('messages', String(mail.recordId)));
  const subject = String(message['subjectLine'] ?? '').replace(/\d{9,}/g, '…').replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').replace(/^(?:(?:re|ynt|yan|cevap)\s*:\s*)+/i, '').trim();
  return subject === '' ? (mail.subjectText ?? '') : `Re: ${subject}`.slice(0, 300);
}

/** A second run of the job may find the outcome recorded already. */
async function settled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
  }
}

const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';

