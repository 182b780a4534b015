import { isIban } from '#domain/identifiers/iban.ts';
import { isVkn } from '#domain/identifiers/vkn.ts';

const digits = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at));

/** A tax number of the demo's block whose check digit is right; no number of a real taxpayer begins so. */
export function taxNumber(number: number): string {
  const nine = String(900_100_000 + number);
  return digits(10).map((last) => nine + last).find(isVkn) ?? nine;
}

/** An account that no bank keeps: the bank's five digits, and the number at the end of the account. */
export function accountNumber(number: number, bank = '00010'): string {
  const account = `${bank}0${String(number).padStart(16, '0')}`;
  return digits(100).map((check) => `TR${check.padStart(2, '0')}${account}`).find(isIban) ?? '';
}
