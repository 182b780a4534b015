import { choice, email, file, flag, instant, integer, longText, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

const failures = { noAddress: { tr: 'Adres yok', en: 'No address' }, refused: { tr: 'Alıcı sunucu reddetti', en: 'Refused' }, bounced: { tr: 'Geri döndü', en: 'Bounced' } } as const;

/** One letter to one address, always from a version of a template; created by consequences, sent by a job. */
export const outgoingMails = defineResource('outgoing-mails', {
  label: { tr: 'Giden e-posta', en: 'Outgoing e-mail' },
  plural: { tr: 'Giden e-postalar', en: 'Outgoing e-mails' },
  title: ['subjectText'],
  icon: 'outbox',
  group: 'inbox',
  subject: 'toPerson',
  list: ['subjectText', 'toAddress', 'state', 'createdAt', 'sentAt'],
  sort: ['createdAt', 'DESC'],
  fields: {
    templateCode: text({ tr: 'Şablon kodu', en: 'Template code' }, { required: true, max: 60, sortable: true }),
    template: refersTo({ tr: 'Şablon (sürümüyle)', en: 'Template' }, 'templates', { derived: true }),
    toAddress: email({ tr: 'Alıcı', en: 'To' }, { derived: true, personal: true, searchable: 'exact' }),
    toPerson: refersTo({ tr: 'Kişi', en: 'Person' }, 'people'),
    toInstitution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { evidence: true }),
    subjectText: text({ tr: 'Konu', en: 'Subject' }, { derived: true, max: 200 }),
    body: longText({ tr: 'Metin', en: 'Text' }, { derived: true, personal: true, max: 8000 }),
    variables: structure<Readonly<Record<string, string | number>>>()({ tr: 'Değerler', en: 'Values' }, { personal: true }),
    noun: text({ tr: 'İlgili kayıt türü', en: 'Kind of record' }, { max: 60 }),
    recordId: text({ tr: 'İlgili kayıt', en: 'Record' }, { max: 36 }),
    attempts: integer({ tr: 'Deneme', en: 'Attempts' }, { derived: true, default: 0 }),
    sentAt: instant({ tr: 'Gönderildiği an', en: 'Sent at' }, { derived: true, sortable: true }),
    response: text({ tr: 'Sunucu yanıtı', en: 'Response' }, { derived: true, max: 400, see: ['registrar', 'supervisor', 'callAgent', 'callLead', 'admin', 'auditor'] }),
    failure: choice({ tr: 'Hata türü', en: 'Failure' }, failures, { derived: true }),
    trial: flag({ tr: 'Deneme gönderimi', en: 'Trial' }, { derived: true }),
    ownText: longText({ tr: 'Yazılan metin', en: 'Text written by hand' }, { derived: true, personal: true, max: 4000 }),
    inReplyTo: text({ tr: 'Yanıtladığı ileti', en: 'In reply to' }, { derived: true, max: 500 }),
    referenceIds: longText({ tr: 'Yazışmadaki iletiler', en: 'References' }, { derived: true, max: 4000 }),
    attachment: file({ tr: 'Ek', en: 'Attachment' }),
    fileName: text({ tr: 'Ekin adı', en: 'Attachment’s name' }, { derived: true, personal: true, max: 200 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', auditor: 'all', admin: 'all' },
    seePersonal: { registrar: 'always', supervisor: 'always', callAgent: 'withReason', callLead: 'withReason', auditor: 'withReason' },
  },
  onCreate: { does: ['compose'] },
  workflow: {
    initial: 'queued',
    states: {
      queued: { label: { tr: 'Gönderilecek', en: 'Queued' }, kind: 'moving', waitsOn: 'time', says: { tr: 'E-posta gönderilmek üzere sırada.', en: 'The e-mail is about to be sent.' } },
      sent: { label: { tr: 'Gönderildi', en: 'Sent' }, kind: 'done', says: { tr: 'E-posta gönderildi. Görünmüyorsa gereksiz posta klasörüne bakılmalı.', en: 'The e-mail was sent; please look into the spam folder too.' } },
      failed: { label: { tr: 'Gönderilemedi', en: 'Failed' }, kind: 'alarm', waitsOn: 'registrar', says: { tr: 'E-posta gönderilemedi; adres kontrol edilmeli.', en: 'The e-mail could not be sent; the address needs checking.' } },
    },
    actions: {
      markSent: { label: { tr: 'Gönderildi', en: 'Mark sent' }, from: 'queued', to: 'sent', by: 'system', stamps: 'sentAt', input: { response: text({ tr: 'Sunucu yanıtı', en: 'Response' }, { max: 400 }) } },
      markFailed: { label: { tr: 'Gönderilemedi', en: 'Mark failed' }, from: 'queued', to: 'failed', by: 'system', does: ['raiseFailure'],
        input: { response: text({ tr: 'Sunucu yanıtı', en: 'Response' }, { max: 400 }), failure: choice({ tr: 'Hata türü', en: 'Failure' }, failures, { required: true }) } },
      // A server took it and said later that it could not deliver it.
      reportBounce: { label: { tr: 'Geri döndü', en: 'Bounced' }, from: 'sent', to: 'failed', by: 'system', does: ['raiseFailure'],
        input: { response: text({ tr: 'Sunucu yanıtı', en: 'Response' }, { max: 400 }), failure: choice({ tr: 'Hata türü', en: 'Failure' }, failures, { required: true }) } },
      sendAgain: { label: { tr: 'Yeniden gönder', en: 'Send again' }, from: ['sent', 'failed'], to: 'queued', by: ['registrar', 'callAgent', 'callLead'], does: ['addressAgain'], then: ['send'], intent: 'primary' },
    },
  },
});
