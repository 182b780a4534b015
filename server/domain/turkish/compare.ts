const collator = new Intl.Collator('tr', { numeric: true });

/** Turkish order (… ç after c, ı before i, ö, ş, ü …), numbers by value; for `sort`. The database sorts by `tr-TR-x-icu`. */
export const compareTurkish = (left: string, right: string): number => collator.compare(left, right);
