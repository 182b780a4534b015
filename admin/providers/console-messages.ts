import { type Language } from '#domain/language/label.ts';
import applicationLists from '../messages/application-lists.ts';
import desks from '../messages/desks.ts';
import forms from '../messages/forms.ts';
import frame from '../messages/frame.ts';
import home from '../messages/home.ts';
import kit from '../messages/kit.ts';
import layout from '../messages/layout.ts';
import lists from '../messages/lists.ts';
import looks from '../messages/looks.ts';
import record from '../messages/record.ts';
import search from '../messages/search.ts';
import session from '../messages/session.ts';
import staff from '../messages/staff.ts';
import { broughtWords } from './late-messages.ts';

/** The console's own words, one file an area of the screen; what pages say is not repeated here. A test compares the keys. */
const areas = [applicationLists, desks, forms, frame, home, kit, layout, lists, looks, record, search, session, staff] as const;

type Tree = { readonly [key: string]: string | Tree };

const together = (language: Language): { readonly console: Tree } => ({ console: Object.assign({}, ...[...areas, ...broughtWords()].map((area) => area[language])) as Tree });

/** By language, put together when it is asked for: English and the words of rare screens come later. */
export const consoleMessages = {
  get tr() {
    return together('tr');
  },
  get en() {
    return together('en');
  },
};
