import { defineResource } from '#domain/language/resource.ts';
import { choice, email, flag, instant, integer, money, personNumber, reference, refersTo, text } from '#domain/language/field.ts';

/** A small page with one of everything, so that the engine is tested without any noun of the authority. */
export const shelves = defineResource('shelves', {
  label: { tr: 'Raf', en: 'Shelf' },
  title: ['name'],
  fields: { name: text('Ad', { required: true, sortable: true, searchable: 'name' }) },
  may: { read: { registrar: 'all', supervisor: 'all', callAgent: 'all' }, create: 'registrar' },
});

export const books = defineResource('books', {
  label: { tr: 'Kitap', en: 'Book' },
  title: ['title'],
  subject: 'self',
  fields: {
    reference: reference('Numara', 'KT'),
    title: text('Başlık', { required: true, sortable: true, searchable: 'name' }),
    shelf: refersTo('Raf', 'shelves'),
    price: money('Fiyat', { sortable: true, default: 0 }),
    copies: integer('Adet', { min: 0, max: 100 }),
    genre: choice('Tür', { novel: 'Roman', poem: 'Şiir' }, { required: true }),
    borrower: text('Ödünç alan', { personal: true, searchable: 'name' }),
    borrowerNumber: personNumber('Kimlik numarası', { searchable: 'exact' }),
    contact: email('E-posta', { personal: true }),
    secretNote: text('İç not', { see: ['supervisor', 'auditor'] }),
    fragile: flag('Hassas', { default: false }),
    lentAt: instant('Verildiği an', { derived: true, sortable: true }),
    owner: text('Sahip'),
    timesLent: integer('Kaç kez verildi', { derived: true }),
  },
  rows: { onShelf: { field: 'shelf', filled: true }, own: { field: 'owner', isActor: 'person' } },
  may: {
    read: { registrar: 'all', supervisor: 'all', auditor: 'all', callAgent: 'onShelf', portal: 'own' },
    seePersonal: { registrar: 'always', callAgent: 'withReason' },
    create: ['registrar'],
    update: [
      { fields: ['title', 'shelf', 'price', 'copies', 'genre', 'fragile', 'borrower', 'borrowerNumber', 'owner'], by: ['registrar'], in: ['onShelf', 'lent'] },
      { fields: ['contact'], by: ['registrar', 'callAgent'], fourEyes: true },
      { fields: ['secretNote'], by: 'supervisor' },
    ],
  },
  loads: { shelfRecord: { one: 'shelves', by: 'shelf' }, siblings: { many: 'books', by: 'shelf', of: 'shelfRecord' }, limit: { setting: 'lendingLimit' } },
  conditions: { onAShelf: { tr: 'Bir rafta', en: 'It is on a shelf' }, isFragile: { tr: 'Hassas', en: 'It is fragile' }, contactAllowed: { tr: 'Adres yasaklı değil', en: 'The address is not barred' } },
  onUpdate: { requires: ['contactAllowed'] },
  workflow: {
    initial: 'onShelf',
    states: {
      onShelf: { label: 'Rafta', kind: 'ours', waitsOn: 'registrar', due: { workingDays: 'shelfDays' }, says: { tr: 'Kitap rafta.', en: 'The book is on its shelf.' } },
      lent: { label: 'Verildi', kind: 'theirs', waitsOn: 'applicant' },
      overdue: { label: 'Gecikti', kind: 'alarm', waitsOn: 'supervisor' },
      sold: { label: 'Satıldı', kind: 'done' },
      scrapped: { label: 'Ayrıldı', kind: 'stopped' },
    },
    actions: {
      lend: { label: 'Ödünç ver', from: 'onShelf', to: 'lent', by: 'registrar', input: { borrower: text('Ödünç alan', { required: true, personal: true }) },
        requires: ['onAShelf'], does: ['countLending'], then: ['tellBorrower'], stamps: 'lentAt', intent: 'primary' },
      bringBack: { label: 'Geri al', from: ['lent', 'overdue'], to: { when: 'isFragile', then: 'scrapped', else: 'onShelf' }, by: ['registrar', 'system'] },
      fallDue: { label: 'Gecikti', from: 'lent', to: 'overdue', by: 'system', after: { setting: 'lendingTime', since: 'lentAt' } },
      sell: { label: 'Sat', from: 'onShelf', to: 'sold', by: ['supervisor', 'registrar'], notBy: ['create', 'update'], intent: 'danger' },
      scrap: { label: 'Ayır', from: ['onShelf', 'overdue'], to: 'scrapped', by: ['supervisor', 'auditor'], approvals: ['supervisor', 'auditor'], input: { minutes: text('Tutanak') } },
    },
  },
});

/** What must not compile; the type checker fails when one of these lines stops being an error. */
export const mistakes = [
  // @ts-expect-error a misspelt state
  () => defineResource('a', { label: 'A', title: [], fields: {}, may: { read: { auditor: 'all' } }, workflow: { initial: 'one', states: { one: { label: '1', kind: 'done' } }, actions: { go: { label: 'Go', from: 'onne', by: 'system' } } } }),
  // @ts-expect-error a misspelt role
  () => defineResource('a', { label: 'A', title: [], fields: {}, may: { read: { auditr: 'all' } } }),
  // @ts-expect-error a misspelt field in the title
  () => defineResource('a', { label: 'A', title: ['nmae'], fields: { name: text('Ad') }, may: { read: { auditor: 'all' } } }),
  // @ts-expect-error words for a guard that no action asks
  () => defineResource('a', { label: 'A', title: [], fields: {}, may: { read: { auditor: 'all' } }, conditions: { readdy: 'Hazır' }, workflow: { initial: 'one', states: { one: { label: '1', kind: 'done' } }, actions: { go: { label: 'Go', from: 'one', by: 'system', requires: ['ready'] } } } }),
  // @ts-expect-error an action that is not by the doers of an action that does not exist
  () => defineResource('a', { label: 'A', title: [], fields: {}, may: { read: { auditor: 'all' } }, workflow: { initial: 'one', states: { one: { label: '1', kind: 'done' } }, actions: { go: { label: 'Go', from: 'one', by: 'system', notBy: 'went' } } } }),
];
