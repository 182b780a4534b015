import { mayRead } from '#domain/language/permit.ts';
import { type Label } from '#domain/language/label.ts';
import { desks, type Desk } from '#domain/menu.ts';
import { pages } from '../pages.ts';
import { type Session } from '../providers/session.ts';
import { places } from '../routes.tsx';

export type RailDesk = Desk | 'reports' | 'other';

export interface RailEntry {
  /** Behind the #. */
  readonly path: string;
  readonly label: Label;
  /** Whose queues are counted beside it. */
  readonly noun?: string;
}

export interface RailGroup {
  readonly desk: RailDesk;
  readonly label: Label;
  readonly entries: readonly RailEntry[];
}

const { settings, ...daily } = desks;

/** From top to bottom. */
export const railDesks: Readonly<Record<RailDesk, Label>> = {
  ...daily,
  reports: { tr: 'Raporlar', en: 'Reports' },
  settings,
  other: { tr: 'Diğer', en: 'Other' },
};

/** What this person may open, by desk: screens of our own before the nouns. Desks with nothing in them are left out. */
export function railGroups(session: Session): readonly RailGroup[] {
  const openPlaces = places.filter(({ desk, may }) => desk !== undefined && (may === undefined || may(session)));
  const readable = pages.filter((page) => mayRead(page, session));
  return (Object.keys(railDesks) as RailDesk[])
    .map((desk) => ({
      desk,
      label: railDesks[desk],
      entries: [
        ...openPlaces.filter((place) => place.desk === desk).map(({ path, label }) => ({ path, label })),
        ...readable
          .filter((page) => (page.group !== undefined && page.group in railDesks ? page.group : 'other') === desk)
          .map((page) => ({ path: `/${page.name}`, label: page.plural ?? page.label, noun: page.name })),
      ],
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** Screens that stand on top of the rail, by themselves. */
export const homePlaces = (session: Session): readonly RailEntry[] =>
  places.filter(({ desk, may }) => desk === 'home' && (may === undefined || may(session))).map(({ path, label }) => ({ path, label }));

/** The entry whose screen an address shows: the longest path that it begins with. */
export function entryAt(entries: readonly RailEntry[], pathname: string): RailEntry | undefined {
  return entries.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`)).toSorted((a, b) => b.path.length - a.path.length)[0];
}
