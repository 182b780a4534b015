import { inHandConditions, inHandFields, inHandLoads } from './in-hand.ts';
import { choice, date, email, file, flag, instant, integer, longText, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** Why a message was taken for what it is proposed as: the sentence that a person reads, with the rule that said it. */
export interface ProposalReason {
  /** The rule's code; null where no rule of the data spoke. */
  readonly code: string | null;
  /** Percentage points that it added or took. */
  readonly weight: number;
  readonly tr: string;
  /** Left out of proposals of before: then the Turkish one is read. */
  readonly en?: string;
  /** However high the confidence, this forbids a sure proposal: whoever decides reads it first. */
  readonly blocks?: true;
}

/** What may be missing from a set of papers. */
export type MissingPaper = 'INSTITUTION_UNDERTAKING' | 'OFFICER_UNDERTAKING' | 'EXCEL_LIST' | 'SIGNED_LIST' | 'SCAN' | 'ASSESSMENT_FORM';

const open = ['received', 'proposed', 'askedBack'] as const;
const handlers = ['registrar', 'postClerk'] as const;

/** The proposal as the classification writes it; the operator corrects what it says the message is. */
const proposal = {
  proposal: choice({ tr: 'Öneri', en: 'Proposal' }, {
    firstApplication: { tr: 'İlk başvuru evrakı', en: 'First application' }, list: { tr: 'Başvuru listesi', en: 'Application list' },
    assessment: { tr: 'Uyum değerlendirme talebi', en: 'Assessment request' }, quote: { tr: 'Teklif talebi', en: 'Quote request' },
    reply: { tr: 'Yazışmanın devamı', en: 'Reply in a thread' }, junk: { tr: 'İstenmeyen', en: 'Junk' }, other: { tr: 'Diğer', en: 'Other' },
  }),
  flow: choice({ tr: 'Akış', en: 'Flow' }, { firstTime: { tr: 'İlk başvuru', en: 'First time' }, additional: { tr: 'Ek başvuru', en: 'Additional' } }),
  institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions'),
  officer: refersTo({ tr: 'e-İmza sorumlusu', en: 'Officer' }, 'officers'),
  signatureKind: choice({ tr: 'İmza', en: 'Signature' }, {
    eSigned: { tr: 'e-İmzalı', en: 'E-signed' }, smime: { tr: 'S/MIME imzalı', en: 'S/MIME' }, wet: { tr: 'Islak imzalı', en: 'Wet ink' }, none: { tr: 'İmzasız', en: 'None' },
  }, { derived: true }),
  confidence: integer({ tr: 'Güven (%)', en: 'Confidence (%)' }, { derived: true, min: 0, max: 100 }),
  complete: flag({ tr: 'Evrak tam', en: 'Complete' }, { derived: true }),
  missing: structure<readonly MissingPaper[]>()({ tr: 'Eksikler', en: 'Missing' }, { derived: true }),
  senderKnown: flag({ tr: 'Gönderen tanınıyor', en: 'Sender known' }, { derived: true }),
  rows: integer({ tr: 'Listedeki satır', en: 'Rows' }, { derived: true, min: 0, max: 100_000 }),
  validRows: integer({ tr: 'Geçerli satır', en: 'Valid rows' }, { derived: true, min: 0, max: 100_000 }),
  originalExpected: flag({ tr: 'Aslı postayla beklenir', en: 'Original expected by post' }, { derived: true }),
  reasons: structure<readonly ProposalReason[]>()({ tr: 'Neden böyle', en: 'Why' }, { derived: true, personal: true }),
  pairedWith: refersTo({ tr: 'Eşi olan e-posta', en: 'Paired with' }, 'messages', { derived: true }),
};

const warning = { warning: text({ tr: 'Uyarı', en: 'Warning' }, { max: 500 }) };

/** An e-mail as it reached us: the raw message is kept whole, and what it is taken for stands beside it with its reasons. */
export const messages = defineResource('messages', {
  label: { tr: 'Gelen e-posta', en: 'Incoming e-mail' },
  plural: { tr: 'Gelen e-postalar', en: 'Incoming e-mails' },
  title: ['subjectLine'],
  icon: 'mail',
  group: 'inbox',
  subject: 'self',
  list: ['receivedAt', 'sender', 'subjectLine', 'institution', 'proposal', 'state'],
  sort: ['receivedAt', 'DESC'],
  related: [{ noun: 'message-attachments', by: 'message' }, { noun: 'outgoing-mails', by: 'recordId' }, { noun: 'messages', by: 'pairedWith' }],
  groups: [
    { label: { tr: 'E-posta', en: 'Message' }, fields: ['sender', 'senderName', 'subjectLine', 'receivedAt', 'warning', 'bodyText'] },
    { label: { tr: 'Öneri', en: 'Proposal' }, fields: ['proposal', 'flow', 'confidence', 'reasons', 'complete', 'missing', 'signatureKind', 'rows', 'validRows', 'originalExpected'] },
    { label: { tr: 'Kime ait', en: 'Whose it is' }, fields: ['institution', 'officer', 'senderKnown', 'pairedWith', 'askedAt', 'applicationList', 'setAsideReason', 'inHandOf', 'inHandSince', 'note'] },
    { label: { tr: 'Nereden', en: 'Origin' }, fields: ['source', 'uploadedBy', 'automatic', 'outgoingMail', 'thread', 'inReplyTo', 'messageId', 'contentHash', 'raw'] },
  ],
  fields: {
    messageId: text({ tr: 'Message-ID', en: 'Message-ID' }, { required: true, max: 500 }),
    contentHash: text({ tr: 'İçerik özeti', en: 'Content hash' }, { derived: true, unique: true, max: 64 }),
    sender: email({ tr: 'Gönderen', en: 'Sender' }, { personal: true, searchable: 'exact' }),
    senderName: text({ tr: 'Gönderenin adı', en: 'Sender’s name' }, { derived: true, personal: true, max: 200 }),
    subjectLine: text({ tr: 'Konu', en: 'Subject' }, { personal: true, max: 300 }),
    receivedAt: instant({ tr: 'Geldiği an', en: 'Received at' }, { required: true, sortable: true }),
    raw: file({ tr: 'Ham ileti', en: 'Raw message' }),
    bodyText: longText({ tr: 'Metin', en: 'Text' }, { derived: true, personal: true, max: 20_000 }),
    thread: text({ tr: 'Yazışma', en: 'Thread' }, { derived: true, max: 500 }),
    inReplyTo: text({ tr: 'Yanıtladığı ileti', en: 'In reply to' }, { derived: true, max: 500 }),
    source: choice({ tr: 'Nereden geldi', en: 'Source' }, { imap: { tr: 'Posta kutusu', en: 'Mailbox' }, dropFolder: { tr: 'Bırakma klasörü', en: 'Drop folder' }, upload: { tr: 'Elle yüklendi', en: 'Uploaded' } }, { derived: true }),
    uploadedBy: text({ tr: 'Dosyayı yükleyen', en: 'Uploaded by' }, { derived: true, max: 200 }),
    automatic: choice({ tr: 'Kendiliğinden gelen', en: 'Automatic' }, { bounce: { tr: 'Teslim edilemedi bildirimi', en: 'Delivery failure' }, autoReply: { tr: 'Otomatik yanıt', en: 'Automatic reply' } }, { derived: true }),
    outgoingMail: refersTo({ tr: 'Hangi e-postamıza', en: 'About our letter' }, 'outgoing-mails', { derived: true }),
    warning: text({ tr: 'Uyarı', en: 'Warning' }, { derived: true, max: 500 }),
    ...proposal,
    askedAt: instant({ tr: 'Eksiklerin sorulduğu an', en: 'Asked for what is missing at' }, { derived: true }),
    setAsideReason: refersTo({ tr: 'Ayırma nedeni', en: 'Why set aside' }, 'reason-codes', { derived: true }),
    applicationList: refersTo({ tr: 'Oluşan liste', en: 'List made of it' }, 'application-lists'),
    ...inHandFields,
    note: longText({ tr: 'İç not', en: 'Internal note' }, { max: 2000, see: ['registrar', 'postClerk', 'supervisor', 'auditor'] }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', auditor: 'all' },
    seePersonal: { registrar: 'always', postClerk: 'always', supervisor: 'always', auditor: 'withReason' },
    create: [...handlers],
    update: [{ fields: ['institution', 'officer', 'proposal', 'flow', 'applicationList', 'note'], by: [...handlers], in: [...open] }],
  },
  unmaskedList: ['registrar', 'postClerk'],
  conditions: {
    ...inHandConditions,
    senderHasAddress: { tr: 'Gönderenin adresi belli', en: 'The sender’s address is known' },
    notAskedBefore: { tr: 'Eksikler bu ileti ya da eşi için daha önce sorulmamış', en: 'What is missing was not asked for before, here or for its pair' },
    proposalIsDoable: { tr: 'Öneri, kayda dönüşen bir tür ve bunun için gerekenler gelmiş', en: 'The proposal makes records, and what they need is here' },
  },
  loads: {
    ...inHandLoads,
    pair: { one: 'messages', by: 'pairedWith' },
    files: { many: 'message-attachments', by: 'message' },
    pairFiles: { many: 'message-attachments', by: 'message', of: 'pair' },
  },
  onCreate: { then: ['classify'] },
  workflow: {
    initial: 'received',
    states: {
      received: { label: { tr: 'Geldi', en: 'Received' }, kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'mailboxDays' }, says: { tr: 'E-posta geldi, okunacak.', en: 'The e-mail has arrived and will be read.' } },
      proposed: { label: { tr: 'Öneri hazır', en: 'Proposal ready' }, kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'mailboxDays' }, says: { tr: 'E-posta okundu, işlenecek.', en: 'The e-mail was read and will be dealt with.' } },
      askedBack: { label: { tr: 'Gönderene soruldu', en: 'Sender was asked' }, kind: 'theirs', waitsOn: 'officer', onPath: false, says: { tr: 'E-postadaki eksikler gönderene soruldu; tamamlaması bekleniyor.', en: 'The sender was asked for what is missing.' } },
      done: { label: { tr: 'İşlendi', en: 'Done' }, kind: 'done' },
      setAside: { label: { tr: 'Ayrıldı', en: 'Set aside' }, kind: 'stopped' },
      quarantined: { label: { tr: 'Karantinada', en: 'Quarantined' }, kind: 'alarm', waitsOn: 'supervisor', says: { tr: 'E-posta güvenlik nedeniyle incelemeye ayrıldı.', en: 'The e-mail is held for a security check.' } },
    },
    actions: {
      propose: { label: { tr: 'Öneri hazırla', en: 'Propose' }, from: ['received', 'proposed'], to: 'proposed', by: 'system', input: proposal },
      // What was found out where nothing is sure: it is written down, and a person decides.
      consider: { label: { tr: 'Bulguları yaz', en: 'Note the findings' }, from: [...open], by: 'system', input: proposal },
      accept: { label: { tr: 'Öneriyi uygula', en: 'Carry out the proposal' }, from: [...open], to: 'done', by: [...handlers], requires: ['proposalIsDoable'], does: ['carryOut'], then: ['takeFiles'], intent: 'primary',
        input: {
          institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { help: { tr: 'Boş bırakılırsa önerilen kurum.', en: 'Empty: the proposed one.' } }),
          officer: refersTo({ tr: 'e-İmza sorumlusu', en: 'Officer' }, 'officers'),
          signedOn: date({ tr: 'İmza tarihi', en: 'Signed on' }, { help: { tr: 'Boş bırakılırsa e-postanın geldiği gün.', en: 'Empty: the day on which the e-mail came.' } }),
          newInstitutionName: text({ tr: 'Kayıtlı değilse kurumun adı', en: 'Name of an institution not registered yet' }, { max: 200, help: { tr: 'Kurum kaydı açılır; bilgileri sonra tamamlanır.', en: 'Opens a registration, to be completed later.' } }),
          applicationName: text({ tr: 'Uygulamanın adı', en: 'Name of the application' }, { max: 200 }),
          applicationRelease: text({ tr: 'Uygulamanın sürümü', en: 'Release of the application' }, { max: 40 }),
        } },
      // So that no two people begin the same e-mail; whoever comes second goes on to the next.
      takeInHand: { label: { tr: 'Üzerime al', en: 'Take it on' }, from: [...open], by: [...handlers], requires: ['inNoOtherHands'], does: ['takeInHand'], stamps: 'inHandSince' },
      // What came of it stands on the message, whatever state it is in by then.
      noteOutcome: { label: { tr: 'Sonucu yaz', en: 'Note the outcome' }, by: 'system', input: { institution: proposal.institution, officer: proposal.officer, applicationList: refersTo({ tr: 'Oluşan liste', en: 'List made of it' }, 'application-lists') } },
      reply: { label: { tr: 'Yanıtla', en: 'Reply' }, from: ['received', 'proposed', 'askedBack', 'done', 'setAside'], by: ['registrar', 'supervisor'], requires: ['senderHasAddress'], does: ['sendReply'],
        input: {
          template: refersTo({ tr: 'Şablon', en: 'Template' }, 'templates', { help: { tr: 'Boş bırakılırsa genel yanıt şablonu.', en: 'Left empty: the general reply.' } }),
          text: longText({ tr: 'Metin', en: 'Text' }, { required: true, personal: true, max: 4000, help: { tr: 'Şablonda {{metin}} yazan yere konur.', en: 'Stands where the template says {{metin}}.' } }),
        } },
      askBack: { label: { tr: 'Gönderene sor', en: 'Ask the sender' }, from: ['received', 'proposed'], to: 'askedBack', by: [...handlers, 'system'], requires: ['senderHasAddress', 'notAskedBefore'], does: ['askForMissing'], stamps: 'askedAt',
        input: {
          missing: structure<readonly MissingPaper[]>()({ tr: 'Eksikler', en: 'Missing' }, { required: true }),
          text: longText({ tr: 'Eklenecek metin', en: 'Added text' }, { personal: true, max: 4000 }),
          letter: longText({ tr: 'Mektup', en: 'Letter' }, { personal: true, max: 4000, help: { tr: 'Yazılırsa eksiklerin listesi yerine bu metin gider.', en: 'Goes out in place of the drafted list.' } }),
        } },
      finish: { label: { tr: 'İşlendi', en: 'Finish' }, from: [...open], to: 'done', by: [...handlers, 'system'], intent: 'primary' },
      setAside: { label: { tr: 'Ayır', en: 'Set aside' }, from: [...open], to: 'setAside', by: [...handlers, 'system'], does: ['wantReason'],
        input: { setAsideReason: refersTo({ tr: 'Neden', en: 'Reason' }, 'reason-codes'), ...warning } },
      takeBack: { label: { tr: 'Geri al', en: 'Take back' }, from: 'setAside', to: 'received', by: [...handlers], then: ['classify'] },
      quarantine: { label: { tr: 'Karantinaya al', en: 'Quarantine' }, from: [...open], to: 'quarantined', by: [...handlers, 'system'], does: ['holdAttachments'], input: warning, intent: 'danger' },
      release: { label: { tr: 'Karantinadan çıkar', en: 'Release' }, from: ['quarantined', 'setAside'], to: 'received', by: 'supervisor', does: ['freeAttachments'], then: ['classify'] },
    },
  },
});
