import { choice, instant, longText, phone, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

export const calls = defineResource('calls', {
  label: { tr: 'Çağrı', en: 'Call' },
  plural: { tr: 'Çağrılar', en: 'Calls' },
  title: ['topic'],
  icon: 'call',
  group: 'calls',
  subject: 'person',
  list: ['createdAt', 'topic', 'person', 'institution', 'identityLevel', 'state'],
  sort: ['createdAt', 'DESC'],
  fields: {
    person: refersTo({ tr: 'Kişi', en: 'Person' }, 'people'),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions'),
    callerPhone: phone({ tr: 'Arayan numara', en: 'Calling number' }, { personal: true, searchable: 'exact' }),
    topic: choice({ tr: 'Konu', en: 'Topic' }, {
      status: { tr: 'Başvurum ne durumda?', en: 'Where does it stand?' }, mail: { tr: 'E-posta gelmedi', en: 'Mail did not arrive' }, form: { tr: 'Form ve onay şekli', en: 'Form and approval' },
      payment: { tr: 'Ödeme ve borç', en: 'Payment' }, courier: { tr: 'Kurye', en: 'Courier' }, revocation: { tr: 'Kayıp / çalıntı, iptal', en: 'Lost, stolen, revoke' },
      contact: { tr: 'İletişim bilgisi değişikliği', en: 'Contact change' }, officer: { tr: 'e-İmza sorumlusu', en: 'Officer' }, assessment: { tr: 'Uyum değerlendirme', en: 'Assessment' }, other: { tr: 'Diğer', en: 'Other' },
    }, { required: true }),
    identityLevel: choice({ tr: 'Kimlik düzeyi', en: 'Identity' }, { unknown: { tr: 'Bilinmiyor', en: 'Unknown' }, partial: { tr: 'Kısmen doğrulandı', en: 'Partial' }, verified: { tr: 'Doğrulandı', en: 'Verified' } }, { required: true }),
    note: longText({ tr: 'Not', en: 'Note' }, { personal: true, max: 2000 }),
    callBackAt: instant({ tr: 'Geri arama', en: 'Call back at' }, { sortable: true }),
  },
  may: {
    read: { callAgent: 'all', callLead: 'all', registrar: 'all', supervisor: 'all', auditor: 'all' },
    seePersonal: { callAgent: 'always', callLead: 'always', registrar: 'withReason', auditor: 'withReason' },
    create: ['callAgent', 'callLead'],
    update: [{ fields: ['person', 'institution', 'topic', 'identityLevel', 'note', 'callBackAt'], by: ['callAgent', 'callLead'], in: ['open'] }],
  },
  onCreate: { does: ['raiseCallback'] },
  workflow: {
    initial: 'open',
    states: { open: { label: { tr: 'Sürüyor', en: 'Open' }, kind: 'ours', waitsOn: 'callAgent', says: { tr: 'Görüşme kaydı açık.', en: 'The call is open.' } }, closed: { label: { tr: 'Kapandı', en: 'Closed' }, kind: 'done' } },
    actions: {
      close: { label: { tr: 'Çağrıyı kapat', en: 'Close' }, from: 'open', to: 'closed', by: ['callAgent', 'callLead'], intent: 'primary' },
      reopen: { label: { tr: 'Yeniden aç', en: 'Reopen' }, from: 'closed', to: 'open', by: 'callLead' },
    },
  },
});
