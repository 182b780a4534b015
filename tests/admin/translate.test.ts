import { beforeAll, expect, test } from 'vitest';
import { loadEnglish } from '../../admin/english/english.ts';
import { translateIn } from '../../admin/providers/i18nProvider.ts';

beforeAll(loadEnglish);

test('a text is filled in, in the form for its number', () => {
  expect(translateIn('en', 'console.time.lateWorkingDays', { smart_count: 1 })).toBe('1 working day late');
  expect(translateIn('en', 'console.time.lateWorkingDays', { smart_count: 3 })).toBe('3 working days late');
  expect(translateIn('tr', 'console.time.lateWorkingDays', { smart_count: 3 })).toBe('3 iş günü gecikti');
});

test('names of people are put in as they are, whatever signs they hold', () => {
  expect(translateIn('tr', 'console.acting.start', { name: '$& %{name} <b>' })).toBe('$& %{name} <b> adına çalış');
});

test('one and several of a noun come from its page', () => {
  expect(translateIn('tr', 'resources.institutions.name', { smart_count: 1 })).toBe('Kurum');
  expect(translateIn('tr', 'resources.institutions.name', { smart_count: 2 })).toBe('Kurumlar');
});

test("a sentence of the server is shown as it is, and react-admin's own fallback where it gives one", () => {
  expect(translateIn('tr', 'Kayıt bu arada değişti.')).toBe('Kayıt bu arada değişti.');
  expect(translateIn('tr', 'ra.no.such.key', { _: 'Yedek' })).toBe('Yedek');
});
