import { afterAll, beforeAll, expect, test } from 'vitest';
import { debtOf } from '#domain/money/debt.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { debtOfDebtor } from '../../server/modules/charges/debt.ts';
import { receivePayment, takeBackPayment } from '../../server/modules/payments/receive.ts';
import { furnish, machine, openFloor, staff, type Floor } from './floor.ts';

let floor: Floor;
let buyer: { institution: string; billingAccount: string };
const { producer, checker, accountant, financeApprover } = staff;
const vkn = '9291417776';
const total = 2 * 40_000 + 14_814;

beforeAll(async () => {
  floor = await openFloor();
  const { institution, account } = await furnish(floor);
  buyer = { institution: institution.id, billingAccount: account.id };
  const batch = await createRecord(floor.engine, producer, 'production-batches', { station: 'station1' });
  await floor.act(producer, 'production-batches', batch.id, 'fill', { count: 3 });
  await floor.act(producer, 'production-batches', batch.id, 'start');
  await floor.runJobs();
  const items = await floor.find('production-items', { batch: batch.id });
  for (const { id } of items.slice(0, 2)) await floor.act(checker, 'production-items', id, 'pass', { readBack: true });
});
afterAll(() => floor.close());

const draft = async (): Promise<Row> => {
  const invoice = await createRecord(floor.engine, accountant, 'invoices', { profile: 'KAMU', ...buyer });
  return floor.act(accountant, 'invoices', invoice.id, 'collect');
};
const pay = (amount: number, bankReference: string, more: object = {}) =>
  createRecord(floor.engine, accountant, 'payments', { channel: 'internet', bank: 'ziraat', bankReference, amount, valueOn: '2026-11-23', ...more });
const debt = async () => (await debtOfDebtor(floor.engine, { vkn })).amount;
let invoice: Row;

test('a draft bills what passed quality control, at the price of the order, and has no number', async () => {
  invoice = await draft();
  expect(invoice).toMatchObject({ state: 'draft', number: null, netAmount: 2 * 33_333 + 12_345, amount: total });
  expect(await debt()).toBe(0);
});

test('what one invoice bills, another does not; an empty one is not issued', async () => {
  const second = await draft();
  expect(second).toMatchObject({ amount: 0 });
  await expect(floor.act(accountant, 'invoices', second.id, 'issue')).rejects.toMatchObject({ code: 'guard_refused', tr: expect.stringContaining('Üretilenleri ekle') });
  await floor.act(financeApprover, 'invoices', second.id, 'cancel', { cancelNote: 'Boş taslak' });
});

test('issuing takes the first number of the year, and the debt begins', async () => {
  invoice = await floor.act(accountant, 'invoices', invoice.id, 'issue');
  expect(invoice).toMatchObject({ state: 'issued', number: 'NES2026000000001', issuedOn: '2026-11-23', dueOn: '2026-12-23', buyerVkn: vkn });
  await expect(floor.act(accountant, 'invoices', invoice.id, 'send')).rejects.toMatchObject({ tr: expect.stringContaining('PDF') });
  await floor.runJobs();
  expect((await floor.act(accountant, 'invoices', invoice.id, 'send'))['pdf']).toMatch(/^invoice-/);
  const charges = await floor.find('charges', { debtorVkn: vkn });
  expect([await debt(), debtOf(charges as never)]).toEqual([total, total]);
});

test('a part payment is suggested, accepted, and leaves the rest as debt', async () => {
  const payment = await pay(50_000, 'FT-1', { payerVkn: vkn });
  expect(payment).toMatchObject({ state: 'suggested', suggestedBecause: expect.stringContaining('tutar uymuyor') });
  expect(await floor.act(accountant, 'payments', payment.id, 'acceptSuggestion')).toMatchObject({ state: 'allocated', allocatedAmount: 50_000 });
  expect(await debt()).toBe(total - 50_000);
  await expect(pay(50_000, 'FT-1')).rejects.toMatchObject({ code: 'already_exists' });
});

