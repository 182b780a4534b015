import { mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { systemActor } from '../../server/engine/types.ts';
import { runConsole, type RunningConsole } from '../support/browser-console.ts';
import { sit, type Desk } from '../support/browser-desk.ts';

let running: RunningConsole;
let desk: Desk;
const lists: Record<string, string> = {};

beforeAll(async () => {
  running = await runConsole();
  const whose = await bySystem(running.engine, async (tx) => {
    const institution = await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', email: 'rektorluk@ornek.edu.tr' });
    const person = await tx.create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.edu.tr' });
    const officer = await tx.create('officers', { person: person.id, institution: institution.id, email: 'tugba.kilic@ornek.edu.tr', from: '2026-01-01' });
    await tx.set('officers', officer.id, { activatedAt: '2026-01-02T09:00:00.000Z' });
    return { institution: institution.id, officer: officer.id };
  });
  for (const [name, file, spoil] of [['right', 'temiz-25.xlsx', false], ['wrong', 'duzensiz-ama-gecerli-15.xlsx', true]] as const) {
    const bytes = Buffer.from(await running.signed(await readFile(`tests/fixtures/lists/${file}`), whose.officer));
    if (spoil) bytes[bytes.length - 4] = (bytes[bytes.length - 4] ?? 0) ^ 1;
    lists[name] = (await uploadList(running.parts, { ...systemActor, roles: ['registrar', 'system'] }, { bytes, fileName: `${file}.p7m`, values: { institution: whose.institution, signedHow: 'eSigned', signedOn: '2026-11-20' } })).id;
  }
  desk = await sit(running, 'operator');
}, 240_000);
afterAll(async () => { await running?.close(); });

const pictures = process.env['PICTURES'];
async function photographed(name: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  for (const [width, scheme] of [[1440, 'light'], [1440, 'dark'], [768, 'light']] as const) {
    await desk.tab.setViewportSize({ width, height: 900 });
    await desk.tab.emulateMedia({ colorScheme: scheme });
    await desk.tab.waitForTimeout(400);
    await desk.tab.screenshot({ path: `${pictures}/${name}-${width}-${scheme}.png` });
  }
  await desk.tab.setViewportSize({ width: 1440, height: 900 });
}

test.each([['right', 'valid', 'Geçerli', 'içerik değişmemiş'], ['wrong', 'invalid', 'Geçersiz', 'anahtarıyla atılmamış ya da bozulmuş']])('the papers of a list tell of its %s signature: verdict, who, when and why', async (name, verdict, word, why) => {
  await expect.poll(async () => (await running.rows('signature-checks', { applicationList: lists[name] })).length, { timeout: 60_000 }).toBe(1);
  await desk.show('application-lists', lists[name]!);
  await desk.tab.getByRole('tab', { name: /^Evrak/ }).click();
  const card = desk.tab.locator(`[data-signature="${verdict}"]`);
  await card.waitFor();
  expect(await card.innerText()).toContain(word);
  expect(await card.innerText()).toContain('Tuğba Kılıç');
  expect(await card.innerText()).toContain(why);
  await photographed(`list-${name}`);
  await card.getByRole('link', { name: /^Kontrol kaydı ve kanıtı: IK-/ }).click();
  await desk.tab.locator('[data-signature-reasons]').waitFor();
  expect(await desk.tab.locator('[data-signature-reasons]').innerText()).toContain(why);
  await photographed(`check-${name}`);
});

test('no policy was violated and no error written', () => {
  expect(desk.watch.violations).toEqual([]);
  expect(desk.watch.errors).toEqual([]);
});
