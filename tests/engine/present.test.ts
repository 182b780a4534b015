import { expect, test } from 'vitest';
import { type Page } from '#domain/language/resource.ts';
import { type Role } from '#domain/roles.ts';
import { holdsPersonal, listsUnmasked, personalFieldsOf, presentList, presentRecord } from '../../server/engine/present/presenter.ts';
import { type Row } from '../../server/engine/types.ts';
import { books } from './toy-page.ts';

const page = books as unknown as Page;
const as = (...roles: Role[]) => ({ roles });
const row: Row = {
  id: '00000000-0000-7000-9000-000000000001', version: 3, state: 'lent', stateSince: '2026-01-01T00:00:00.000Z', dueAt: null, createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z', auditHead: new Uint8Array(32), reference: 'KT-1', title: 'İnce Memed', shelf: null, price: 100, copies: null, genre: 'novel',
  borrower: 'Işıl Yıldız', borrowerNumber: '90000000100', contact: null, secretNote: 'gizli', fragile: false, lentAt: null, owner: null, timesLent: 1,
};

test('personal values leave masked, and a mask is no string that could come back as the value', () => {
  const shown = presentRecord(page, as('registrar'), row, { unmask: false });
  expect(shown).toMatchObject({ borrower: { masked: 'I*** Y***' }, borrowerNumber: { masked: '900*****100' }, title: 'İnce Memed' });
  expect(JSON.stringify(shown)).not.toContain('Yıldız');
});

test('that there is no value is no secret', () => {
  expect(presentRecord(page, as('registrar'), row, { unmask: false })['contact']).toBeNull();
});

test('fields out of sight and what belongs to the engine are not there at all', () => {
  const shown = presentRecord(page, as('registrar'), row, { unmask: true });
  expect(shown).not.toHaveProperty('secretNote');
  expect(shown).not.toHaveProperty('auditHead');
  expect(shown).toMatchObject({ borrower: 'Işıl Yıldız', borrowerNumber: '90000000100', version: 3 });
  expect(presentRecord(page, as('supervisor'), row, { unmask: false })['secretNote']).toBe('gizli');
});

test('revealing one field leaves the others masked', () => {
  const shown = presentRecord(page, as('callAgent'), row, { unmask: ['borrower'] });
  expect(shown).toMatchObject({ borrower: 'Işıl Yıldız', borrowerNumber: { masked: '900*****100' } });
});

test('an answer without a personal value is no view', () => {
  expect(personalFieldsOf(page, as('registrar'))).toEqual(['borrower', 'borrowerNumber', 'contact']);
  expect(holdsPersonal(page, as('registrar'), [row])).toBe(true);
  expect(holdsPersonal(page, as('registrar'), [{ ...row, borrower: null, borrowerNumber: null }])).toBe(false);
});

test('a list is unmasked only where its page says so, and only for who always sees', () => {
  expect(listsUnmasked(page, as('registrar'))).toBe(false);
  const workScreen = { ...page, unmaskedList: ['registrar', 'callAgent'] } as Page;
  expect(listsUnmasked(workScreen, as('registrar'))).toBe(true);
  expect(listsUnmasked(workScreen, as('callAgent'))).toBe(false);
  expect(presentList(page, as('registrar'), [row, row], { unmask: false })).toHaveLength(2);
});
