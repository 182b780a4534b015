import { choice, date, instant, longText, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** A dispensation from the compliance gate: nobody grants it alone, and never a registrar. */
export const exemptions = defineResource('exemptions', {
  label: { tr: 'Muafiyet', en: 'Exemption' },
  plural: { tr: 'Muafiyetler', en: 'Exemptions' },
  title: ['basis'],
  group: 'assessment',
  list: ['institution', 'ground', 'until', 'state'],
  fields: {
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    ground: choice({ tr: 'Neden', en: 'Ground' }, {
      readyMade: { tr: 'Yalnız değerlendirilmiş hazır uygulama kullanacak', en: 'Uses only assessed ready-made software' },
      legal: { tr: 'Mevzuat gereği', en: 'By law' }, other: { tr: 'Diğer', en: 'Other' },
    }, { required: true }),
    basis: longText({ tr: 'Dayanak', en: 'Basis' }, { required: true, max: 1000 }),
    document: refersTo({ tr: 'Belge', en: 'Document' }, 'documents'),
    until: date({ tr: 'Geçerlilik sonu', en: 'Until' }, { required: true, sortable: true }),
    grantedAt: instant({ tr: 'Verildiği an', en: 'Granted at' }, { derived: true }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', assessor: 'all', callLead: 'all', auditor: 'all' },
    create: 'registrar',
    update: [{ fields: ['ground', 'basis', 'document', 'until'], by: 'registrar', in: ['proposed'] }],
  },
  conditions: {
    untilAhead: { tr: 'Bitiş günü geçmemiş', en: 'The last day has not passed' },
    untilPassed: { tr: 'Bitiş günü geçmiş', en: 'The last day has passed' },
  },
  workflow: {
    initial: 'proposed',
    states: {
      proposed: { label: { tr: 'Önerildi', en: 'Proposed' }, kind: 'ours', waitsOn: ['assessor', 'supervisor'], due: { workingDays: 'reviewDays' }, says: { tr: 'Muafiyet önerisi değerlendiriliyor.', en: 'The exemption is being considered.' } },
      granted: { label: { tr: 'Verildi', en: 'Granted' }, kind: 'done', says: { tr: 'Kurum uyum değerlendirmeden muaf.', en: 'The institution is exempt.' } },
      ended: { label: { tr: 'Süresi bitti', en: 'Ended' }, kind: 'stopped' },
      revoked: { label: { tr: 'Geri alındı', en: 'Revoked' }, kind: 'stopped' },
    },
    actions: {
      grant: { label: { tr: 'Muafiyet ver', en: 'Grant' }, from: 'proposed', to: 'granted', by: ['assessor', 'supervisor'], notBy: ['create', 'update'], approvals: ['assessor', 'supervisor'], requires: ['untilAhead'], stamps: 'grantedAt', intent: 'primary' },
      refuse: { label: { tr: 'Öneriyi reddet', en: 'Refuse' }, from: 'proposed', to: 'revoked', by: ['assessor', 'supervisor'] },
      revoke: { label: { tr: 'Geri al', en: 'Revoke' }, from: 'granted', to: 'revoked', by: 'supervisor', intent: 'danger', input: { revocationReason: longText({ tr: 'Gerekçe', en: 'Reason' }, { required: true, max: 1000 }) } },
      end: { label: { tr: 'Süresi bitti', en: 'End' }, from: 'granted', to: 'ended', by: ['supervisor', 'system'], requires: ['untilPassed'], after: { setting: 'exemptionLooksAfter', since: 'grantedAt' } },
    },
  },
});
