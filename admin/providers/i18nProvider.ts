import { type I18nProvider } from 'react-admin';
import { type Language } from '#domain/language/label.ts';
import { loadEnglish, reactAdminInEnglish } from '../english/english.ts';
import { pages } from '../pages.ts';
import { consoleMessages } from './console-messages.ts';
import { broughtWords } from './late-messages.ts';
import { asLanguage, currentLanguage, setLanguage } from './language.ts';
import { pageMessages } from './page-messages.ts';
import { turkish } from './turkish.ts';

type Tree = { readonly [key: string]: string | Tree };

let made: Partial<Record<Language, ReadonlyMap<string, string>>> = {};
let madeOf = 0;

/** Every text of a language by its dotted key. Everything a page says is taken from the page. */
function textsIn(language: Language): ReadonlyMap<string, string> {
  const reactAdmin = language === 'tr' ? (turkish as unknown as Tree) : reactAdminInEnglish();
  // A screen has brought words of its own.
  if (madeOf !== broughtWords().length) [made, madeOf] = [{}, broughtWords().length];
  // Not there yet: Turkish is better than keys, and nothing of it is kept.
  if (!reactAdmin) return textsIn('tr');
  return (made[language] ??= flat({ ...reactAdmin, ...consoleMessages[language], ...pageMessages(pages, language) } as Tree));
}

function flat(tree: Tree, path = '', texts = new Map<string, string>()): Map<string, string> {
  for (const [key, part] of Object.entries(tree)) {
    if (typeof part === 'string') texts.set(path + key, part);
    else flat(part, `${path}${key}.`, texts);
  }
  return texts;
}

/**
 * `%{name}` is filled in; of `one |||| many` the form for `smart_count` is taken. Both languages have two forms, and
 * Turkish writes one form after a number, so its texts need no second.
 */
export function translateIn(language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  // Sentences of the server are shown as they are; they are no keys that somebody forgot.
  const text = textsIn(language).get(key) ?? (typeof values['_'] === 'string' ? values['_'] : key);
  const [one = '', many = one] = text.split('||||');
  const count = values['smart_count'];
  const form = count === undefined || count === 1 ? one : many;
  return form.trim().replace(/%\{(\w+)\}/g, (blank, name: string) => (values[name] === undefined || values[name] === null ? blank : String(values[name])));
}

/** Turkish first. */
export const i18nProvider: I18nProvider = {
  translate: (key, values) => translateIn(currentLanguage(), key, values as Record<string, unknown> | undefined),
  changeLocale: async (locale) => {
    if (locale === 'en') await loadEnglish();
    setLanguage(asLanguage(locale));
  },
  getLocale: currentLanguage,
  getLocales: () => [
    { locale: 'tr', name: 'Türkçe' },
    { locale: 'en', name: 'English' },
  ],
};
