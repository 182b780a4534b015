import { expect, test } from 'vitest';
import { forbiddenTogether, isHeldRoles, rolesOn } from '#domain/held-roles.ts';
import { instantAfter, instantBefore } from '#domain/calendar/durations.ts';
import { settingValueFits } from '#domain/setting-values.ts';

const held = (role: string, from: string, until: string | null = null) => ({ role, from, until }) as never;

test('a role counts on its days, first and last included', () => {
  const roles = [held('registrar', '2026-01-01', '2026-06-30'), held('callAgent', '2026-07-01')];
  expect(rolesOn(roles, '2026-06-30')).toEqual(['registrar']);
  expect(rolesOn(roles, '2026-07-01')).toEqual(['callAgent']);
  expect(rolesOn(roles, '2025-12-31')).toEqual([]);
});

test('who reviews may not also approve at the same time, but may after changing desks', () => {
  expect(forbiddenTogether([held('registrar', '2026-01-01'), held('supervisor', '2026-03-01')])?.tr).toBe('Kayıt operatörü – Onay yetkilisi');
  expect(forbiddenTogether([held('registrar', '2026-01-01', '2026-02-28'), held('supervisor', '2026-03-01')])).toBeUndefined();
});

test('machines hold no staff role, and days must be days', () => {
  expect(isHeldRoles([held('portal', '2026-01-01')])).toBe(false);
  expect(isHeldRoles([held('registrar', 'yesterday')])).toBe(false);
  expect(isHeldRoles([held('registrar', '2026-02-01', '2026-01-01')])).toBe(false);
  expect(isHeldRoles([held('registrar', '2026-01-01', '2026-02-01')])).toBe(true);
});

test('six months after the last of August is the last of February, at the same hour in Istanbul', () => {
  expect(instantAfter('2026-08-31T09:00:00.000Z', '6 months')).toBe('2027-02-28T09:00:00.000Z');
  expect(instantBefore('2026-11-23T08:00:00.000Z', '15 days')).toBe('2026-11-08T08:00:00.000Z');
  expect(() => instantAfter('2026-08-31T09:00:00.000Z', 'soon')).toThrow(RangeError);
});

test('a setting keeps a value that its unit can mean', () => {
  expect([settingValueFits('duration', '6 months'), settingValueFits('duration', 'six months'), settingValueFits('workingDays', 2), settingValueFits('workingDays', -1), settingValueFits('flag', 'yes')]).toEqual([true, false, true, false, false]);
});
