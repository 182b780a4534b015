import applicationLists from '../messages/application-lists.ts';
import desks from '../messages/desks.ts';
import forms from '../messages/forms.ts';
import frame from '../messages/frame.ts';
import gallery from '../messages/gallery.ts';
import home from '../messages/home.ts';
import kit from '../messages/kit.ts';
import layout from '../messages/layout.ts';
import lists from '../messages/lists.ts';
import record from '../messages/record.ts';
import search from '../messages/search.ts';
import session from '../messages/session.ts';
import settings from '../messages/settings.ts';
import staff from '../messages/staff.ts';
import workflows from '../messages/workflows.ts';

/** The console's own words, one file an area of the screen; what pages say is not repeated here. A test compares the keys. */
const areas = [applicationLists, desks, forms, frame, gallery, home, kit, layout, lists, record, search, session, settings, staff, workflows] as const;

export const consoleMessages = {
  tr: { console: Object.assign({}, ...areas.map(({ tr }) => tr)) as Tree },
  en: { console: Object.assign({}, ...areas.map(({ en }) => en)) as Tree },
};

type Tree = { readonly [key: string]: string | Tree };
