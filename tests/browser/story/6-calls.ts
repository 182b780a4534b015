import { describe, expect, test } from 'vitest';
import { fold } from '#domain/turkish/fold.ts';
import { idOf, rowOf, university, type ClickedStory } from './clicked-story.ts';

/** The call desk: whoever calls is found by whatever he has at hand. */
export function callAct(story: ClickedStory): void {
  const { at } = story;

  describe('6 the call desk', () => {
    test('finds the applicant by every key that a caller may name, and reads where it stands', async () => {
      const { find, tab } = await at('cagri');
      const one = await rowOf(story, 'pre-applications', idOf(story, 'application3'));
      const reference = String(one['reference']);
      const name = `${String(one['firstName'])} ${String(one['lastName'])}`;
      // As somebody types it who hears it on the telephone: no Turkish letters.
      for (const typed of [String(one['personNumber']), fold(name), String(one['phone']), String(one['email']), reference]) {
        const hit = await find(typed, reference);
        expect(await hit.textContent(), 'the sentence of where it stands').toMatch(/[Kk]urye.*\./);
      }
      await (await find(reference, reference)).click();
      await tab.locator(`[data-record="${one.id}"] [data-verdict]`).waitFor();
    });

    test('and by the barcode on the parcel, the serial of the certificate, the institution and the number of the invoice', async () => {
      const { find, tab } = await at('cagri');
      const [parcel] = await story.running.rows('shipments', { preApplication: idOf(story, 'application3') });
      const [certificate] = await story.running.rows('certificates', { preApplication: idOf(story, 'application3') });
      const says = async (typed: string, line: string) => {
        const sentence = await (await find(typed, line)).textContent();
        await tab.keyboard.press('Escape');
        return sentence;
      };
      expect(await says(String(parcel?.['barcode']), String(parcel?.['barcode']))).toContain('Kurye dağıtımda. Kimliğinizi yanınızda bulundurun.');
      expect(await says(String(certificate?.['serial']), String(certificate?.['serial']))).toContain('Sertifika kullanımda.');
      expect(await says('ornek universitesi', university)).toContain('Kurum kayıtlı');
      expect(await says(idOf(story, 'invoiceNumber'), idOf(story, 'invoiceNumber'))).toContain('Fatura gönderildi.');
    });
  });

  describe('6 an urgent revocation', () => {
    test('becomes a task with a clock; who took the call does not decide', async () => {
      const agent = await at('cagri');
      const [certificate] = await story.running.rows('certificates', { preApplication: idOf(story, 'application4') });
      story.ids['stolen'] = String(certificate?.id);
      await agent.show('certificates', idOf(story, 'stolen'));
      await agent.act('certificates', 'requestRevocation', { reason: 'Çalıntı', callerProven: true, note: 'Çantasıyla çalınmış' });
      const [task] = await story.running.rows('tasks', { kind: 'urgentRevocation', recordId: idOf(story, 'stolen') });
      const minutes = (Date.parse(String(task?.['deadline'])) - Date.parse(story.running.engine.clock.now())) / 60_000;
      expect(minutes).toBeGreaterThan(0);
      expect(minutes).toBeLessThanOrEqual(24 * 60);
      expect(await agent.button('revoke').and(agent.tab.locator(':not([aria-disabled])')).count()).toBe(0);
      story.ids['revocationTask'] = String(task?.id);
    });

    test('the lead finds it among her tasks, revokes the certificate, and the task is done', async () => {
      const lead = await at('cagri-sorumlu');
      const task = await rowOf(story, 'tasks', idOf(story, 'revocationTask'));
      await lead.menu('tasks');
      await lead.tab.locator('main').getByText(String(task['title'])).first().waitFor();
      await lead.show('certificates', idOf(story, 'stolen'));
      await lead.act('certificates', 'revoke', { revocationReason: 'Çalıntı' });
      expect(await lead.state()).toBe('revoked');
      expect((await rowOf(story, 'tasks', idOf(story, 'revocationTask'))).state).toBe('done');
      await expect.poll(async () => (await rowOf(story, 'certificates', idOf(story, 'stolen')))['publishedAt'], { timeout: 30_000, interval: 500 }).toBeTruthy();
    });
  });
}
