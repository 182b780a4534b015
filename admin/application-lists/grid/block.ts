/** At most so many lines are taken from one paste; each request carries a part of them. */
export const mostPastedRows = 1_000;

/** What Excel puts on the clipboard: cells between tabs, lines between line ends, a cell with either of them in quotes. */
export function cellsOfBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      endCell();
      rows.push([]);
      if (rows.length > mostPastedRows + 1) break;
    } else cell += sign;
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) endCell();
  // A line break within a cell would be refused as a sign that cannot be printed.
  return rows.filter((row) => row.length > 0).map((row) => row.map((one) => one.replace(/[\r\n\t]+/g, ' ')));
}
