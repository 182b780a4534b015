import { type messages, type MissingPaper } from '#domain/messages.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Message = RecordOf<typeof messages>;

/** As letters name them. */
const missingWords: Readonly<Record<MissingPaper, string>> = {
  INSTITUTION_UNDERTAKING: 'Kurumsal Taahhütname (imzalı, mühürlü)',
  OFFICER_UNDERTAKING: 'e-İmza Sorumlusu Taahhütnamesi (imzalı)',
  EXCEL_LIST: 'FRM.01.03 başvuru listesinin Excel dosyası',
  SIGNED_LIST: 'FRM.01.03 başvuru listesinin imzalı hâli',
  SCAN: 'Islak imzalı belgenin taraması',
  ASSESSMENT_FORM: 'Uyum Değerlendirme Talep Formu',
};

const mostAttachments = 200;

export const consequences: ModuleParts<typeof messages, Outside>['consequences'] = {
  /** A letter in the thread, from the template that was chosen. */
  async sendReply(tx, message, input) {
    await answer(tx, message, typeof input['template'] === 'string' ? await codeOfReply(tx, input['template']) : 'message-reply', String(input['text']));
  },
  /** Names each missing paper on a line of its own. */
  async askForMissing(tx, message, input) {
    const missing = (Array.isArray(input['missing']) ? input['missing'] : []).filter((code): code is MissingPaper => typeof code === 'string' && code in missingWords);
    const added = typeof input['text'] === 'string' ? input['text'].trim() : '';
    if (missing.length === 0 && added === '') tx.refuse({ code: 'NOTHING_MISSING', tr: 'Neyin eksik olduğu belirtilmeli.', en: 'Say what is missing.' });
    const lines = missing.map((code) => `- ${missingWords[code]}`);
    await answer(tx, message, 'message-incomplete', [lines.join('\n'), added].filter((part) => part !== '').join('\n\n'));
  },
  /** Nothing of a message that is held may be opened. */
  async holdAttachments(tx, message) {
    for (const attachment of await tx.find('message-attachments', { message: message.id }, { bound: mostAttachments })) {
      if (!['kept', 'setAside'].includes(attachment.state)) continue;
      await tx.perform('message-attachments', attachment.id, 'quarantine', { quarantineReason: 'İletinin bütünü karantinada.' });
    }
  },
  /** What was held only for its neighbour's sake comes back; what is dangerous by itself has no content and stays. */
  async freeAttachments(tx, message) {
    for (const attachment of await tx.find('message-attachments', { message: message.id, state: 'quarantined' }, { bound: mostAttachments })) {
      if (attachment['content'] !== null) await tx.perform('message-attachments', attachment.id, 'release');
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
  const chain = [...new Set([message.thread, message.inReplyTo, message.messageId])].filter((id): id is string => id !== null && messageIdShape.test(id));
  await tx.create('outgoing-mails', {
    templateCode, toAddress: message.sender, toInstitution: message.institution, noun: 'messages', recordId: message.id, ownText,
    inReplyTo: messageIdShape.test(message.messageId) ? message.messageId : null, referenceIds: chain.join(' ') || null,
  });
}

/** What may stand in a header of ours: an id that came from outside is written into one. */
const messageIdShape = /^<[\x21-\x3b\x3d\x3f-\x7e]{1,250}@[\x21-\x3b\x3d\x3f-\x7e]{1,200}>$/;
