import { type messages } from '#domain/messages.ts';
import { isMissingPaper, missingDraft } from '#domain/missing-papers.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { answersTo } from '../letter-thread.ts';
import { takeInHandOf } from '../in-hand.ts';
import { type Outside } from '../outside.ts';
import { carryOut, endTasks } from './carry-out.ts';

type Message = RecordOf<typeof messages>;

const mostAttachments = 200;
const heldWithMessage = 'İletinin bütünü karantinada.';

export const consequences: ModuleParts<typeof messages, Outside>['consequences'] = {
  /** A letter in the thread, from the template that was chosen. */
  async sendReply(tx, message, input) {
    await answer(tx, message, typeof input['template'] === 'string' ? await codeOfReply(tx, input['template']) : 'message-reply', String(input['text']));
  },
  /** Names each missing paper on a line of its own, unless somebody wrote the letter himself. */
  async askForMissing(tx, message, input) {
    const missing = (Array.isArray(input['missing']) ? input['missing'] : []).filter(isMissingPaper);
    const letter = typeof input['letter'] === 'string' ? input['letter'].trim() : '';
    const text = letter === '' ? missingDraft(missing, typeof input['text'] === 'string' ? input['text'] : '') : letter;
    if (text === '') tx.refuse({ code: 'NOTHING_MISSING', tr: 'Neyin eksik olduğu belirtilmeli.', en: 'Say what is missing.' });
    await answer(tx, message, 'message-incomplete', text);
    await endTasks(tx, message.id, 'Eksikler gönderene soruldu.');
  },
  /** A person says why; what the system sets aside says it in its warning. */
  async wantReason(tx, message, input) {
    if (tx.actor.kind === 'staff' && typeof input['setAsideReason'] !== 'string') tx.refuse({ code: 'NO_REASON', tr: 'Neden ayrıldığı seçilmeli.', en: 'Choose why it is set aside.' });
    if (tx.actor.kind === 'staff') await endTasks(tx, message.id, 'İleti ayrıldı.');
  },
  carryOut,
  takeInHand: (tx, message) => takeInHandOf(tx, 'messages', message.id),
  /** Nothing of a message that is held may be opened. */
  async holdAttachments(tx, message) {
    for (const attachment of await tx.find('message-attachments', { message: message.id }, { bound: mostAttachments })) {
      if (!['kept', 'setAside'].includes(attachment.state)) continue;
      await tx.perform('message-attachments', attachment.id, 'quarantine', { quarantineReason: heldWithMessage });
    }
  },
  /** What was held only for its neighbour's sake comes back; what is dangerous by itself stays, whether its content was kept or not. */
  async freeAttachments(tx, message) {
    for (const attachment of await tx.find('message-attachments', { message: message.id, state: 'quarantined' }, { bound: mostAttachments })) {
      if (attachment['content'] !== null && attachment['quarantineReason'] === heldWithMessage) await tx.perform('message-attachments', attachment.id, 'release');
    }
  },
};

async function codeOfReply(tx: Tx, id: string): Promise<string> {
  const template = await tx.get('templates', id);
  if (template.state !== 'inForce') tx.refuse({ code: 'TEMPLATE_NOT_IN_FORCE', tr: 'Şablonun bu sürümü yürürlükte değil; yürürlükteki sürümü seçin.', en: 'This version of the template is not in force.' });
  if (String(template['body']).includes('{{metin}}')) return String(template['code']);
  return tx.refuse({ code: 'TEMPLATE_TAKES_NO_TEXT', tr: 'Bu şablonda {{metin}} yeri yok; yazdığınız metin gönderilemezdi. Yanıt şablonlarından birini seçin.', en: 'This template has no place for {{metin}}.' });
}

async function answer(tx: Tx, message: Message, templateCode: string, ownText: string): Promise<void> {
  await tx.create('outgoing-mails', { templateCode, ...answersTo(message), toInstitution: message.institution, noun: 'messages', recordId: message.id, ownText });
}
