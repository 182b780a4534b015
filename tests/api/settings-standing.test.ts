import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedDaysOf, standingOfYear, type HolidayRow } from '#domain/calendar/holiday-year.ts';
import { areaOfSetting } from '#domain/setting-areas.ts';
import { settingInWords, settingRule, settingValueFits } from '#domain/setting-values.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';

/** A setting is changed by two; whoever looks at it sees who they were, since when it counts, and what waits. */
let server: ConsoleServer;
beforeAll(async () => { server = await consoleServer(); }, 120_000);
afterAll(async () => { await server?.close(); });

const standing = async (who: string) => (await (await server.desk(who)).send('GET', '/api/settings-standing')).body;
const days = (JSON.parse(readFileSync('seeds/data/holidays.json', 'utf8')) as { date: string; half: boolean; name: string }[]).map(({ date, ...rest }): HolidayRow => ({ day: date, ...rest }));

test('a value beyond its bounds is refused when it is typed, and nothing waits; a good one waits for another person', async () => {
  const yonetici = await server.desk('yonetici');
  const setting = await yonetici.one('settings', { name: 'quoteValidDays' });
  const wrong = await yonetici.send('PUT', `/api/settings/${setting.id}`, { value: 4_000 }, { 'if-match': `"${setting.version}"` });
  expect(wrong.body).toMatchObject({ code: 'guard_refused', sentences: [{ sentence: 'Değer birimine uymuyor: 0–3.650 gün, tam sayı olmalı.' }] });
  expect((await standing('yonetici')).waiting).toEqual([]);
  await yonetici.change('settings', setting, { value: 45 });
  expect((await yonetici.get('settings', setting.id)).value).toBe(30);
  expect((await standing('yonetici')).waiting).toEqual([expect.objectContaining({ recordId: setting.id, value: 45, proposer: 'Sistem yöneticisi' })]);
  // An accountant reads settings, but no proposals about them: he learns that something waits.
  const [seen] = (await standing('finans')).waiting;
  expect(seen).toMatchObject({ recordId: setting.id });
  expect(seen).not.toHaveProperty('value');
  expect((await (await server.desk('uretim')).send('GET', '/api/settings-standing')).status).toBe(404);
});

test('approved, it says who proposed, who approved and since when', async () => {
  const [onay, yonetici] = [await server.desk('onay'), await server.desk('yonetici')];
  const [waiting] = (await standing('onay')).waiting;
  await onay.act('changes', waiting.id, 'approve');
  expect((await yonetici.one('settings', { name: 'quoteValidDays' })).value).toBe(45);
  const { changed, waiting: left } = await standing('yonetici');
  expect(left).toEqual([]);
  expect(changed).toEqual([{ recordId: waiting.recordId, at: expect.stringMatching(/^2026-11-23T/), proposer: 'Sistem yöneticisi', approver: (await onay.send('GET', '/api/session')).body.name }]);
});

test('values and bounds read as people say them', () => {
  expect([settingInWords('duration', '6 months', 'tr'), settingInWords('workingDays', 1.5, 'tr'), settingInWords('percent', 20, 'tr'), settingInWords('flag', true, 'tr'), settingInWords('text', '', 'tr'), settingInWords('kurus', 12_345, 'tr')])
    .toEqual(['6 ay', '1,5 iş günü', '%20', 'Evet', '(boş)', '123,45 TL']);
  expect(settingRule('percent', 'tr')).toBe('%0–%100');
  expect([settingValueFits('duration', '6 weeks'), settingValueFits('days', 2.5), settingValueFits('percent', 101), settingValueFits('flag', 'yes')]).toEqual([false, false, false, false]);
});

test('settings stand under their desks, hardly one under Diğer, and every value of a release fits its unit', () => {
  const names = ['settings', 'settings-production-and-money'].flatMap((file) => (JSON.parse(readFileSync(`seeds/data/${file}.json`, 'utf8')) as { name: string; value: unknown; unit: string }[]));
  expect(names.filter(({ name }) => areaOfSetting(name) === 'other').length).toBeLessThanOrEqual(5);
  expect(names.filter(({ unit, value }) => !settingValueFits(unit, value)).map(({ name }) => name)).toEqual([]);
});

test('a year of holidays is complete, or says what it lacks and guesses no feast', () => {
  for (const year of [2025, 2026, 2027, 2028]) expect(standingOfYear(days, year), String(year)).toMatchObject({ missingFixed: [], otherwise: [], missingFeasts: [] });
  const without = days.filter(({ day }) => !['2026-05-26', '2026-05-30', '2026-10-28'].includes(day));
  expect(standingOfYear(without, 2026)).toMatchObject({ missingFixed: [{ name: 'Cumhuriyet Bayramı arifesi', half: true }], missingFeasts: [{ feast: 'sacrifice', hasEve: false, days: 3, wanted: 4 }] });
  expect(fixedDaysOf(2029, days).map(({ day, half }) => `${day}${half ? ' half' : ''}`)).toEqual(['2029-01-01', '2029-04-23', '2029-05-01', '2029-05-19', '2029-07-15', '2029-08-30', '2029-10-28 half', '2029-10-29']);
  expect(fixedDaysOf(2026, days)).toEqual([]);
});
