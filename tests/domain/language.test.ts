import { describe, expect, test } from 'vitest';
import { PageFault } from '#domain/language/check.ts';
import { instant, money, personNumber, text } from '#domain/language/field.ts';
import { humanise, labelIn } from '#domain/language/label.ts';
import { mayAct, maySee, mayUpdate, offeredActions, personalSight, readableRows } from '#domain/language/permit.ts';
import { owedNames } from '#domain/language/owed-names.ts';
import { defineResource, type Page, type PageShape } from '#domain/language/resource.ts';
import { createSchema, updateSchema } from '#domain/language/schema.ts';
import { forbiddenPairIn, roleNames } from '#domain/roles.ts';
import { books as toyBooks } from '../engine/toy-page.ts';

const books = toyBooks as unknown as Page;
const page = (parts: Partial<PageShape>): unknown =>
  defineResource('things', { label: 'Şey', title: [], fields: {}, may: { read: { auditor: 'all' } }, ...parts } as never);
const faultOf = (parts: Partial<PageShape>): string => {
  try {
    page(parts);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(PageFault);
    return (error as Error).message;
  }
};
const states = { open: { label: 'Açık', kind: 'ours' }, closed: { label: 'Kapalı', kind: 'done' } } as const;
const close = { label: 'Kapat', from: 'open', to: 'closed', by: 'registrar' } as const;

describe('what types cannot see fails at load', () => {
  test.each<[string, Partial<PageShape>]>([
    ["the state 'lost' cannot be reached", { workflow: { initial: 'open', states: { ...states, lost: { label: 'Kayıp', kind: 'done' } }, actions: { close } } }],
    ["the state 'open' waits and has no way out", { workflow: { initial: 'open', states: { open: states.open }, actions: {} } }],
    ["'close' may be done by nobody", { workflow: { initial: 'open', states, actions: { close: { ...close, by: [] } } } }],
    ["has a timer, but is not by 'system'", { workflow: { initial: 'open', states, actions: { close: { ...close, after: { setting: 'x' } } } } }],
    ["stamps 'name', which is no instant", { fields: { name: text('Ad') }, workflow: { initial: 'open', states, actions: { close: { ...close, stamps: 'name' } } } }],
    ["asks 'name' as money, the record keeps text", { fields: { name: text('Ad') }, workflow: { initial: 'open', states, actions: { close: { ...close, input: { name: money('Ad') } } } } }],
    ["wants the approval of 'supervisor', who may not do it", { workflow: { initial: 'open', states, actions: { close: { ...close, approvals: ['supervisor'] } } } }],
    ["no 'subject' says whose", { fields: { number: personNumber('Numara') } }],
    ['an order betrays values', { subject: 'self', fields: { number: personNumber('Numara', { sortable: true }) } }],
    ["'closedAt' is derived and cannot be updated by hand", { fields: { closedAt: instant('Kapanış', { derived: true }) }, may: { read: { auditor: 'all' }, update: [{ fields: ['closedAt'], by: 'registrar' }] } }],
    ["the guard 'isReady' has no condition in words", { workflow: { initial: 'open', states, actions: { close: { ...close, requires: ['isReady'] } } } }],
    ["the condition 'isReady' is of no guard", { conditions: { isReady: 'Hazır' }, workflow: { initial: 'open', states, actions: { close } } }],
    ['nobody may read it', { may: { read: {} } }],
    ["the field 'state' belongs to the engine", { fields: { state: text('Durum') } }],
  ])('%s', (sentence, parts) => {
    expect(faultOf(parts)).toContain(sentence);
  });

  test('a sound page loads', () => {
    expect(faultOf({ workflow: { initial: 'open', states, actions: { close } } })).toBe('');
  });
});

test('a page names the guards, consequences and effects that its module owes', () => {
  expect(owedNames(books)).toEqual({ guards: ['contactAllowed', 'isFragile', 'onAShelf'], consequences: ['countLending'], effects: ['tellBorrower'] });
});

describe('permit denies by default', () => {
  const as = (...roles: Parameters<typeof mayAct>[1]['roles'][number][]) => ({ id: 'x', roles });

  test('a role that the page does not name may do nothing', () => {
    const stranger = as('courier');
    expect(readableRows(books, stranger)).toBe('none');
    expect(offeredActions(books, stranger, 'onShelf')).toEqual([]);
    expect(Object.keys(books.fields).every((field) => mayUpdate(books, stranger, field, 'onShelf') === 'no')).toBe(true);
    expect(personalSight(books, stranger)).toBe('never');
  });

  test('a field for some roles is hidden from the others', () => {
    expect(maySee(books, as('registrar'), 'secretNote')).toBe(false);
    expect(maySee(books, as('registrar', 'supervisor'), 'secretNote')).toBe(true);
  });

  test('a field is writable by role and state, at once or by a proposal', () => {
    expect(mayUpdate(books, as('registrar'), 'title', 'onShelf')).toBe('now');
    expect(mayUpdate(books, as('registrar'), 'title', 'sold')).toBe('no');
    expect(mayUpdate(books, as('callAgent'), 'contact', 'sold')).toBe('fourEyes');
    expect(mayUpdate(books, as('registrar'), 'timesLent', 'onShelf')).toBe('no');
  });

  test('only the system has what the clock does', () => {
    expect(roleNames.filter((role) => mayAct(books, as(role), 'fallDue'))).toEqual(['system']);
  });
});

describe('what a person may send', () => {
  test('derived fields and unknown keys are refused, absent ones are left alone', () => {
    expect(createSchema(books).safeParse({ title: 'A', genre: 'novel', timesLent: 3 }).success).toBe(false);
    expect(updateSchema(books).parse({ copies: 2 })).toEqual({ copies: 2 });
    expect(updateSchema(books).safeParse({ title: null }).success).toBe(false);
    expect(updateSchema(books).parse({ shelf: null })).toEqual({ shelf: null });
  });

  test.each(['bir\u0000iki', 'bir\ud800', 'x'.repeat(201)])('text that cannot be kept is refused', (title) => {
    expect(createSchema(books).safeParse({ title, genre: 'novel' }).success).toBe(false);
  });

  test('text is tidied: composed letters, single blanks', () => {
    expect(createSchema(books).parse({ title: '  I\u0307nce   Memed ', genre: 'novel' })).toMatchObject({ title: 'İnce Memed' });
  });
});

test('English is humanised from the identifier where a label is Turkish only', () => {
  expect(humanise('preApplicationKind')).toBe('Pre application kind');
  expect(labelIn('en', 'Ön başvuru', 'pre-applications')).toBe('Pre applications');
  expect(labelIn('tr', 'Ön başvuru', 'pre-applications')).toBe('Ön başvuru');
});

test('who reviews does not approve, produce, check or ship; auditor and administrator have no second role', () => {
  expect(forbiddenPairIn(['registrar', 'callAgent'])).toBeUndefined();
  expect(forbiddenPairIn(['registrar', 'supervisor'])).toEqual(['registrar', 'supervisor']);
  expect(forbiddenPairIn(['accountant', 'financeApprover'])).toBeDefined();
  expect(forbiddenPairIn(['auditor', 'callAgent'])).toBeDefined();
  expect(forbiddenPairIn(['postClerk', 'admin'])).toBeDefined();
});
