/** A line of two texts beside each other: in both, only in the older, or only in the newer. */
export interface LinePart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this the table would be too large for a browser; texts of ours have far fewer lines. */
const mostLines = 500;

/** The shortest difference of two texts, line by line; lines that are the same stand only beside one that is not. */
export function differenceOfLines(before: string, after: string): readonly LinePart[] {
  const [old, fresh] = [before, after].map((text) => text.split('\n').slice(0, mostLines)) as [string[], string[]];
  return nearChanges(walk(old, fresh, lengthsOf(old, fresh)));
}

/** How long the longest common run of lines is from each pair of places on. */
function lengthsOf(old: readonly string[], fresh: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      lengths[row]![column] = old[row] === fresh[column] ? lengths[row + 1]![column + 1]! + 1 : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!);
    }
  }
  return lengths;
}

function walk(old: readonly string[], fresh: readonly string[], lengths: readonly Uint16Array[]): LinePart[] {
  const parts: LinePart[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    if (row < old.length && column < fresh.length && old[row] === fresh[column]) {
      parts.push({ kind: 'same', text: old[row++]! });
      column++;
    } else if (column === fresh.length || (row < old.length && lengths[row + 1]![column]! >= lengths[row]![column + 1]!)) {
      parts.push({ kind: 'gone', text: old[row++]! });
    } else {
      parts.push({ kind: 'new', text: fresh[column++]! });
    }
  }
  return parts;
}

const nearChanges = (parts: readonly LinePart[]): readonly LinePart[] =>
  parts.filter((part, at) => part.kind !== 'same' || [parts[at - 1], parts[at + 1]].some((other) => other !== undefined && other.kind !== 'same'));
