import { useGetList, type Identifier, type RaRecord } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { knownPage } from '../pages.ts';
import { isMasked } from '../providers/patch.ts';
import { useSession } from '../providers/session.ts';

export interface Sender {
  readonly shown: string;
  /** Fields of a person and of an officer, as far as the letter's head tells them. */
  readonly suggested: { readonly email: string; readonly firstName?: string; readonly lastName?: string };
}

/** Who sent the papers of an institution's first application: a suggestion for the officer's form, and nothing that is true by itself. */
export function useSender(institution: Identifier, wanted: boolean): Sender | undefined {
  const enabled = mayRead(knownPage('messages'), useSession()) && wanted;
  const { data } = useGetList<RaRecord>('messages', { filter: { institution: [institution], proposal: ['firstApplication'], state: ['done'] }, sort: { field: 'receivedAt', order: 'DESC' }, pagination: { page: 1, perPage: 1 } }, { enabled });
  const [sender, senderName]: readonly unknown[] = [data?.[0]?.['sender'], data?.[0]?.['senderName']];
  if (typeof sender !== 'string' || isMasked(sender)) return undefined;
  const name = typeof senderName === 'string' && !isMasked(senderName) ? senderName.trim() : '';
  return { shown: name === '' ? sender : `${name} (${sender})`, suggested: { email: sender, ...named(name) } };
}

/** First and last name of what looks like a person's; a desk's name ("Evrak Birimi") looks the same, so that whoever types compares. */
function named(name: string): { firstName?: string; lastName?: string } {
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 4 || !words.every((word) => /^[\p{L}.'’-]{2,}$/u.test(word))) return {};
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1)! };
}