test('an overpayment pays the rest, and what is left stays on the payment', async () => {
  const payment = await pay(100_000, 'FT-2', { description: 'FATURA NES2026000000001' });
  const accepted = await floor.act(accountant, 'payments', payment.id, 'acceptSuggestion');
  expect(accepted).toMatchObject({ state: 'partlyAllocated', allocatedAmount: total - 50_000 });
  expect([await debt(), (await floor.find('charges', { invoice: invoice.id }))[0]?.state]).toEqual([0, 'paid']);
  await expect(floor.act(financeApprover, 'invoices', invoice.id, 'cancel', { cancelNote: 'x' })).rejects.toMatchObject({ code: 'illegal_state' });
});

test('a payment taken back, and an allocation undone, bring the debt back to the kuruş', async () => {
  const [first, second] = await floor.find('allocations', { state: 'standing' });
  await floor.act(financeApprover, 'payments', String(first?.['payment']), 'reverse', { reverseReason: 'Banka geri aldı' });
  expect(await debt()).toBe(50_000);
  await floor.act(accountant, 'allocations', String(second?.id), 'undo', { undoReason: 'Yanlış borç' });
  expect(await debt()).toBe(total);
  expect(await floor.get('payments', String(second?.['payment']))).toMatchObject({ state: 'unidentified', allocatedAmount: 0 });
});

test('a bank’s collection for a named charge settles it; its repetition changes nothing; taken back it is open again', async () => {
  const [charge] = await floor.find('charges', { invoice: invoice.id });
  const notice = { channel: 'branch', bank: 'vakifbank', bankReference: 'THS-9', amount: total, valueOn: '2026-11-23', payerVkn: vkn, description: `NES ${String(charge?.['reference']).replaceAll('-', '')}` };
  const first = await receivePayment(floor.engine, machine('bank'), notice);
  expect(first).toMatchObject({ known: false, payment: { state: 'allocated' } });
  expect(await receivePayment(floor.engine, machine('bank'), notice)).toMatchObject({ known: true, payment: { id: first.payment.id } });
  await expect(receivePayment(floor.engine, machine('bank'), { ...notice, amount: 1 })).rejects.toMatchObject({ code: 'key_reused' });
  expect(await debt()).toBe(0);
  await takeBackPayment(floor.engine, machine('bank'), notice, 'Aynı gün iptal');
  await takeBackPayment(floor.engine, machine('bank'), notice, 'Aynı gün iptal');
  expect(await debt()).toBe(total);
});

test('another bank’s payment is out of a bank’s reach: it neither reports nor takes it back', async () => {
  const notice = { channel: 'branch', bank: 'ziraat', bankReference: 'ZR-1', amount: 100, valueOn: '2026-11-23' };
  await expect(receivePayment(floor.engine, machine('bank', 'vakifbank'), notice)).rejects.toMatchObject({ details: { sentences: [{ code: 'other_bank' }] } });
  const { payment } = await receivePayment(floor.engine, machine('bank', 'ziraat'), notice);
  await expect(takeBackPayment(floor.engine, machine('bank', 'vakifbank'), notice, 'Başka bankanın')).rejects.toMatchObject({ code: 'not_found' });
  expect(await floor.get('payments', payment.id)).toMatchObject({ state: 'unidentified' });
});

test('money that is about to go back stands still: no allocation, no reversal, and two finance people send it', async () => {
  const payment = await pay(70_000, 'FT-9', { payerName: 'Yanlış Gönderen' });
  const [charge] = (await floor.find('charges', { debtorVkn: vkn, state: 'accrued' })) as [Row];
  const refund = { refundIban: 'TR330006100519786457841326', refundReason: 'Yanlış hesaba gönderilmiş' };
  await floor.act(accountant, 'payments', payment.id, 'requestRefund', refund);
  await expect(floor.act(accountant, 'payments', payment.id, 'allocate', { charge: charge.id, sum: 100 })).rejects.toMatchObject({ code: 'illegal_state' });
  await expect(floor.act(financeApprover, 'payments', payment.id, 'reverse', { reverseReason: 'x' })).rejects.toMatchObject({ code: 'illegal_state' });
  await floor.act(financeApprover, 'payments', payment.id, 'refuseRefund', { refusalReason: 'IBAN başkasının' });
  expect(await floor.get('payments', payment.id)).toMatchObject({ state: 'unidentified', refundIban: null });
  await floor.act(accountant, 'payments', payment.id, 'requestRefund', refund);
  await expect(floor.act(accountant, 'payments', payment.id, 'approveRefund')).rejects.toMatchObject({ code: 'not_permitted' });
  await floor.act(financeApprover, 'payments', payment.id, 'approveRefund');
  expect(await floor.act(accountant, 'payments', payment.id, 'sendRefund', { refundReference: 'HVL-1' })).toMatchObject({ state: 'refunded', refundAmount: 70_000 });
  expect((await floor.find('tasks', { recordId: payment.id, kind: 'refund' })).map(({ state }) => state)).toEqual(['done', 'done']);
});

