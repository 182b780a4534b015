import { expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';
import { differenceOfLines } from '../../admin/settings/line-difference.ts';
import { changedFields, linesOf, predecessorOf } from '../../admin/settings/versions-of.ts';
import applicationTypes from '../../seeds/data/application-types.json' with { type: 'json' };

const page = (noun: string) => pages.find(({ name }) => name === noun) as unknown as Page;

test('of a long letter only the lines that changed are told, each with its neighbours', () => {
  const before = 'Sayın {{ad}},\n\nBaşvurunuz alındı.\nSon gün: {{sonGun}}\n\nKamu SM';
  const after = 'Sayın {{ad}},\n\nBaşvurunuz alındı.\nSon tamamlama günü: {{sonGun}}\n\nKamu SM';
  expect(differenceOfLines(before, after)).toEqual([
    { kind: 'same', text: 'Başvurunuz alındı.' }, { kind: 'gone', text: 'Son gün: {{sonGun}}' }, { kind: 'new', text: 'Son tamamlama günü: {{sonGun}}' }, { kind: 'same', text: '' },
  ]);
  expect(differenceOfLines(before, before)).toEqual([]);
});

test('a version is compared with the newest before it that was in force, not with a draft and not with itself', () => {
  const version = (id: string, versionNumber: number, state: string) => ({ id, code: 'x', versionNumber, state });
  const all = [version('a', 1, 'superseded'), version('b', 2, 'inForce'), version('c', 3, 'draft'), version('d', 4, 'draft'), { ...version('e', 2, 'inForce'), code: 'y' }];
  expect(predecessorOf('templates', all[3]!, all)?.id).toBe('b');
  expect(predecessorOf('templates', all[0]!, all)).toBeUndefined();
  const price = (id: string, years: number, validFrom: string) => ({ id, product: 'certificate', years, validFrom, state: 'approved' });
  expect(predecessorOf('price-lists', price('c', 3, '2027-01-01'), [price('a', 3, '2026-01-01'), price('b', 1, '2026-06-01')])?.id).toBe('a');
});

test('a price names what it changes, and a route table says it line by line in words', () => {
  expect(changedFields(page('price-lists'), { product: 'certificate', years: 3, netPrice: 100, vatRate: 20 }, { product: 'certificate', years: 3, netPrice: 100, vatRate: 18 })).toEqual(['vatRate']);
  const words = linesOf(page('application-types'), 'routes', applicationTypes[0]!.routes, 'tr');
  expect(words?.split('\n')).toHaveLength(applicationTypes[0]!.routes.length);
  expect(words).toMatch(/Kişi öder|Kurum öder/);
});
