import { expect, test } from 'vitest';
import { isoDay } from '../../support/browser-days.ts';
import { rowOf, university, type ClickedStory } from './clicked-story.ts';

/** The invoice of what was produced, and its payment. */
export function moneyAct(story: ClickedStory): void {
  test('5 the invoice of what was produced gets its number, its page, and is paid by what the bank reports', async () => {
    const { running, ids } = story;
    const { tab, create, act, show, state } = await story.at('finans');
    const invoice = await create('invoices', { profile: 'Kamu e-Faturası', institution: university, billingAccount: 'Strateji' });
    await act('invoices', 'collect');
    await act('invoices', 'issue');
    await expect.poll(async () => (await rowOf(story, 'invoices', invoice))['pdf'], { timeout: 30_000, interval: 500 }).toBeTruthy();
    await show('invoices', invoice);
    await act('invoices', 'send');
    const issued = await rowOf(story, 'invoices', invoice);
    expect(issued['number']).toMatch(/^[A-Z]{3}2026\d{9}$/);
    await tab.locator('[data-field="number"]').getByText(String(issued['number'])).waitFor();
    // 25 certificates, and a reader for those who asked for one.
    expect(new Set((await running.rows('invoice-lines', { invoice })).map(({ certificate }) => certificate)).size).toBe(25);

    await running.machine('bank', '/payments', { bank: 'ziraat', bankReference: 'TARAYICI-1', channel: 'internet', amount: issued['amount'], valueOn: isoDay(), payerVkn: '9291417776', payerName: university, description: `${String(issued['number'])} fatura bedeli` });
    const [payment] = await running.rows('payments', { bankReference: 'TARAYICI-1' });
    await show('payments', String(payment?.id));
    await act('payments', 'acceptSuggestion');
    expect(await state()).toBe('allocated');
    expect(new Set((await running.rows('charges')).map((charge) => charge.state))).toEqual(new Set(['paid']));
    ids['invoice'] = invoice;
    ids['invoiceNumber'] = String(issued['number']);
  });
}