test('a payment whose charge has an open refund task is not taken back as well', async () => {
  const [charge] = (await floor.find('charges', { debtorVkn: vkn, state: 'accrued' })) as [Row];
  const payment = await pay(100, 'FT-10');
  await floor.act(accountant, 'payments', payment.id, 'allocate', { charge: charge.id, sum: 60 });
  const task = await floor.bySystem((tx) => tx.create('tasks', { kind: 'refund', title: 'İade', role: 'financeApprover', noun: 'charges', recordId: charge.id }));
  await expect(floor.act(financeApprover, 'payments', payment.id, 'reverse', { reverseReason: 'x' })).rejects.toMatchObject({ details: { sentences: [{ code: 'refund_open' }] } });
  await expect(floor.act(accountant, 'payments', payment.id, 'allocate', { charge: charge.id, sum: 40 })).rejects.toMatchObject({ details: { sentences: [{ code: 'refund_open' }] } });
  await floor.act(financeApprover, 'tasks', task.id, 'complete');
  expect(await floor.act(financeApprover, 'payments', payment.id, 'reverse', { reverseReason: 'x' })).toMatchObject({ state: 'reversed' });
});

test('what was cancelled after the draft is not billed', async () => {
  const charge = await createRecord(floor.engine, accountant, 'charges', { kind: 'travel', description: 'Seyahat gideri', debtorInstitution: buyer.institution, debtorVkn: vkn, netAmount: 10_000, vatRate: 20, amount: 12_000 });
  const drafted = await createRecord(floor.engine, accountant, 'invoices', { profile: 'KAMU', ...buyer, charge: charge.id });
  await floor.act(accountant, 'invoices', drafted.id, 'collect');
  await floor.act(financeApprover, 'charges', charge.id, 'cancel', { reason: 'Ziyaret yapılmadı' });
  await expect(floor.act(accountant, 'invoices', drafted.id, 'issue')).rejects.toMatchObject({ details: { sentences: [{ code: 'charge_ended' }] } });
  await floor.act(financeApprover, 'invoices', drafted.id, 'cancel', { cancelNote: 'Borcu iptal edildi' });
});

test('a return invoice takes the next number, ends the debt, and what it returned may be billed again', async () => {
  await floor.act(accountant, 'invoices', invoice.id, 'makeReturn');
  const [back] = (await floor.find('invoices', { returnOf: invoice.id })) as [Row];
  expect(await floor.act(accountant, 'invoices', back.id, 'issue')).toMatchObject({ kind: 'return', number: 'NES2026000000002', amount: total });
  expect(await debt()).toBe(0);
  expect(await draft()).toMatchObject({ amount: total });
});

test('two invoices issued at the same moment get two numbers in a row', async () => {
  const [drafted] = (await floor.find('invoices', { state: 'draft' })) as [Row];
  const charge = await createRecord(floor.engine, accountant, 'charges', { kind: 'travel', description: 'Seyahat gideri', debtorInstitution: buyer.institution, debtorVkn: vkn, netAmount: 10_000, vatRate: 20, amount: 12_000 });
  const other = await createRecord(floor.engine, accountant, 'invoices', { profile: 'KAMU', ...buyer, charge: charge.id });
  await floor.act(accountant, 'invoices', other.id, 'collect');
  const issued = await Promise.all([drafted.id, other.id].map((id) => floor.act(accountant, 'invoices', id, 'issue')));
  expect(issued.map((one) => one['number']).sort()).toEqual(['NES2026000000003', 'NES2026000000004']);
});
