import { choice, longText, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { columnKeys, columns, type ColumnKey } from './list-columns.ts';

/** The columns as choices, called as the form calls them. */
const columnChoices = Object.fromEntries(columnKeys.map((key) => [key, columns[key].header])) as Record<ColumnKey, string>;

/** A header that lists are known to carry beside the form's own wording: of another version, or of an institution's copy. */
export const listHeadings = defineResource('list-headings', {
  label: { tr: 'Liste sütun başlığı', en: 'List heading' },
  plural: { tr: 'Liste sütun başlıkları', en: 'List headings' },
  title: ['heading'],
  icon: 'ViewColumn',
  group: 'settings',
  list: ['heading', 'column', 'formVersion', 'state'],
  sort: ['heading', 'ASC'],
  fields: {
    heading: text({ tr: 'Başlıkta yazan', en: 'Heading as written' }, { required: true, max: 100, sortable: true, searchable: 'name', help: { tr: 'Listede göründüğü gibi. Büyük küçük harf, nokta ve boşluk fark etmez.', en: 'As it stands in the list. Case, points and blanks make no difference.' } }),
    column: choice({ tr: 'FRM.01.03 sütunu', en: 'Column of FRM.01.03' }, columnChoices, { required: true }),
    formVersion: text({ tr: 'Form sürümü', en: 'Form version' }, { max: 40, help: { tr: 'Başlık bir form sürümüne aitse; kurumun kendi kopyasıysa boş bırakın.', en: 'If it belongs to a version of the form; left empty for an institution’s copy.' } }),
    note: longText({ tr: 'Nereden geldi', en: 'Where it came from' }, { max: 500 }),
  },
  may: {
    read: { registrar: 'all', postClerk: 'all', supervisor: 'all', admin: 'all', auditor: 'all' },
    create: ['registrar', 'supervisor'],
    update: [{ fields: ['heading', 'column', 'formVersion', 'note'], by: ['registrar', 'supervisor'], in: ['proposed'] }],
  },
  conditions: { headingIsNew: { tr: 'Başlık formun bilinen başlıklarından değil', en: 'The heading is none that the form already knows' } },
  onCreate: { requires: ['headingIsNew'] },
  onUpdate: { requires: ['headingIsNew'] },
  workflow: {
    initial: 'proposed',
    states: {
      proposed: { label: { tr: 'Önerildi', en: 'Proposed' }, kind: 'ours', waitsOn: 'supervisor', says: { tr: 'Başlık onay bekliyor; listelerde henüz tanınmıyor.', en: 'The heading waits for approval and is not recognised yet.' } },
      inForce: { label: { tr: 'Tanınıyor', en: 'Recognised' }, kind: 'done' },
      withdrawn: { label: { tr: 'Kaldırıldı', en: 'Withdrawn' }, kind: 'stopped' },
    },
    actions: {
      approve: { label: { tr: 'Onayla', en: 'Approve' }, from: 'proposed', to: 'inForce', by: ['supervisor', 'system'], notBy: ['create', 'update'], requires: ['headingIsNew'], intent: 'primary' },
      withdraw: { label: { tr: 'Kaldır', en: 'Withdraw' }, from: ['proposed', 'inForce'], to: 'withdrawn', by: ['supervisor'], intent: 'danger' },
    },
  },
});
