import { filledIn } from '#domain/letter-text.ts';
import { type outgoingMails } from '#domain/outgoing-mails.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row, type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { withOwnText } from './letter.ts';
import { refuseEndedLaw } from './quoted-law.ts';

type Mail = RecordOf<typeof outgoingMails>;

export const consequences: ModuleParts<typeof outgoingMails, Outside>['consequences'] = {
  async compose(tx, mail) {
    // Somebody tries a text out on himself: it came with the letter, and is perhaps in force nowhere.
    if (mail.trial) return tx.enqueue('outgoing-mails', mail.id, 'send');
    const template = await templateInForce(tx, mail.templateCode);
    await refuseEndedLaw(tx, String(template['body']));
    const toAddress = mail.toAddress ?? (await addressOf(tx, mail));
    await tx.set('outgoing-mails', mail.id, {
      template: template.id, toAddress, subjectText: template['subjectText'], body: mail.ownText === null ? filledIn(String(template['body']), mail.variables ?? {}) : withOwnText(String(template['body']), mail.variables ?? {}, mail.ownText),
    });
    if (toAddress === null) await tx.perform('outgoing-mails', mail.id, 'markFailed', { failure: 'noAddress' });
    else await tx.enqueue('outgoing-mails', mail.id, 'send');
  },
  /** A letter sent again goes to the address that the person has now. */
  async addressAgain(tx, mail) {
    const toAddress = (await addressOf(tx, mail)) ?? mail.toAddress;
    await tx.set('outgoing-mails', mail.id, { toAddress, failure: null, attempts: (mail.attempts ?? 0) + 1 });
  },
  async raiseFailure(tx, mail) {
    await tx.create('tasks', { kind: 'mailFailed', title: `E-posta gönderilemedi: ${mail.subjectText ?? mail.templateCode}`.slice(0, 200), role: 'registrar', noun: 'outgoing-mails', recordId: mail.id });
  },
};

async function templateInForce(tx: Tx, code: string): Promise<Row> {
  const versions = (await tx.find('templates', { code, state: 'inForce' })).filter((version) => String(version['validFrom']) <= tx.today);
  const newest = versions.sort((one, other) => Number(other['versionNumber']) - Number(one['versionNumber']))[0];
  return newest ?? tx.refuse({ code: 'NO_TEMPLATE', tr: `Yürürlükte şablon yok: ${code}. Önce şablon onaylanmalı.`, en: `No template is in force: ${code}.` });
}

async function addressOf(tx: Tx, mail: Mail): Promise<string | null> {
  if (mail.toPerson !== null) return ((await tx.get('people', mail.toPerson))['email'] as string | null) ?? null;
  if (mail.toInstitution !== null) return ((await tx.get('institutions', mail.toInstitution))['email'] as string | null) ?? null;
  return null;
}
