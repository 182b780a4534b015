import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestionFor, type OpenCharge } from '../../../server/modules/payments/matching.ts';

const charge = (id: string, open: number, more: Partial<OpenCharge> = {}): OpenCharge =>
  ({ id, reference: `BR-2026-00000${id}-X`, invoiceNumber: null, open, ofPayer: true, ...more });

test('a charge number in the text is the surest reason, hyphens or not', () => {
  const charges = [charge('1', 50_000), charge('2', 50_000, { ofPayer: false })];
  const found = suggestionFor({ amount: 50_000, description: 'NES ODEMESI BR2026000002X' }, charges);
  expect(found).toMatchObject({ rule: 'chargeReference', parts: [{ charge: '2', sum: 50_000 }] });
});

test('the payer’s exact open amount comes before a sum of several', () => {
  const charges = [charge('1', 20_000), charge('2', 30_000), charge('3', 50_000)];
  expect(suggestionFor({ amount: 50_000, description: '' }, charges)).toMatchObject({ rule: 'exactAmount', parts: [{ charge: '3', sum: 50_000 }] });
});

test('one amount for several charges is found, oldest first', () => {
  const charges = [charge('1', 20_000), charge('2', 30_000), charge('3', 45_000)];
  expect(suggestionFor({ amount: 65_000, description: '' }, charges)?.parts).toEqual([{ charge: '1', sum: 20_000, rule: 'sumOfSome' }, { charge: '3', sum: 45_000, rule: 'sumOfSome' }]);
});

test('an invoice number in the text is known among others', () => {
  const charges = [charge('1', 70_000, { invoiceNumber: 'NES2026000000007', ofPayer: false })];
  expect(suggestionFor({ amount: 40_000, description: 'Fatura NES2026000000007' }, charges)).toMatchObject({ rule: 'invoiceNumber', parts: [{ charge: '1', sum: 40_000 }] });
});

test('a payer whose amount fits nothing starts at the oldest, says so, and an unknown payer gets no suggestion', () => {
  const charges = [charge('1', 20_000), charge('2', 30_000)];
  expect(suggestionFor({ amount: 35_000, description: '' }, charges)).toMatchObject({ rule: 'payerOnly', parts: [{ charge: '1', sum: 20_000 }, { charge: '2', sum: 15_000 }] });
  expect(suggestionFor({ amount: 35_000, description: 'hayırlı olsun' }, [])).toBeUndefined();
});

test('an overpayment leaves the rest on the payment', () => {
  const found = suggestionFor({ amount: 99_000, description: 'BR-2026-000001-X' }, [charge('1', 72_000)]);
  expect(found?.parts).toEqual([{ charge: '1', sum: 72_000, rule: 'chargeReference' }]);
});

test('no suggestion ever exceeds the payment or a charge', () => {
  const charges = fc.array(fc.record({ open: fc.integer({ min: 1, max: 100_000 }), ofPayer: fc.boolean() }), { maxLength: 15 });
  fc.assert(fc.property(fc.integer({ min: 1, max: 500_000 }), charges, (amount, some) => {
    const all = some.map((one, index) => charge(String(index), one.open, { ofPayer: one.ofPayer }));
    const parts = suggestionFor({ amount, description: '' }, all)?.parts ?? [];
    expect(parts.reduce((sum, part) => sum + part.sum, 0)).toBeLessThanOrEqual(amount);
    for (const part of parts) expect(part.sum).toBeLessThanOrEqual(all.find((one) => one.id === part.charge)?.open ?? 0);
    expect(new Set(parts.map((part) => part.charge)).size).toBe(parts.length);
  }));
});
