import { type outgoingMails } from '#domain/outgoing-mails.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Mail = RecordOf<typeof outgoingMails>;

export const effects: ModuleParts<typeof outgoingMails, Outside>['effects'] = {
  async send({ engine, mail: transport, mailFrom }, job) {
    const mail = (await inTransaction(engine, systemActor, (tx) => tx.get('outgoing-mails', job.recordId))) as Mail;
    if (mail.state !== 'queued' || mail.toAddress === null) return;
    // The id stays the same when the job comes back, so that a receiver can drop the second copy.
    const messageId = `<${mail.id}.${mail.attempts ?? 0}@${domainOf(mailFrom)}>`;
    try {
      const receipt = await transport.send({
        messageId, from: mailFrom, to: mail.toAddress, subject: mail.subjectText ?? '', text: mail.body ?? '', headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await settled(() => performAction(engine, systemActor, 'outgoing-mails', mail.id, 'markSent', { response: oneLine(receipt.response) }));
    } catch (error) {
      if ((error as { permanent?: boolean }).permanent !== true) throw error;
      await settled(() => performAction(engine, systemActor, 'outgoing-mails', mail.id, 'markFailed', { failure: 'refused', response: oneLine(String((error as Error).message)) }));
    }
  },
};

/** A second run of the job may find the outcome recorded already. */
async function settled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'illegal_state') throw error;
  }
}

const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 390);
