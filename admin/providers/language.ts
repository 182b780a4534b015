import { type Language } from '#domain/language/label.ts';
import frame from '../messages/frame.ts';
import session from '../messages/session.ts';
import { readKept } from './kept.ts';

export const asLanguage = (locale: unknown): Language => (locale === 'en' ? 'en' : 'tr');

let language: Language = asLanguage(readKept('locale'));

/** The language of the screen, for what stands outside of React: request headers and faults of transport. */
export const currentLanguage = (): Language => language;

export function setLanguage(next: Language): void {
  language = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

type Tree = { readonly [key: string]: string | Tree };

const words: Readonly<Record<Language, Tree>> = { tr: { console: { ...frame.tr, ...session.tr } }, en: { console: { ...frame.en, ...session.en } } };

/** A text by its dotted key, where no hook can be used and before the console is loaded: of the areas `frame` and `session` only. */
export function say(key: string): string {
  let found: string | Tree | undefined = words[language];
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : key;
}
