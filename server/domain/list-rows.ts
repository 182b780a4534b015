import { choice, integer, personNumber, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** A value of the list with the cell that it came from. `kind` is left out for a text. */
export interface RowCell { readonly address: string; readonly text: string; readonly kind?: 'number' | 'date' | 'formula' | 'blank' }
/** What somebody here wrote over a cell, and what stood in it then: a file that holds something else by now is not written over. */
export interface RowEdit { readonly text: string; readonly was: string }
/** A fault as the operator reads it at its cell. */
export interface RowFault { readonly key: string; readonly column: string; readonly address: string; readonly code: string; readonly tr: string; readonly value: string }

export const listRows = defineResource('list-rows', {
  label: { tr: 'Liste satırı', en: 'List row' },
  plural: { tr: 'Liste satırları', en: 'List rows' },
  title: ['row'],
  group: 'applications',
  subject: 'list',
  list: ['row', 'verdict', 'name', 'faultCodes', 'preApplication'],
  sort: ['row', 'ASC'],
  fields: {
    list: refersTo({ tr: 'Başvuru listesi', en: 'Application list' }, 'application-lists', { derived: true }),
    row: integer({ tr: 'Satır', en: 'Row' }, { derived: true, sortable: true }),
    excelRow: integer({ tr: 'Excel satırı', en: 'Excel row' }, { derived: true }),
    verdict: choice({ tr: 'Sonuç', en: 'Verdict' }, {
      valid: { tr: 'Geçerli', en: 'Valid' }, faulty: { tr: 'Hatalı', en: 'Faulty' }, duplicate: { tr: 'Mükerrer', en: 'Duplicate' },
      overQuota: { tr: 'Adet aşımı', en: 'Over quota' }, accepted: { tr: 'Alındı', en: 'Accepted' },
    }, { derived: true }),
    name: text({ tr: 'Adı soyadı', en: 'Name' }, { derived: true, personal: true, max: 200 }),
    cells: structure<Readonly<Record<string, RowCell>>>()({ tr: 'Hücreler', en: 'Cells' }, { derived: true, personal: true }),
    edits: structure<Readonly<Record<string, RowEdit>>>()({ tr: 'Burada düzeltilenler', en: 'Corrected here' }, { derived: true, personal: true }),
    faults: structure<readonly RowFault[]>()({ tr: 'Hatalar', en: 'Faults' }, { derived: true, personal: true }),
    faultCodes: text({ tr: 'Hata kodları', en: 'Fault codes' }, { derived: true, max: 400 }),
    value: structure<Readonly<Record<string, string | number | boolean | null>>>()({ tr: 'Okunan değerler', en: 'Values read' }, { derived: true, personal: true }),
    personNumber: personNumber({ tr: 'Okunan kimlik no', en: 'Number as read' }, { derived: true }),
    change: choice({ tr: 'Önceki listeye göre', en: 'Compared with the earlier list' }, { fixed: { tr: 'Düzeltilmiş', en: 'Corrected' }, unchanged: { tr: 'Aynı', en: 'Unchanged' }, added: { tr: 'Eklenmiş', en: 'Added' } }, { derived: true }),
    earlier: structure<Readonly<Record<string, string>>>()({ tr: 'Önceki listede yazan', en: 'In the earlier list' }, { derived: true, personal: true }),
    preApplication: refersTo({ tr: 'Ön başvuru', en: 'Pre-application' }, 'pre-applications', { derived: true }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', auditor: 'all' },
    seePersonal: { registrar: 'always', postClerk: 'always', supervisor: 'always', auditor: 'withReason' },
  },
  unmaskedList: ['registrar', 'postClerk', 'supervisor'],
});
