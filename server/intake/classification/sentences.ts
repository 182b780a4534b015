import { type LooksAt, type Reason, type Rule } from './letter.ts';

const places: Readonly<Record<LooksAt, readonly [tr: (words: string) => string, en: (words: string) => string]>> = {
  subject: [(words) => `Konuda “${words}” geçiyor.`, (words) => `The subject says “${words}”.`],
  body: [(words) => `İletide “${words}” geçiyor.`, (words) => `The letter says “${words}”.`],
  attachmentName: [(words) => `Ekin adında “${words}” geçiyor.`, (words) => `The attachment's name says “${words}”.`],
  formTitle: [(words) => `Ekin içinde “${words}” başlığı var.`, (words) => `The attachment carries the title “${words}”.`],
  mediaType: [(words) => `Ekin içeriği: ${words}.`, (words) => `Content of the attachment: ${words}.`],
  signed: [(words) => `Ek imzalı: ${signatures[words]?.[0] ?? words}.`, (words) => `The attachment is signed: ${signatures[words]?.[1] ?? words}.`],
  sender: [(words) => senders[words]?.[0] ?? `Gönderen: ${words}.`, (words) => senders[words]?.[1] ?? `Sender: ${words}.`],
  senderDomain: [(words) => `Gönderen alan adı ${words} ile bitiyor.`, (words) => `The sender's domain ends in ${words}.`],
  form: [(words) => `Ekte ${formNames[words]?.[0] ?? words} var.`, (words) => `Attached: ${formNames[words]?.[1] ?? words}.`],
  thread: [() => 'Bizimle süren bir yazışmanın yanıtı.', () => 'It answers a correspondence with us.'],
};

const signatures: Readonly<Record<string, readonly [string, string]>> = {
  cades: ['imzalı zarf (CAdES)', 'signed envelope (CAdES)'], smime: ['imzalı e-posta (S/MIME)', 'signed e-mail (S/MIME)'], pades: ['imzalı PDF (PAdES)', 'signed PDF (PAdES)'],
  detached: ['ayrı imza dosyası', 'a signature of its own'], damaged: ['imzası açılamadı', 'the signature cannot be opened'],
};

const senders: Readonly<Record<string, readonly [string, string]>> = {
  officer: ['Gönderen, kurumun kayıtlı e-imza sorumlusu.', 'The sender is a registered officer of the institution.'],
  institutionMail: ['Gönderen, kurumun kayıtlı e-posta adresi.', 'The sender is the institution’s registered address.'],
  domain: ['Gönderen adresi kurumun alan adında.', 'The sender’s address is in the institution’s domain.'],
  none: ['Gönderen tanınmıyor.', 'The sender is not known.'],
  publicMail: ['Gönderen, herkesin açabileceği bir posta hizmetini kullanıyor.', 'The sender uses a mail service open to everybody.'],
};

export const formNames: Readonly<Record<string, readonly [string, string]>> = {
  KT: ['Kurumsal Taahhütname', 'the undertaking of the institution'], EST: ['e-İmza Sorumlusu Taahhütnamesi', 'the undertaking of the officer'],
  FRM0103: ['imzalanmış başvuru listesi (FRM.01.03)', 'the signed application list (FRM.01.03)'], NBF: ['NES Başvuru Formu', 'an application form'],
  NST: ['NES Sahibi Taahhütnamesi', 'the undertaking of a holder'], UDF: ['Uyum Değerlendirme Talep Formu', 'the assessment request form'],
  excelList: ['Excel başvuru listesi', 'an application list in Excel'], signedList: ['e-imzalı başvuru listesi', 'an e-signed application list'],
  signature: ['imza dosyası', 'a signature file'], other: ['tanınmayan dosya', 'an unknown file'],
};

/** Says what a rule found. `words`: the phrase of the rule that matched. */
export function reasonOf(rule: Rule, words: string, attachment?: number): Reason {
  const [tr, en] = places[rule.looksAt];
  const at = attachment === undefined ? ['', ''] : [`${attachment}. ek: `, `Attachment ${attachment}: `];
  return { rule: rule.code, weight: rule.weight, speaksFor: rule.speaksFor, tr: at[0] + tr(words), en: at[1] + en(words), ...(attachment === undefined ? {} : { attachment }) };
}

/** Reasons that no rule gives: what the content itself proves, and what forbids a sure proposal. */
export const plain = (code: string, speaksFor: string, tr: string, en: string, attachment?: number): Reason =>
  ({ rule: code, weight: 0, speaksFor, tr, en, ...(attachment === undefined ? {} : { attachment }) });
