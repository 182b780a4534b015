import { describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';
import { grouped, groupings } from '../../admin/kit/fields/grouping.ts';
import { shapeOfValue } from '../../admin/kit/fields/shapes.ts';
import { changedIn } from '../../admin/kit/form/use-draft.ts';
import { mergeOf } from '../../admin/kit/record/merge.ts';
import { differencesBetween } from '../../admin/kit/record/versions.ts';
import { type HistoryStep } from '../../admin/providers/console-api.ts';

const institutions = pages.find(({ name }) => name === 'institutions') as unknown as Page;

describe('two people changed one record', () => {
  const base = { name: 'Eski', province: 'Ankara', telephone: null };

  test('only a field that both changed differently is asked about', () => {
    const merge = mergeOf(institutions, base, { province: 'İzmir', name: 'Yeni' }, { name: 'Eski', province: 'Bursa', telephone: '444' });
    expect(merge).toEqual({ both: ['province'], onlyMine: ['name'], onlyTheirs: ['telephone'] });
  });

  test('the same value typed by both is no clash', () => {
    expect(mergeOf(institutions, base, { province: 'Bursa' }, { ...base, province: 'Bursa' })).toEqual({ both: [], onlyMine: [], onlyTheirs: [] });
  });

  test('who typed a new value over a hidden one is asked, since nobody sees whether it changed', () => {
    const merge = mergeOf(institutions, { ...base, province: { masked: 'A***' } }, { province: 'İzmir' }, { ...base, province: { masked: 'A***' } });
    expect(merge.both).toEqual(['province']);
  });
});

describe('a draft', () => {
  test('keeps what was typed and nothing that the record said before, nor what is hidden', () => {
    const before = { name: 'Eski', province: 'Ankara', telephone: null };
    const values = { name: 'Eski', province: 'Ank', telephone: '', email: { masked: 'a***' }, signingApplications: [], state: 'active' };
    expect(changedIn(values, before, ['name', 'province', 'telephone', 'email', 'signingApplications'])).toEqual({ province: 'Ank' });
  });
});

describe('numbers are set in groups as they are typed', () => {
  const typed = (kind: keyof typeof groupings, text: string, cursor = text.length) => grouped(groupings[kind], text, cursor);

  test.each([
    ['personNumber', '90000000100', '900 000 001 00'],
    ['vkn', '9291417776', '929 141 7776'],
    ['iban', 'tr42 0001000000000000000001', 'TR42 0001 0000 0000 0000 0000 01'],
    ['phone', '+905551112233', '+90 555 111 22 33'],
    ['phone', '05551112233', '0555 111 22 33'],
    ['phone', '555 111 22 33', '555 111 22 33'],
  ] as const)('%s %s is read as %s', (kind, text, shown) => {
    expect(typed(kind, text).text).toBe(shown);
  });

  test('the value has no blanks, and the cursor stays behind the sign that was typed', () => {
    expect(typed('vkn', '92914', 5)).toEqual({ signs: '92914', text: '929 14', cursor: 6 });
    expect(typed('vkn', '9x29 14', 2)).toMatchObject({ signs: '92914', cursor: 1 });
  });
});

describe('two points of a trail side by side', () => {
  const step = (seq: number, changes: HistoryStep['changes']): HistoryStep => ({ seq, at: '', event: 'update', actor: { name: '' }, from: null, to: null, changes });
  const trail = [
    step(4, [{ field: 'name', before: 'B', after: 'A' }]),
    step(3, [{ field: 'province', before: 'Ankara', after: 'Bursa' }]),
    step(2, [{ field: 'name', before: 'A', after: 'B' }, { field: 'version', before: 1, after: 2 }]),
    step(1, []),
  ];

  test('what came back to what it was is no difference, and the order of choosing does not matter', () => {
    expect(differencesBetween(trail, 1, 4)).toEqual([{ field: 'province', before: 'Ankara', after: 'Bursa' }]);
    expect(differencesBetween(trail, 3, 1)).toEqual([
      { field: 'name', before: 'A', after: 'B' },
      { field: 'province', before: 'Ankara', after: 'Bursa' },
    ]);
  });
});

describe('a structure is typed by its shape', () => {
  test('lines, keys with meanings and single values are inputs; what is deeper stays text', () => {
    expect(shapeOfValue(['a', 'b'])?.of).toBe('lines');
    expect(shapeOfValue({ A: 'x' })?.of).toBe('map');
    expect(shapeOfValue(5)?.of).toBe('scalar');
    expect(shapeOfValue([{ a: { b: 1 } }])).toBeUndefined();
  });
});
