import { useLanguage } from '../kit/words.ts';

/** A sentence in both languages, kept beside the screen that says it: it is loaded with the screen, not before. */
export interface Words {
  readonly tr: string;
  readonly en: string;
}

type Blanks = Readonly<Record<string, string | number>>;

/** Says a sentence in the language of the screen; `%{name}` is filled in. */
export function useSay(): (words: Words, blanks?: Blanks) => string {
  const language = useLanguage();
  return (words, blanks = {}) => filled(words[language], blanks);
}

export const filled = (text: string, blanks: Blanks): string => text.replace(/%\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''));
