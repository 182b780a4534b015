import { describe, expect, test } from 'vitest';
import { openAmountOf } from '#domain/money/debt.ts';
import { pdfText } from '../../adapters/support/pdf-text.ts';
import { until } from '../../support/desk.ts';
import { idOf, whoIs, type Story } from './story.ts';

/** From what was produced to a paid invoice. */
export function moneyAct(story: Story): void {
  const finans = () => story.server.desk('finans');
  /** The university's debt as the bank, the page, and the call screen read it. */
  const debts = async (): Promise<number[]> => {
    const bank = await story.server.machine('bank').call('/bank/debt', { vkn: '9291417776' });
    const open = async (username: string) => (await (await story.server.desk(username)).list('charges', { debtorVkn: '9291417776', state: ['accrued', 'partlyPaid'] })) as { amount: number; paidAmount: number; state: string }[];
    const sum = (charges: { amount: number; paidAmount: number; state: string }[]) => charges.reduce((total, charge) => total + openAmountOf(charge as never), 0);
    return [bank.amount, bank.charges.reduce((total: number, charge: { open: number }) => total + charge.open, 0), sum(await open('finans')), sum(await open('cagri'))];
  };

  describe('5 the invoice', () => {
    test('a draft collects what was produced, at the price of the order', async () => {
      const draft = await (await finans()).create('invoices', { profile: 'KAMU', institution: idOf(story, 'university'), billingAccount: idOf(story, 'billing') });
      expect(draft).toMatchObject({ state: 'draft', number: null });
      expect((await (await finans()).refused('invoices', draft.id, 'issue')).code).toBe('guard_refused');
      await (await finans()).act('invoices', draft.id, 'collect');
      const lines = await (await finans()).list('invoice-lines', { invoice: draft.id, state: 'billed' });
      const certificates = lines.filter(({ unitPrice }) => unitPrice === 33_333);
      expect(certificates).toHaveLength(5);
      expect(lines.every(({ unitPrice }) => unitPrice === 33_333 || unitPrice === 12_345)).toBe(true);
      expect(await debts()).toEqual([0, 0, 0, 0]);
      story.ids['invoice'] = draft.id;
      story.ids['billedNet'] = String(lines.reduce((sum, { netAmount }) => sum + Number(netAmount), 0));
    });

    test('nothing is billed twice: a second draft finds nothing', async () => {
      const second = await (await finans()).create('invoices', { profile: 'KAMU', institution: idOf(story, 'university'), billingAccount: idOf(story, 'billing') });
      await (await finans()).send('POST', `/api/invoices/${second.id}/actions/collect`, {});
      expect(await (await finans()).list('invoice-lines', { invoice: second.id })).toEqual([]);
    });

    test('issuing takes the next number, and a refused issue leaves no gap', async () => {
      const desk = await finans();
      expect((await (await story.server.desk('cagri')).send('POST', `/api/invoices/${idOf(story, 'invoice')}/actions/issue`, {})).status).toBe(403);
      const issued = await desk.act('invoices', idOf(story, 'invoice'), 'issue');
      expect(issued).toMatchObject({ state: 'issued', number: expect.stringMatching(/^[A-Z0-9]{3}2026000000001$/), netAmount: Number(idOf(story, 'billedNet')) });
      expect(issued.amount).toBe(issued.netAmount + issued.vatAmount);
      const empty = await desk.create('invoices', { profile: 'KAMU', institution: idOf(story, 'university'), billingAccount: idOf(story, 'billing') });
      await desk.refused('invoices', empty.id, 'issue');
      const charge = await desk.one('charges', { preApplication: whoIs(story, 'teacher').id });
      const ofPerson = await desk.create('invoices', { profile: 'EARSIV', buyerPerson: whoIs(story, 'teacher').person, charge: charge.id });
      await desk.act('invoices', ofPerson.id, 'collect');
      expect(await desk.act('invoices', ofPerson.id, 'issue')).toMatchObject({ number: expect.stringMatching(/000000002$/), amount: 54_814 });
      story.ids['invoiceNumber'] = issued.number;
    });

    test('its PDF has right Turkish letters', async () => {
      const desk = await finans();
      await until('the PDF', async () => (await desk.get('invoices', idOf(story, 'invoice'))).pdf !== null);
      const cookieless = await fetch(`${story.server.address}/api/invoices/${idOf(story, 'invoice')}/files/pdf`);
      expect(cookieless.status).toBe(401);
      const bytes = await desk.bytes(`/api/invoices/${idOf(story, 'invoice')}/files/pdf`);
      const text = pdfText(bytes);
      for (const words of [idOf(story, 'invoiceNumber'), 'Strateji Geliştirme Daire Başkanlığı', 'Kamu Sertifikasyon Merkezi']) expect(text).toContain(words);
    });

    test('it is sent, and the institution is told', async () => {
      expect(await (await finans()).act('invoices', idOf(story, 'invoice'), 'send')).toMatchObject({ state: 'sent' });
      await until('the letter about the invoice', async () => story.server.inbox.to('rektorluk@ornek.edu.tr').some(({ text }) => text.includes(idOf(story, 'invoiceNumber'))));
    });
  });

  describe('5 the payment', () => {
    const pay = async (bankReference: string, amount: number, description: string) => {
      await story.server.machine('bank').call('/bank/payments', { bank: 'ziraat', bankReference, channel: 'branch', amount, valueOn: '2026-11-23', payerVkn: '9291417776', payerName: 'ORNEK UNIVERSITESI', description });
      return (await finans()).one('payments', { bankReference });
    };

    test('debt is one figure everywhere, before and between the payments', async () => {
      const { amount } = await (await finans()).get('invoices', idOf(story, 'invoice'));
      expect(await debts()).toEqual([amount, amount, amount, amount]);
      const first = await pay('ZB-1', 10_000, 'e-imza kısmi ödeme');
      const desk = await finans();
      const charge = await desk.one('charges', { invoice: idOf(story, 'invoice') });
      if (first.state !== 'allocated') await desk.act('payments', first.id, 'allocate', { charge: charge.id, sum: 10_000 });
      expect(await desk.get('charges', charge.id)).toMatchObject({ state: 'partlyPaid', paidAmount: 10_000 });
      const rest = amount - 10_000;
      expect(await debts()).toEqual([rest, rest, rest, rest]);
      story.ids['charge'] = charge.id;
    });

    test('the rest is suggested by the invoice number, confirmed by a person, and the invoice is paid', async () => {
      const desk = await finans();
      const { amount } = await desk.get('invoices', idOf(story, 'invoice'));
      const payment = await pay('ZB-2', amount - 10_000, `${idOf(story, 'invoiceNumber')} NOLU FATURA`);
      expect(['suggested', 'allocated']).toContain(payment.state);
      if (payment.state === 'suggested') await desk.act('payments', payment.id, 'acceptSuggestion');
      expect(await desk.get('charges', idOf(story, 'charge'))).toMatchObject({ state: 'paid', paidAmount: amount });
      expect((await desk.list('allocations', { charge: idOf(story, 'charge'), state: 'standing' })).reduce((sum, one) => sum + Number(one.amount), 0)).toBe(amount);
      expect(await debts()).toEqual([0, 0, 0, 0]);
    });
  });
}
