import { z } from 'zod';
import { openChargeStates } from '#domain/money/debt.ts';
import { zPersonNumber } from '#domain/identifiers/tckn.ts';
import { zVkn } from '#domain/identifiers/vkn.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { payments } from '#domain/payments.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { type Ctx } from '../engine/http/context.ts';
import { type Router } from '../engine/http/router.ts';
import { type Engine } from '../engine/types.ts';
import { debtOfDebtor, type Debtor } from '../modules/charges/debt.ts';
import { receivePayment, takeBackPayment, type PaymentNotice } from '../modules/payments/receive.ts';
import { addMachineRoute } from './machine-route.ts';
import { invalid } from '../engine/list-query/invalid.ts';

const { bank, bankReference, channel, amount, valueOn, payerName, payerIban, description } = payments.fields;

const debtQuestion = z.strictObject({ vkn: zVkn.optional(), personNumber: zPersonNumber.optional() });
const payment = z.strictObject({
  bank: valueSchema(bank), bankReference: valueSchema(bankReference), channel: valueSchema(channel), amount: valueSchema(amount), valueOn: valueSchema(valueOn),
  payerVkn: zVkn.optional(), payerTckn: zPersonNumber.optional(), payerName: valueSchema(payerName).optional(), payerIban: valueSchema(payerIban).optional(), description: valueSchema(description).optional(),
});
const reversal = z.strictObject({ bank: valueSchema(bank), bankReference: valueSchema(bankReference), reason: z.string().min(3).max(200) });

/** The bank is the key's own; a notice that names another is refused before anything is looked up. */
function refuseOtherBank(c: Ctx, named: unknown): void {
  if (named !== c.get('actor').bank) throw new Refusal('not_found', 'Bu anahtarın bankasında böyle bir kayıt yok.', 'The bank of this key has no such record.');
}

/** What a bank asks and reports: a debt, a payment, a payment taken back. */
export function addBankRoutes(router: Router, engine: Engine): void {
  addMachineRoute(router, { door: 'bank', path: '/debt', event: null, summary: 'VKN ya da kimlik no ile borç sorgusu', input: debtQuestion },
    ({ input }) => debt(engine, input));
  addMachineRoute(router, { door: 'bank', path: '/payments', event: 'payments.create', summary: 'Ödeme bildirimi', input: payment, status: 201 }, async ({ c, input }) => {
    refuseOtherBank(c, input.bank);
    // A bank repeats what got no answer: its own reference makes the payment one, whatever header it sends.
    const { payment: row } = await receivePayment(engine, c.get('actor'), input as PaymentNotice);
    return { reference: row['reference'], state: row.state, amount: row['amount'] };
  });
  addMachineRoute(router, { door: 'bank', path: '/reversals', event: 'payments.reverse', summary: 'Ödemenin geri alınması', input: reversal }, async ({ c, input }) => {
    refuseOtherBank(c, input.bank);
    const row = await takeBackPayment(engine, c.get('actor'), { bank: String(input.bank), bankReference: String(input.bankReference) }, input.reason);
    return { reference: row['reference'], state: row.state };
  });
}

interface OpenCharge {
  readonly reference: string;
  readonly description: string;
  readonly open: number;
  readonly dueOn: string | null;
}

const mostCharges = 200;

async function debt(engine: Engine, { vkn, personNumber }: z.output<typeof debtQuestion>): Promise<object> {
  if ((vkn === undefined) === (personNumber === undefined)) invalid('vkn', 'VKN ya da kimlik numarasından biri verilmeli.', 'Give either a VKN or a person number.');
  const debtor = (vkn === undefined ? { personNumber } : { vkn }) as Debtor;
  return { currency: 'TRY', ...(await debtOfDebtor(engine, debtor)), charges: await openCharges(engine, vkn === undefined ? 'debtor_tckn' : 'debtor_vkn', vkn ?? personNumber ?? '') };
}

/** The charges behind a debt, oldest first, at most 200; amounts in kuruş. */
export async function openCharges(engine: Engine, column: 'debtor_tckn' | 'debtor_vkn' | 'debtor_person', value: string): Promise<OpenCharge[]> {
  const { rows } = await engine.reads.query<OpenCharge>(
    `select reference, description, amount - coalesce(paid_amount, 0) as open, due_on as "dueOn" from charges where ${column} = $1 and state = any($2) order by created_at, id limit ${mostCharges}`,
    [value, openChargeStates]);
  return rows;
}
