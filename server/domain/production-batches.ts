import { choice, date, instant, integer, longText, reference, refersTo } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** Cards made together on one station: what an operator takes from the queue in one go. */
export const productionBatches = defineResource('production-batches', {
  label: { tr: 'Üretim partisi', en: 'Production batch' },
  plural: { tr: 'Üretim partileri', en: 'Production batches' },
  title: ['reference'],
  icon: 'PrecisionManufacturing',
  group: 'production',
  fields: {
    reference: reference('Parti no', 'UP'),
    station: choice('İstasyon', { station1: { tr: '1. istasyon', en: 'Station 1' }, station2: { tr: '2. istasyon', en: 'Station 2' } }, { required: true, sortable: true }),
    operator: refersTo('Operatör', 'staff'),
    plannedFor: date('Planlanan gün', { sortable: true }),
    quantity: integer('Kalem sayısı', { derived: true, default: 0 }),
    note: longText('Not', { max: 1000 }),
    startedAt: instant('Başladığı an', { derived: true }),
    closedAt: instant('Kapandığı an', { derived: true }),
  },
  may: {
    read: { producer: 'all', qualityController: 'all', dispatcher: 'all', supervisor: 'all', auditor: 'all' },
    create: 'producer',
    update: [{ fields: ['station', 'operator', 'plannedFor', 'note'], by: 'producer', in: ['open'] }],
  },
  loads: { items: { many: 'production-items', by: 'batch', limit: 2_000 }, largest: { setting: 'productionBatchLimit' } },
  list: ['reference', 'station', 'plannedFor', 'quantity', 'state', 'dueAt'],
  sort: ['createdAt', 'DESC'],
  related: [{ noun: 'production-items', by: 'batch' }],
  conditions: {
    allCardsWritten: { tr: 'Bütün kartlara sertifika yazılmış', en: 'A certificate is written on every card' },
    allItemsSettled: { tr: 'Bütün kalemler paketlenmiş ya da ayrılmış', en: 'Every item is packed or set aside' },
    hasItems: { tr: 'Partide kalem var', en: 'The batch has items' },
    withinLimit: { tr: 'Parti üst sınırı aşılmıyor', en: 'The batch stays within its limit' },
  },
  workflow: {
    initial: 'open',
    states: {
      open: { label: 'Açık', kind: 'ours', waitsOn: 'producer', due: { workingDays: 'productionDays' }, says: { tr: 'Parti hazırlanıyor.', en: 'The batch is being prepared.' } },
      personalising: { label: 'Kişiselleştiriliyor', kind: 'moving', waitsOn: 'producer', due: { workingDays: 'productionDays' }, says: { tr: 'Kartlar kişiselleştiriliyor.', en: 'The cards are being personalised.' } },
      qualityCheck: { label: 'Kalite kontrolde', kind: 'ours', waitsOn: 'qualityController', due: { workingDays: 'qualityCheckDays' }, says: { tr: 'Kartlar kalite kontrolden geçiyor.', en: 'The cards are in quality control.' } },
      packed: { label: 'Paketlendi', kind: 'ours', waitsOn: 'dispatcher', due: { workingDays: 'packingDays' }, says: { tr: 'Parti paketlendi, kuryeye verilecek.', en: 'The batch is packed and goes to the courier.' } },
      closed: { label: 'Kapandı', kind: 'done' },
      dropped: { label: 'Vazgeçildi', kind: 'stopped' },
    },
    actions: {
      fill: { label: 'Kuyruktan al', from: 'open', by: 'producer', intent: 'primary', input: { count: integer('Kaç kalem', { required: true, min: 1, max: 200 }) },
        requires: ['withinLimit'], does: ['takeFromQueue'] },
      start: { label: 'Kişiselleştirmeyi başlat', from: 'open', to: 'personalising', by: 'producer', requires: ['hasItems'], does: ['personaliseAll'], stamps: 'startedAt', intent: 'primary' },
      finishPersonalising: { label: 'Kişiselleştirme bitti', from: 'personalising', to: 'qualityCheck', by: ['producer', 'system'], requires: ['allCardsWritten'] },
      finishPacking: { label: 'Paketleme bitti', from: 'qualityCheck', to: 'packed', by: ['dispatcher', 'system'], requires: ['allItemsSettled'] },
      close: { label: 'Kapat', from: 'packed', to: 'closed', by: ['producer', 'supervisor'], stamps: 'closedAt' },
      drop: { label: 'Partiden vazgeç', from: 'open', to: 'dropped', by: 'producer', does: ['releaseItems'], intent: 'danger',
        confirm: { tr: 'Kalemler üretim sırasına geri döner.', en: 'The items go back to the queue.' } },
    },
  },
});
