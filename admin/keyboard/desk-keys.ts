import { mayRead } from '#domain/language/permit.ts';
import { desks, type Desk } from '#domain/menu.ts';
import { pages } from '../pages.ts';
import { type Session } from '../providers/session.ts';

/** The letter of each desk after g: the first of its Turkish name that is still free. A letter with a dot or a tail answers to its bare form too. */
export const deskKeys: Readonly<Record<Desk, string>> = {
  inbox: 'g', documents: 'e', applications: 'b', institutions: 'k', orders: 's', assessment: 'd', production: 'u', certificates: 'r',
  courier: 'y', finance: 'f', calls: 'c', approvals: 'o', settings: 't',
};

export const homeKey = 'a';

/** The first list of a desk that the person may read. */
export function listOfDesk(desk: Desk, session: Session): string | undefined {
  return pages.find((page) => page.group === desk && mayRead(page, session))?.name;
}

const bare: Readonly<Record<string, string>> = { ü: 'u', ç: 'c', ş: 's', ö: 'o', ı: 'i' };

export function deskOfKey(key: string): Desk | undefined {
  const letter = bare[key.toLocaleLowerCase('tr')] ?? key.toLocaleLowerCase('tr');
  return (Object.keys(desks) as Desk[]).find((desk) => deskKeys[desk] === letter);
}
