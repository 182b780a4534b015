import { choice, file, integer, longText, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** What the content is on the authority's paper; found by the classification, not by the name. */
export const formKinds = {
  KT: { tr: 'Kurumsal Taahhütname', en: 'Undertaking of the institution' }, EST: { tr: 'e-İmza Sorumlusu Taahhütnamesi', en: 'Undertaking of the officer' },
  FRM0103: { tr: 'FRM.01.03 NES Başvuru Listesi', en: 'FRM.01.03 application list' }, NBF: { tr: 'NES Başvuru Formu', en: 'Application form' },
  NST: { tr: 'NES Sahibi Taahhütnamesi', en: 'Undertaking of the holder' }, UDF: { tr: 'Uyum Değerlendirme Talep Formu', en: 'Assessment request form' },
  excelList: { tr: 'Excel listesi', en: 'Excel list' }, signedList: { tr: 'İmzalı liste', en: 'Signed list' }, signature: { tr: 'Ayrık imza', en: 'Detached signature' }, other: { tr: 'Diğer', en: 'Other' },
} as const;

const handlers = ['registrar', 'postClerk'] as const;
const formKind = choice({ tr: 'Form', en: 'Form' }, formKinds);
const document = refersTo({ tr: 'Evrak', en: 'Document' }, 'documents');

/** One file of a message, typed by its content. What is dangerous is recorded and never kept apart from the raw message, served or parsed. */
export const messageAttachments = defineResource('message-attachments', {
  label: { tr: 'E-posta eki', en: 'Attachment' },
  plural: { tr: 'E-posta ekleri', en: 'Attachments' },
  title: ['fileName'],
  group: 'inbox',
  subject: 'message',
  list: ['fileName', 'formKind', 'size', 'quarantineReason', 'state'],
  sort: ['position', 'ASC'],
  fields: {
    message: refersTo({ tr: 'E-posta', en: 'Message' }, 'messages', { required: true }),
    position: integer({ tr: 'Sıra', en: 'Position' }, { required: true, min: 1, max: 1000, sortable: true }),
    fileName: text({ tr: 'Dosya adı', en: 'File name' }, { derived: true, personal: true, max: 200 }),
    mediaType: text({ tr: 'Türü (içeriğine göre)', en: 'Type (by content)' }, { derived: true, max: 120 }),
    size: integer({ tr: 'Boyut (bayt)', en: 'Size (bytes)' }, { derived: true, min: 0 }),
    sha256: text({ tr: 'İçerik özeti', en: 'Content hash' }, { derived: true, max: 64 }),
    content: file({ tr: 'Dosya', en: 'File' }),
    formKind,
    // Undertakings scanned into one file.
    alsoHolds: structure<readonly string[]>()({ tr: 'İçindeki diğer formlar', en: 'Other forms in it' }, { derived: true }),
    // What a signed envelope holds stands beside it as an attachment of its own.
    openedFrom: refersTo({ tr: 'İçinden çıktığı imzalı dosya', en: 'Signed file that it was in' }, 'message-attachments', { derived: true }),
    document,
    quarantineReason: longText({ tr: 'Karantina nedeni', en: 'Why quarantined' }, { derived: true, max: 300 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', auditor: 'all' },
    seePersonal: { registrar: 'always', postClerk: 'always', supervisor: 'always', auditor: 'withReason' },
    update: [{ fields: ['formKind', 'document'], by: [...handlers], in: ['kept', 'linked'] }],
  },
  onUpdate: { does: ['checkSignature'] },
  unmaskedList: ['registrar', 'postClerk'],
  conditions: {
    contentKept: { tr: 'İçeriği saklanmış', en: 'Its content was kept' },
  },
  related: [{ noun: 'signature-checks', by: 'attachment' }],
  workflow: {
    initial: 'kept',
    states: {
      kept: { label: { tr: 'Saklandı', en: 'Kept' }, kind: 'moving', says: { tr: 'Ek saklandı; henüz bir evraka bağlanmadı.', en: 'The attachment is kept and not linked to a document yet.' } },
      linked: { label: { tr: 'Evraka bağlandı', en: 'Linked' }, kind: 'done' },
      setAside: { label: { tr: 'Ayrıldı', en: 'Set aside' }, kind: 'stopped' },
      quarantined: { label: { tr: 'Karantinada', en: 'Quarantined' }, kind: 'stopped', says: { tr: 'Ek güvenlik nedeniyle açılmıyor.', en: 'The attachment is held for security.' } },
    },
    actions: {
      recognise: { label: { tr: 'Form türünü yaz', en: 'Note the form' }, from: ['kept', 'linked'], by: 'system', input: { formKind } },
      link: { label: { tr: 'Evraka bağla', en: 'Link to a document' }, from: 'kept', to: 'linked', by: [...handlers, 'system'], input: { document, formKind }, does: ['checkSignature'], intent: 'primary' },
      setAside: { label: { tr: 'Ayır', en: 'Set aside' }, from: 'kept', to: 'setAside', by: [...handlers, 'system'] },
      takeBack: { label: { tr: 'Geri al', en: 'Take back' }, from: ['setAside', 'linked'], to: 'kept', by: [...handlers, 'system'] },
      quarantine: { label: { tr: 'Karantinaya al', en: 'Quarantine' }, from: ['kept', 'setAside'], to: 'quarantined', by: [...handlers, 'system'], input: { quarantineReason: longText({ tr: 'Karantina nedeni', en: 'Why quarantined' }, { required: true, max: 300 }) }, intent: 'danger' },
      release: { label: { tr: 'Karantinadan çıkar', en: 'Release' }, from: 'quarantined', to: 'kept', by: 'system', requires: ['contentKept'] },
    },
  },
});
