import { choice, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** What no source settles. A change counts from the moment a second person approves it; the trail keeps the earlier values. */
export const settings = defineResource('settings', {
  label: { tr: 'Ayar', en: 'Setting' },
  plural: { tr: 'Ayarlar', en: 'Settings' },
  title: ['labelTr'],
  group: 'settings',
  list: ['labelTr', 'value', 'unit', 'mark', 'name'],
  sort: ['name', 'ASC'],
  fields: {
    name: text({ tr: 'Anahtar', en: 'Name' }, { required: true, unique: true, sortable: true, searchable: 'exact', max: 60, pattern: { source: '^[a-z][A-Za-z0-9]*$', tr: 'Küçük harfle başlayan tek sözcük.', en: 'One word, beginning small.' } }),
    labelTr: text({ tr: 'Açıklama', en: 'Description (Turkish)' }, { required: true, max: 200, searchable: 'name' }),
    labelEn: text({ tr: 'Açıklama (İngilizce)', en: 'Description' }, { required: true, max: 200 }),
    value: structure<string | number | boolean>()({ tr: 'Değer', en: 'Value' }, { required: true }),
    unit: choice({ tr: 'Birim', en: 'Unit' }, {
      duration: { tr: 'Süre', en: 'Duration' }, workingDays: { tr: 'İş günü', en: 'Working days' }, days: { tr: 'Gün', en: 'Days' }, minutes: { tr: 'Dakika', en: 'Minutes' }, percent: { tr: 'Yüzde', en: 'Per cent' },
      kurus: { tr: 'Kuruş', en: 'Kuruş' }, count: { tr: 'Adet', en: 'Count' }, flag: { tr: 'Evet / hayır', en: 'Yes / no' }, text: { tr: 'Metin', en: 'Text' },
    }, { required: true }),
    mark: choice({ tr: 'Dayanak', en: 'Basis' }, { F: { tr: 'Kaynakta var', en: 'Found' }, A: { tr: 'Varsayım', en: 'Assumption' }, K: { tr: 'Genel mesleki bilgi', en: 'General knowledge' }, unknown: { tr: 'Bilinmiyor; Kamu SM ile doğrulanmalı', en: 'Unknown; confirm' } }, { required: true }),
    source: text({ tr: 'Kaynak', en: 'Source' }, { max: 300 }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', assessor: 'all', accountant: 'all', financeApprover: 'all', callLead: 'all', auditor: 'all', admin: 'all' },
    create: 'admin',
    update: [{ fields: ['value'], by: 'admin', fourEyes: true }, { fields: ['labelTr', 'labelEn', 'source', 'mark'], by: 'admin' }],
  },
  conditions: {
    valueFitsUnit: { tr: 'Değer birimine uygun', en: 'The value fits its unit' },
  },
  onCreate: { requires: ['valueFitsUnit'] },
  onUpdate: { requires: ['valueFitsUnit'], then: ['moveDeadlines'] },
});
