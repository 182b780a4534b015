import { type Language } from '#domain/language/label.ts';
import { consoleMessages } from './console-messages.ts';

let language: Language = 'tr';

/** The language of the screen, for what stands outside of React: request headers and faults of transport. */
export const currentLanguage = (): Language => language;

export function setLanguage(next: Language): void {
  language = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

export const asLanguage = (locale: string): Language => (locale === 'en' ? 'en' : 'tr');

type Tree = { readonly [key: string]: string | Tree };

/** A text of the console by its dotted key, where no hook can be used. */
export function say(key: string): string {
  let found: string | Tree | undefined = consoleMessages[language];
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : key;
}
