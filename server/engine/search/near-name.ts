/**
 * Whether two folded words are one word with a slip of the hand: a sign wrong, missing, added, or two beside each other
 * swapped; a second slip is forgiven from eight signs on. Words under four signs must be right.
 */
export function nearWord(typed: string, stored: string): boolean {
  if (typed === stored || (typed.length >= 3 && stored.startsWith(typed))) return true;
  const forgiven = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (forgiven === 0 || Math.abs(typed.length - stored.length) > forgiven) return false;
  return slips(typed, stored) <= forgiven;
}

/** Damerau-Levenshtein distance of neighbours (optimal string alignment). Words are short: at most some hundred signs. */
function slips(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + wrong);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
