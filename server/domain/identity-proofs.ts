import { choice, instant, longText, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** How a person's identity was proved, by the methods of the regulation RG 31523. */
export const identityProofs = defineResource('identity-proofs', {
  label: { tr: 'Kimlik doğrulama', en: 'Proof of identity' },
  plural: { tr: 'Kimlik doğrulamaları', en: 'Proofs of identity' },
  title: ['method'],
  group: 'applications',
  subject: 'person',
  list: ['person', 'method', 'provedAt', 'document'],
  fields: {
    person: refersTo({ tr: 'Kişi', en: 'Person' }, 'people', { required: true }),
    method: choice({ tr: 'Yöntem', en: 'Method' }, {
      eDevlet: { tr: 'e-Devlet girişi', en: 'e-Devlet sign-in' }, nfcVideo: { tr: 'NFC ve görüntülü doğrulama', en: 'NFC and video' },
      idCardSignature: { tr: 'T.C. Kimlik Kartı ile imza', en: 'Signature by identity card' }, video: { tr: 'Görevliyle görüntülü görüşme', en: 'Video call' },
      faceToFace: { tr: 'Yüz yüze', en: 'Face to face' }, phoneQuestions: { tr: 'Telefonda güvenlik soruları', en: 'Questions by telephone' },
    }, { required: true }),
    provedAt: instant({ tr: 'Doğrulandığı an', en: 'Proved at' }, { required: true, sortable: true }),
    document: refersTo({ tr: 'Belge', en: 'Document' }, 'documents'),
    note: longText({ tr: 'Not', en: 'Note' }, { personal: true, max: 1000 }),
  },
  rows: { own: { field: 'person', isActor: 'person' } },
  may: {
    read: { registrar: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', dispatcher: 'all', auditor: 'all', portal: 'own' },
    seePersonal: { registrar: 'always', supervisor: 'always', auditor: 'withReason' },
    create: ['registrar', 'callAgent', 'portal'],
  },
});
