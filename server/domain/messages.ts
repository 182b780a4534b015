import { choice, email, file, instant, longText, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const messages = defineResource('messages', {
  label: { tr: 'Gelen e-posta', en: 'Incoming e-mail' },
  plural: { tr: 'Gelen e-postalar', en: 'Incoming e-mails' },
  title: ['subjectLine'],
  icon: 'mail',
  group: 'inbox',
  subject: 'self',
  list: ['receivedAt', 'sender', 'subjectLine', 'institution', 'state'],
  sort: ['receivedAt', 'DESC'],
  fields: {
    messageId: text({ tr: 'Message-ID', en: 'Message-ID' }, { required: true, unique: true, max: 500 }),
    sender: email({ tr: 'Gönderen', en: 'Sender' }, { personal: true, searchable: 'exact' }),
    subjectLine: text({ tr: 'Konu', en: 'Subject' }, { personal: true, max: 300 }),
    receivedAt: instant({ tr: 'Geldiği an', en: 'Received at' }, { required: true, sortable: true }),
    raw: file({ tr: 'Ham ileti', en: 'Raw message' }),
    thread: text({ tr: 'Yazışma', en: 'Thread' }, { max: 500 }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions'),
    proposal: choice({ tr: 'Öneri', en: 'Proposal' }, {
      firstApplication: { tr: 'İlk başvuru evrakı', en: 'First application' }, list: { tr: 'Başvuru listesi', en: 'Application list' },
      assessment: { tr: 'Uyum değerlendirme talebi', en: 'Assessment request' }, other: { tr: 'Diğer', en: 'Other' },
    }),
    applicationList: refersTo({ tr: 'Oluşan liste', en: 'List made of it' }, 'application-lists'),
    note: longText({ tr: 'İç not', en: 'Internal note' }, { max: 2000, see: ['registrar', 'postClerk', 'supervisor', 'auditor'] }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', auditor: 'all' },
    seePersonal: { registrar: 'always', postClerk: 'always', supervisor: 'always', auditor: 'withReason' },
    create: ['postClerk', 'registrar'],
    update: [{ fields: ['institution', 'proposal', 'applicationList', 'note'], by: ['registrar', 'postClerk'], in: ['received', 'proposed'] }],
  },
  unmaskedList: ['registrar', 'postClerk'],
  workflow: {
    initial: 'received',
    states: {
      received: { label: { tr: 'Geldi', en: 'Received' }, kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'mailboxDays' }, says: { tr: 'E-posta geldi, okunacak.', en: 'The e-mail has arrived and will be read.' } },
      proposed: { label: { tr: 'Öneri hazır', en: 'Proposal ready' }, kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'mailboxDays' }, says: { tr: 'E-posta okundu, işlenecek.', en: 'The e-mail was read and will be dealt with.' } },
      done: { label: { tr: 'İşlendi', en: 'Done' }, kind: 'done' },
      setAside: { label: { tr: 'Ayrıldı', en: 'Set aside' }, kind: 'stopped' },
      quarantined: { label: { tr: 'Karantinada', en: 'Quarantined' }, kind: 'alarm', waitsOn: 'supervisor', says: { tr: 'E-posta güvenlik nedeniyle incelemeye ayrıldı.', en: 'The e-mail is held for a security check.' } },
    },
    actions: {
      propose: { label: { tr: 'Öneri hazırla', en: 'Propose' }, from: 'received', to: 'proposed', by: ['system', 'registrar', 'postClerk'] },
      finish: { label: { tr: 'İşlendi', en: 'Finish' }, from: ['received', 'proposed'], to: 'done', by: ['registrar', 'postClerk', 'system'], intent: 'primary' },
      setAside: { label: { tr: 'Ayır', en: 'Set aside' }, from: ['received', 'proposed'], to: 'setAside', by: ['registrar', 'postClerk'] },
      quarantine: { label: { tr: 'Karantinaya al', en: 'Quarantine' }, from: ['received', 'proposed'], to: 'quarantined', by: ['registrar', 'postClerk', 'system'], intent: 'danger' },
      release: { label: { tr: 'Karantinadan çıkar', en: 'Release' }, from: ['quarantined', 'setAside'], to: 'received', by: 'supervisor' },
    },
  },
});
