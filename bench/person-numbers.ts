/** An eleven-digit person number with right check digits, from the place of a person in a row of people. */
export function fromNumber(place: number): string {
  const digits = [...String(300_000_000 + (place % 600_000_000))].map(Number);
  const sum = (...at: number[]) => at.reduce((total, index) => total + (digits[index] ?? 0), 0);
  const [odd, even] = [sum(0, 2, 4, 6, 8), sum(1, 3, 5, 7)];
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return [...digits, tenth, (odd + even + tenth) % 10].join('');
}
