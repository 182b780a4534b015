/**
 * How many cases a generator tries: a figure that suits every push, or the full one that the project promises (`npm run test:long`
 * sets ROUNDS=full). A number in ROUNDS goes before both.
 */
export const rounds = (each = 200, full = 10_000): number => {
  if (process.env['ROUNDS'] === 'full') return full;
  const asked = Number(process.env['ROUNDS']);
  return Number.isSafeInteger(asked) && asked > 0 ? asked : each;
};
