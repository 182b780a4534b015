/** A scanner is a keyboard that types faster than anybody can, and ends with Enter. */
export interface Burst {
  /** Answers the scanned text when this key ends one. `at` in milliseconds of one clock. */
  key(key: string, at: number): string | undefined;
}

/** Between two keys: scanners need 1 to 15 ms, the fastest typists about 60. */
const mostBetween = 35;
const fewestKeys = 6;

export function openBurst(): Burst {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    key(key, at) {
      const fast = at - last <= mostBetween;
      last = at;
      if (key === 'Enter') {
        const scanned = fast && text.length >= fewestKeys ? text : undefined;
        text = '';
        return scanned;
      }
      if (key.length === 1) text = fast ? text + key : key;
      return undefined;
    },
  };
}

/**
 * A scanner set to an American keyboard, on a machine set to Turkish Q: its hyphen arrives as `*` and its I as ı. What was
 * printed is known to hold only capitals, digits and hyphens.
 */
export const asPrinted = (scanned: string): string => scanned.replaceAll('*', '-').replaceAll('ı', 'I').replaceAll('İ', 'I').trim();
