import { expect, test } from 'vitest';
import { decideRoute, type Route } from '#domain/application-routes.ts';
import { staffClassOf } from '#domain/staff-class.ts';

test.each([
  ['Prof. Dr.', 'academic'], ['DOÇ.DR.', 'academic'], ['Dr. Öğr. Üyesi', 'academic'], ['Doktor Öğretim Üyesi', 'academic'], ['Öğr. Gör.', 'academic'], ['Arş.Gör.', 'academic'], ['Araştırma Görevlisi', 'academic'],
  ['Dr.', 'other'], ['Öğretmen', 'other'], ['Öğrenci İşleri Müdürü', 'other'], ['Profesyonel Destek', 'other'], ['Doçentlik Sekreteri', 'other'], ['Memur', 'other'],
] as const)('the title %s tells of %s staff', (title, expected) => {
  expect(staffClassOf('university', title)).toBe(expected);
});

test('of a university that names no title nothing is known; elsewhere nobody teaches', () => {
  expect([staffClassOf('university', null), staffClassOf('university', ' . '), staffClassOf('meb', undefined)]).toEqual([null, null, 'other']);
});

test('where the route tells classes apart, an unknown class is asked for and not taken for the other one', () => {
  const otherwise = { tr: 'Başka yol.', en: 'Another way.' };
  const shared = { documents: [], guide: 'g', errorContact: 'officer', otherwise } as const;
  const routes: Route[] = [{ ...shared, staffClasses: ['academic'], payer: 'person', origins: ['selfService'] }, { ...shared, payer: 'person', origins: ['list'] }];
  const asked = (staffClass: 'academic' | 'other' | null) => decideRoute(routes, { sector: 'university', staffClass, payer: 'person', origin: 'list' });
  expect(asked('other')).toHaveProperty('route');
  expect(asked('academic')).toMatchObject({ refusal: { code: 'ORIGIN_NOT_ALLOWED' } });
  expect(asked(null)).toMatchObject({ refusal: { code: 'STAFF_CLASS_WANTED' } });
});
