import { choice, date, integer, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { versionedWorkflow } from './versioned-workflow.ts';

/** What a rule looks at, what it may speak for: the words of server/intake/classification. */
const looksAt = {
  subject: { tr: 'Konu', en: 'Subject' }, body: { tr: 'İleti metni', en: 'Text' }, attachmentName: { tr: 'Ekin adı', en: 'Name of an attachment' }, formTitle: { tr: 'Ekin içindeki başlık', en: 'Title inside an attachment' },
  mediaType: { tr: 'Ekin türü', en: 'Kind of attachment' }, signed: { tr: 'Ekin imzası', en: 'Signature of an attachment' }, form: { tr: 'Tanınan form', en: 'Form that was found' }, sender: { tr: 'Gönderenin kimliği', en: 'Who the sender is' },
  senderDomain: { tr: 'Gönderenin alan adı', en: 'The sender’s domain' }, thread: { tr: 'Yazışma', en: 'Thread' },
} as const;

const speaksFor = {
  firstApplication: { tr: 'İlk başvuru evrakı', en: 'First application' }, list: { tr: 'Başvuru listesi', en: 'Application list' }, assessment: { tr: 'Uyum değerlendirme talebi', en: 'Assessment request' },
  quote: { tr: 'Teklif talebi', en: 'Quote request' }, reply: { tr: 'Yazışmanın devamı', en: 'Reply in a thread' }, junk: { tr: 'İstenmeyen', en: 'Junk' }, other: { tr: 'Diğer', en: 'Other' },
  formKT: { tr: 'Form: Kurumsal Taahhütname', en: 'Form: undertaking of the institution' }, formEST: { tr: 'Form: e-İmza Sorumlusu Taahhütnamesi', en: 'Form: undertaking of the officer' },
  formFRM0103: { tr: 'Form: imzalı liste çıktısı', en: 'Form: signed print of the list' }, formNBF: { tr: 'Form: NES Başvuru Formu', en: 'Form: application form' }, formNST: { tr: 'Form: NES Sahibi Taahhütnamesi', en: 'Form: undertaking of the holder' },
  formUDF: { tr: 'Form: Uyum Değerlendirme Talep Formu', en: 'Form: assessment request' }, coverLetter: { tr: 'Form değil: üst yazı', en: 'No form: covering letter' },
  firstTime: { tr: 'Akış: ilk başvuru', en: 'Flow: first time' }, additional: { tr: 'Akış: ek başvuru', en: 'Flow: additional' }, wet: { tr: 'İmza: ıslak', en: 'Signature: wet ink' }, eSigned: { tr: 'İmza: e-imza', en: 'Signature: electronic' },
} as const;

/** Where a rule looks at facts and not at words: what may stand there. */
export const classificationFacts = {
  form: ['KT', 'EST', 'FRM0103', 'NBF', 'NST', 'UDF', 'excelList', 'signedList', 'signature', 'other'],
  sender: ['officer', 'institutionMail', 'domain', 'none', 'publicMail'],
  signed: ['cades', 'smime', 'pades', 'detached', 'damaged', 'none'],
  thread: ['known'],
} as const;

/** What makes an incoming message a proposal: words as data, so that a new wording needs no programmer. */
export const classificationRules = defineResource('classification-rules', {
  label: { tr: 'Sınıflandırma kuralı', en: 'Classification rule' },
  plural: { tr: 'Sınıflandırma kuralları', en: 'Classification rules' },
  title: ['code', 'versionNumber'],
  group: 'settings',
  list: ['code', 'versionNumber', 'looksAt', 'speaksFor', 'weight', 'state'],
  sort: ['code', 'ASC'],
  fields: {
    code: text({ tr: 'Kod', en: 'Code' }, { required: true, sortable: true, max: 60, pattern: { source: '^[a-z][a-z0-9-]*$', tr: 'Küçük harf, rakam ve çizgi.', en: 'Small letters, digits, hyphens.' } }),
    versionNumber: integer({ tr: 'Sürüm', en: 'Version' }, { required: true, min: 1, max: 999 }),
    looksAt: choice({ tr: 'Nereye bakar', en: 'Looks at' }, looksAt, { required: true }),
    words: longText({ tr: 'Sözcükler', en: 'Words' }, { required: true, max: 4000, help: { tr: 'Her satırda bir söz öbeği. Sözcükler kök sayılır, ekleri aranmaz; =sözcük yalnız tam hâliyle aranır. Büyük-küçük harf ve ş/s, ı/i ayrımı yoktur.', en: 'One phrase a line. Words are stems; =word means the whole word. Case and Turkish letters make no difference.' } }),
    speaksFor: choice({ tr: 'Neyi gösterir', en: 'Speaks for' }, speaksFor, { required: true }),
    weight: integer({ tr: 'Puan', en: 'Weight' }, { required: true, min: -100, max: 100, help: { tr: 'Yüz üzerinden; eksi puan aleyhine sayılır.', en: 'Out of a hundred; below zero it speaks against.' } }),
    validFrom: date({ tr: 'Geçerlilik başlangıcı', en: 'Valid from' }, { required: true, sortable: true }),
  },
  may: {
    read: { admin: 'all', supervisor: 'all', registrar: 'all', postClerk: 'all', auditor: 'all' },
    create: 'admin',
    update: [{ fields: ['looksAt', 'words', 'speaksFor', 'weight', 'validFrom'], by: 'admin', in: ['draft'] }],
  },
  conditions: { wordsFitPlace: { tr: 'Sözcükler bakılan yere uygun', en: 'The words fit what the rule looks at' } },
  onCreate: { requires: ['wordsFitPlace'] },
  onUpdate: { requires: ['wordsFitPlace'] },
  workflow: versionedWorkflow,
});
