/** A letter without what it repeats of earlier ones, and that. */
export interface Parted {
  readonly own: string;
  readonly quoted: string;
}

/** Lines after which mail programs repeat what is answered; a long one is no such line. */
const heads: readonly RegExp[] = [
  /^-{2,}\s*(?:original message|özgün [iİ]leti|özgün mesaj|or[iİ]j[iİ]nal mesaj|[iİ]letilen mesaj|[iİ]letilmiş [iİ]leti|forwarded message|yanıtlanan [iİ]leti)\s*-{2,}/i,
  /^(?:on\b.{4,160}\bwrote|.{4,160}\b(?:tarihinde|günü|saat)\b.{0,160}\b(?:yazdı|şunu yazdı|şunları yazdı)):?\s*$/i,
  /^_{10,}\s*$/,
];

/** “From: / Sent: / To:” as Outlook writes them, at least two of them below each other. */
const fieldLine = /^\*?(?:kimden|gönderen|from|gönderildi|gönderilme tarihi|sent|tarih|date|kime|alıcı|to|bilgi|cc|konu|subject)\s*:\*?\s*\S/i;
const longestLine = 400;

/** Where the repetition begins, or the number of lines where there is none. */
function beginOf(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, longestLine).trim();
    const broken = `${line} ${(lines[at + 1] ?? '').slice(0, longestLine).trim()}`;
    if (heads.some((head) => head.test(line)) || (heads[1]?.test(broken) === true && /^(?:on\b|\d|.{0,60}<)/i.test(line))) return at;
    if (/^(?:\*?(?:kimden|gönderen|from)\s*:)/i.test(line) && lines.slice(at + 1, at + 4).filter((next) => fieldLine.test(next.trim())).length >= 1) return at;
    // A block of quoted lines that nobody has written below: an answer between the lines stays whole.
    if (line.startsWith('>') && lines.slice(at).every((rest) => rest.trim() === '' || rest.trim().startsWith('>'))) return at;
  }
  return lines.length;
}

/** Parts a letter where it begins to repeat; what would leave nothing of it stays whole. */
export function partedLetter(text: string): Parted {
  const lines = text.split('\n');
  const begin = beginOf(lines);
  const own = lines.slice(0, begin).join('\n').trimEnd();
  return own.trim() === '' ? { own: text, quoted: '' } : { own, quoted: lines.slice(begin).join('\n').trim() };
}
