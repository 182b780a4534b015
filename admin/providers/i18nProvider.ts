import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import { pages } from '../pages.ts';
import { consoleMessages } from './console-messages.ts';
import { asLanguage, setLanguage } from './language.ts';
import { pageMessages } from './page-messages.ts';
import { turkish } from './turkish.ts';

const messages = {
  tr: { ...turkish, ...consoleMessages.tr, ...pageMessages(pages, 'tr') },
  en: { ...english, ...consoleMessages.en, ...pageMessages(pages, 'en') },
};

/** Turkish first. Everything a page says is taken from the page. */
export const i18nProvider = polyglotI18nProvider(
  (locale) => {
    const language = asLanguage(locale);
    setLanguage(language);
    return messages[language];
  },
  'tr',
  [
    { locale: 'tr', name: 'Türkçe' },
    { locale: 'en', name: 'English' },
  ],
  // Sentences of the server are shown as they are; they are no keys that somebody forgot.
  { allowMissing: true },
);
