/** How many cases a generator tries: `ROUNDS` for the long run, else a figure that suits every push. */
export const rounds = (n = 200): number => {
  const asked = Number(process.env.ROUNDS);
  return Number.isSafeInteger(asked) && asked > 0 ? asked : n;
};
