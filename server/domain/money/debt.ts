import { addKurus, subtractKurus, type Kurus } from './kurus.ts';

/** What of a charge decides how much of it is owed. */
export interface OwedPart {
  readonly state: string;
  readonly amount: Kurus;
  readonly paidAmount: Kurus | null;
}

export const openChargeStates = ['accrued', 'partlyPaid'] as const;

export const isOpenCharge = (charge: Pick<OwedPart, 'state'>): boolean => (openChargeStates as readonly string[]).includes(charge.state);

/** What is still owed of one charge, in kuruş; 0 when it is paid, cancelled or refunded. */
export const openAmountOf = (charge: OwedPart): Kurus => (isOpenCharge(charge) ? subtractKurus(charge.amount, charge.paidAmount ?? 0) : 0);

/** Debt: the sum of open charges. One figure at the bank, on the page, on the call screen and in the ledger. */
export const debtOf = (charges: readonly OwedPart[]): Kurus => addKurus(...charges.map(openAmountOf));
