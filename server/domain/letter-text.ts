/** What stands for a value in the text of a letter: `{{ad}}`. */
const sound = /\{\{([a-zA-Z]{1,40})\}\}/g;

/**
 * A template with its values: `{{ad}}` becomes the value, a value that lacks becomes a dash. Line breaks in values are flattened,
 * so that nobody writes paragraphs of his own into our letters.
 */
export const filledIn = (body: string, values: Readonly<Record<string, unknown>>): string =>
  body.replace(sound, (_, name: string) => valueInLetter(values[name])).slice(0, 8000);

export const noValue = '—';

export const valueInLetter = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim().slice(0, 1000) || noValue : noValue);

/** A piece of a letter: plain text, or a blank by its name. */
export type LetterPiece = { readonly text: string } | { readonly blank: string };

export function piecesOf(body: string): readonly LetterPiece[] {
  const parts = body.split(/(\{\{[a-zA-Z]{1,40}\}\})/);
  return parts.filter((part) => part !== '').map((part) => (/^\{\{[a-zA-Z]{1,40}\}\}$/.test(part) ? { blank: part.slice(2, -2) } : { text: part }));
}

export const blanksOf = (body: string): readonly string[] => [...new Set([...body.matchAll(sound)].map(([, name = '']) => name))];

/** A blank that no letter will fill, and where it stands: `from` to `to` in the text, `line` from 1. */
export interface BlankFault {
  readonly code: 'BLANK_UNREADABLE' | 'BLANK_UNKNOWN';
  readonly written: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly tr: string;
  readonly en: string;
}

/** Every blank of a text that is misspelt, or that nothing fills. Left out, `known` is not asked. */
export function blankFaults(body: string, known?: readonly string[]): readonly BlankFault[] {
  // Wider than what is filled: {{ ad }}, {{sonGün}} and {{ad} would reach the reader as they stand.
  return [...body.matchAll(/\{\{[^{}\n]{0,60}\}{0,2}|(?<!\{\{[^{}\n]{0,60})\}\}/g)].flatMap(({ 0: written, index }): BlankFault[] => {
    const name = /^\{\{([a-zA-Z]{1,40})\}\}$/.exec(written)?.[1];
    const place = { written, from: index, to: index + written.length, line: body.slice(0, index).split('\n').length };
    if (name === undefined) {
      return [{ ...place, code: 'BLANK_UNREADABLE', tr: `“${written}” okunamıyor; yer tutucu {{ad}} gibi yazılır: boşluksuz, Türkçe harfsiz.`, en: `“${written}” cannot be read; a blank is written like {{ad}}: no spaces, plain letters.` }];
    }
    if (known === undefined || known.includes(name)) return [];
    return [{ ...place, code: 'BLANK_UNKNOWN', tr: `“${written}” bu mektuba gönderilen değerler arasında yok; okuyan “${noValue}” görür.`, en: `“${written}” is not among the values of this letter; the reader sees “${noValue}”.` }];
  });
}
