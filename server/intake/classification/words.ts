import { fold } from '#domain/turkish/fold.ts';

/**
 * A text as rules look at it: folded words, and the same without blanks for titles whose letters stand apart or were lost. Doubled letters
 * are one: people write “taahütname”, “tahhütname” and “taahhütname”.
 */
export interface Words {
  readonly list: readonly string[];
  readonly squeezed: string;
}

const mostCharacters = 60_000;

export function wordsOf(text: string): Words {
  const list = fold(repaired(text.slice(0, mostCharacters))).split(' ').filter(Boolean).map(single);
  return { list, squeezed: single(list.join('')) };
}

/** One phrase of a rule. */
export interface Phrase {
  readonly shown: string;
  readonly stems: readonly { readonly stem: string; readonly whole: boolean }[];
  /** Folded without blanks, and once more as a PDF writes it whose font has no Turkish letters. */
  readonly squeezed: readonly string[];
}

const shortestSqueezed = 10;

/** The phrases of a rule: one a line. */
export function phrasesOf(words: string): readonly Phrase[] {
  return words.split('\n').map((line) => line.trim()).filter(Boolean).map((shown) => {
    const pieces = shown.split(/\s+/);
    const stems = pieces.flatMap((piece) => fold(piece).split(' ').filter(Boolean).map((stem) => ({ stem: single(stem), whole: piece.startsWith('=') })));
    const squeezed = [shown, plainOf(shown), plainOf(shown.toLocaleUpperCase('tr'))].map((form) => single(fold(form).replaceAll(' ', '')));
    return { shown: shown.replaceAll('=', ''), stems, squeezed: [...new Set(squeezed)].filter((form) => form.length >= shortestSqueezed) };
  }).filter(({ stems }) => stems.length > 0);
}

const plainOf = (text: string): string => text.replace(/[^\u0020-\u007e]/gu, '');

/** Words between two words of a phrase: “başvuru sahipleri listesi” is a “başvuru listesi”. */
const gap = 2;

/** Whether the words of a phrase stand in the text, in their order and near each other. `squeezed`: look for it without blanks too. */
export function says(words: Words, phrase: Phrase, squeezed = false): boolean {
  const [first, ...rest] = phrase.stems;
  if (first === undefined) return false;
  for (let start = 0; start < words.list.length; start++) {
    if (stemFits(words.list[start]!, first) && goesOn(words.list, start, rest)) return true;
  }
  return squeezed && phrase.squeezed.some((form) => words.squeezed.includes(form));
}

function goesOn(list: readonly string[], from: number, stems: Phrase['stems']): boolean {
  let at = from;
  for (const stem of stems) {
    const next = list.slice(at + 1, at + 2 + gap).findIndex((word) => stemFits(word, stem));
    if (next < 0) return false;
    at += next + 1;
  }
  return true;
}

const shortestStem = 4;
const longestSuffix = 12;
const softened: Readonly<Record<string, string>> = { P: 'B', T: 'D', K: 'G' };

/** A stem and its suffixes; a hard last letter softens before a vowel (talep, talebi). Short words and numbers only whole. */
function stemFits(word: string, { stem, whole }: Phrase['stems'][number]): boolean {
  if (word === stem) return true;
  if (whole || stem.length < shortestStem || /\d/.test(stem) || word.length > stem.length + longestSuffix) return false;
  if (word.startsWith(stem)) return true;
  const soft = softened[stem.at(-1) ?? ''];
  return soft !== undefined && word.startsWith(stem.slice(0, -1) + soft) && /[AEIOU]/.test(word[stem.length] ?? '');
}

const single = (word: string): string => word.replace(/([A-Z])\1+/g, '$1');

/** Undoes what wrong code pages make of Turkish: windows-1254 read as Latin-1 (Ýmza, Baþvuru), UTF-8 read as Latin-1 (TaahhÃ¼tname). */
function repaired(text: string): string {
  const latin = /[ÃÄÅ][\u0080-\u00bf]/.test(text) ? fromLatin1(text) : text;
  return latin.replace(/[ÝýÞþÐð]/g, (letter) => turkish[letter] ?? letter);
}

const turkish: Readonly<Record<string, string>> = { Ý: 'İ', ý: 'ı', Þ: 'Ş', þ: 'ş', Ð: 'Ğ', ð: 'ğ' };

function fromLatin1(text: string): string {
  return text.replace(/[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}
