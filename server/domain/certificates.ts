import { choice, flag, instant, longText, personNumber, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { revocationReasons } from './revocation-reasons.ts';

/** What the authority signed for a person. The console watches certificates; it never holds a key or a PIN. */
export const certificates = defineResource('certificates', {
  label: { tr: 'Sertifika', en: 'Certificate' },
  plural: { tr: 'Sertifikalar', en: 'Certificates' },
  title: ['serial'],
  icon: 'VerifiedUser',
  group: 'certificates',
  subject: 'person',
  fields: {
    serial: text('Seri no', { derived: true, required: true, unique: true, searchable: 'exact', max: 64 }),
    issuer: text('Veren', { derived: true, max: 300 }),
    profile: text('Profil', { derived: true, max: 60 }),
    algorithm: text('Algoritma', { derived: true, max: 60 }),
    person: refersTo('Kişi', 'people', { derived: true }),
    holderName: text('Sertifikadaki ad', { derived: true, personal: true, searchable: 'name' }),
    holderNumber: personNumber('Sertifikadaki kimlik no', { derived: true, searchable: 'exact' }),
    institution: refersTo('Kurum', 'institutions', { derived: true }),
    preApplication: refersTo('Ön başvuru', 'pre-applications', { derived: true }),
    item: refersTo('Üretim kalemi', 'production-items', { derived: true }),
    notBefore: instant('Geçerlilik başlangıcı', { derived: true, sortable: true }),
    notAfter: instant('Geçerlilik bitişi', { derived: true, sortable: true }),
    pem: longText({ tr: 'Sertifika (PEM)', en: 'Certificate (PEM)' }, { derived: true, personal: true, max: 8000, see: ['supervisor', 'qualityController', 'auditor'] }),
    revocationReason: choice('İptal nedeni', revocationReasons, { derived: true }),
    revocationRequestedAt: instant('İptal istendi', { derived: true }),
    revokedAt: instant('İptal edildiği an', { derived: true }),
    publishedAt: instant('İptal yayımlandı', { derived: true, help: { tr: 'Sertifika makamının iptal listesine girdiği an.', en: 'When it entered the revocation list of the authority.' } }),
  },
  rows: { ownPerson: { field: 'person', isActor: 'person' } },
  may: {
    read: { registrar: 'all', supervisor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', portal: 'ownPerson' },
    seePersonal: { registrar: 'always', supervisor: 'always', qualityController: 'always', callAgent: 'withReason', callLead: 'withReason', auditor: 'withReason', portal: 'always' },
  },
  list: ['serial', 'holderName', 'institution', 'notBefore', 'notAfter', 'state'],
  sort: ['notAfter', 'ASC'],
  related: [{ noun: 'shipments', by: 'certificate' }, { noun: 'invoice-lines', by: 'certificate' }],
  workflow: {
    initial: 'scheduled',
    states: {
      scheduled: { label: 'İleri tarihli', kind: 'moving', waitsOn: 'time', says: { tr: 'Sertifika, eski sertifika bittiğinde kullanıma girecek.', en: 'The certificate starts when the old one ends.' } },
      active: { label: 'Kullanımda', kind: 'done', says: { tr: 'Sertifika kullanımda.', en: 'The certificate is in use.' } },
      suspended: { label: 'Askıda', kind: 'alarm', waitsOn: ['callLead', 'supervisor'], says: { tr: 'Sertifika askıda; imza atılamaz.', en: 'The certificate is suspended and cannot sign.' } },
      revoked: { label: 'İptal edildi', kind: 'stopped', says: { tr: 'Sertifika iptal edildi; yeniden kullanılamaz.', en: 'The certificate is revoked and cannot be used again.' } },
      expired: { label: 'Süresi doldu', kind: 'stopped', says: { tr: 'Sertifikanın süresi doldu.', en: 'The certificate has expired.' } },
      superseded: { label: 'Yenilendi', kind: 'stopped', says: { tr: 'Sertifikanın yerine yenisi kullanımda.', en: 'A new certificate has taken its place.' } },
    },
    actions: {
      activate: { label: 'Kullanıma al', from: 'scheduled', to: 'active', by: 'system', after: { setting: 'noDelay', since: 'notBefore' }, requires: ['hasBegun'], does: ['supersedeOlder'] },
      expire: { label: 'Süresini doldur', from: ['active', 'suspended'], to: 'expired', by: 'system', after: { setting: 'noDelay', since: 'notAfter' } },
      supersede: { label: 'Yenilendi olarak kapat', from: 'active', to: 'superseded', by: 'system' },
      // Whoever takes the call only asks; a second person decides. The task's clock runs in minutes.
      requestRevocation: { label: 'Acil iptal iste', from: ['scheduled', 'active', 'suspended'], by: ['callAgent', 'callLead', 'registrar', 'portal'], intent: 'danger', stamps: 'revocationRequestedAt',
        input: {
          reason: choice('Neden', revocationReasons, { required: true }),
          callerProven: flag('Arayanın kimliği kayıtlı bilgilerle doğrulandı', { required: true }),
          note: longText('Not', { personal: true, max: 1000 }),
        }, requires: ['callerIsProven'], does: ['raiseRevocationTask'] },
      suspend: { label: 'Askıya al', from: 'active', to: 'suspended', by: ['callAgent', 'callLead', 'supervisor', 'portal'], does: ['mailSuspension'], then: ['suspendAtAuthority'],
        input: { callerProven: flag('Arayanın kimliği kayıtlı bilgilerle doğrulandı', { required: true }), note: longText('Not', { personal: true, max: 1000 }) }, requires: ['callerIsProven'] },
      reinstate: { label: 'Askıdan indir', from: 'suspended', to: 'active', by: ['callLead', 'supervisor'], notBy: 'suspend', then: ['reinstateAtAuthority'],
        input: { callerProven: flag('Arayanın kimliği kayıtlı bilgilerle doğrulandı', { required: true }), note: longText('Not', { personal: true, max: 1000 }) }, requires: ['callerIsProven'] },
      revoke: { label: 'Sertifikayı iptal et', from: ['scheduled', 'active', 'suspended'], to: 'revoked', by: ['callLead', 'supervisor', 'system'], notBy: 'requestRevocation', stamps: 'revokedAt', intent: 'danger',
        input: { revocationReason: choice('İptal nedeni', revocationReasons, { required: true }), note: longText('Not', { personal: true, max: 1000 }) },
        does: ['completeRevocationTasks', 'mailRevocation'], then: ['publishRevocation'],
        confirm: { tr: 'İptal edilen sertifika bir daha kullanılamaz.', en: 'A revoked certificate can never be used again.' } },
      confirmRevocation: { label: 'İptalin yayımlandığını kaydet', from: 'revoked', by: 'system', stamps: 'publishedAt' },
    },
  },
});
