import { choice, file, instant, personNumber, reference, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** One sentence of why, in the order of weight. */
export interface SignatureReason { readonly code: string; readonly tr: string; readonly en: string }

export const signatureVerdicts = {
  valid: { tr: 'Geçerli', en: 'Valid' }, invalid: { tr: 'Geçersiz', en: 'Invalid' }, notQualified: { tr: 'Nitelikli değil', en: 'Not qualified' },
  revoked: { tr: 'İptal edilmiş sertifika', en: 'Revoked certificate' }, expired: { tr: 'Süresi dolmuş sertifika', en: 'Expired certificate' },
  untrusted: { tr: 'Güvenilmeyen sertifika', en: 'Untrusted certificate' }, notOfficer: { tr: 'Yetkili sorumlu değil', en: 'Not the officer' },
  unreadable: { tr: 'Okunamadı', en: 'Unreadable' }, noRevocationInfo: { tr: 'İptal bilgisi yok', en: 'No revocation information' },
} as const;

const found = { derived: true } as const;

/** What a check of an electronic signature found. Written by the system, edited by nobody; a later check stands beside it. */
export const signatureChecks = defineResource('signature-checks', {
  label: { tr: 'İmza kontrolü', en: 'Signature check' },
  plural: { tr: 'İmza kontrolleri', en: 'Signature checks' },
  title: ['reference'],
  icon: 'Draw',
  group: 'documents',
  subject: 'institution',
  list: ['reference', 'verdict', 'applicationList', 'document', 'institution', 'form', 'signedAt', 'state'],
  sort: ['createdAt', 'DESC'],
  groups: [
    { label: { tr: 'Sonuç', en: 'Result' }, fields: ['reference', 'verdict', 'reasons', 'form'] },
    { label: { tr: 'Neyin imzası', en: 'What was signed' }, fields: ['applicationList', 'document', 'attachment', 'institution', 'fileHash', 'contentHash'] },
    { label: { tr: 'Kim imzaladı', en: 'Who signed' }, fields: ['signerName', 'signerNumber', 'officer', 'issuer', 'certificateSerial'] },
    { label: { tr: 'Ne zaman, neye dayanarak', en: 'When, and on what proof' }, fields: ['signedAt', 'provenAt', 'provenBy', 'receivedAt', 'evidence', 'evidenceHash'] },
  ],
  fields: {
    reference: reference({ tr: 'İmza kontrol no', en: 'Signature check no' }, 'IK'),
    verdict: choice({ tr: 'Sonuç', en: 'Verdict' }, signatureVerdicts, { ...found, sortable: true }),
    reasons: structure<readonly SignatureReason[]>()({ tr: 'Gerekçeler', en: 'Reasons' }, found),
    form: choice({ tr: 'İmza biçimi', en: 'Form of the signature' }, {
      cades: { tr: 'CAdES (içerikle birlikte)', en: 'CAdES (enveloping)' }, cadesDetached: { tr: 'CAdES (ayrık)', en: 'CAdES (detached)' },
      smime: { tr: 'S/MIME ileti', en: 'S/MIME message' }, pades: { tr: 'PAdES (PDF)', en: 'PAdES (PDF)' },
    }, found),
    applicationList: refersTo({ tr: 'Başvuru listesi', en: 'Application list' }, 'application-lists', found),
    document: refersTo({ tr: 'Evrak', en: 'Document' }, 'documents', found),
    attachment: refersTo({ tr: 'İçinde geldiği e-posta eki', en: 'Attachment that it came in' }, 'message-attachments', found),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { ...found, evidence: true }),
    officer: refersTo({ tr: 'İmzalayan e-imza sorumlusu', en: 'Officer who signed' }, 'officers', found),
    signerName: text({ tr: 'İmzalayan', en: 'Signer' }, { ...found, personal: true, max: 130 }),
    signerNumber: personNumber({ tr: 'İmzalayanın kimlik no', en: 'Signer’s person number' }, found),
    issuer: text({ tr: 'Sertifikayı veren', en: 'Issuer' }, { ...found, max: 200 }),
    certificateSerial: text({ tr: 'Sertifika seri no', en: 'Certificate serial' }, { ...found, max: 80 }),
    signedAt: instant({ tr: 'İmzalayanın bildirdiği an', en: 'Time claimed by the signer' }, { ...found, sortable: true }),
    provenAt: instant({ tr: 'Kanıtlanan an', en: 'Proven time' }, found),
    provenBy: choice({ tr: 'Zamanın kanıtı', en: 'Proof of the time' }, { timeStamp: { tr: 'Zaman damgası', en: 'Time stamp' }, arrival: { tr: 'Dosyanın gelişi', en: 'Arrival of the file' } }, found),
    receivedAt: instant({ tr: 'Dosyanın geldiği an', en: 'File received at' }, found),
    fileHash: text({ tr: 'İmzalı dosyanın özeti (SHA-256)', en: 'Hash of the signed file' }, { ...found, max: 64 }),
    contentHash: text({ tr: 'İmzalanan içeriğin özeti (SHA-256)', en: 'Hash of the signed content' }, { ...found, max: 64 }),
    evidence: file({ tr: 'Kanıt dosyası (JSON)', en: 'Evidence (JSON)' }, found),
    evidenceHash: text({ tr: 'Kanıtın özeti (SHA-256)', en: 'Hash of the evidence' }, { ...found, max: 64 }),
    jobKey: text({ tr: 'İş anahtarı', en: 'Job key' }, { ...found, unique: true, max: 80, see: ['admin'] }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', assessor: 'all', auditor: 'all' },
    seePersonal: { registrar: 'always', postClerk: 'always', supervisor: 'always', assessor: 'withReason', auditor: 'withReason' },
  },
  unmaskedList: ['registrar'],
  workflow: {
    initial: 'standing',
    states: {
      // No colour of good: the record stands, whatever it found.
      standing: { label: { tr: 'Son kontrol', en: 'Latest check' }, kind: 'moving', says: { tr: 'İmzanın son kontrolü.', en: 'The latest check of the signature.' } },
      superseded: { label: { tr: 'Yeniden kontrol edildi', en: 'Checked again' }, kind: 'stopped' },
    },
    actions: {
      // A revocation list that came late, a root that was added: the file is judged again, and the earlier record stays as it was.
      verifyAgain: { label: { tr: 'Yeniden doğrula', en: 'Verify again' }, from: 'standing', by: ['registrar', 'supervisor'], then: ['verify'] },
      supersede: { label: { tr: 'Yeniden kontrol edildi', en: 'Supersede' }, from: 'standing', to: 'superseded', by: 'system' },
    },
  },
});
