/** The check digit of a text of 0–9 by ISO 7064 MOD 11,10: any one wrong digit changes it. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
