import { type Label } from './language/label.ts';
import { type Page } from './language/resource.ts';

/** A field that refers to an institution, and which of its records follow a merger. */
export interface Place {
  readonly noun: string;
  readonly field: string;
  /** Records in these states only; left out: all of them. */
  readonly states?: readonly string[];
}

/** What does not follow although it refers to the double: evidence of what was so at its time. */
export const staysBehind: readonly (Place & { readonly why: Label })[] = [
  { noun: 'invoices', field: 'institution', states: ['draft'], why: { tr: 'Düzenlenmiş fatura, düzenlendiği alıcıyla saklanır; yalnız taslak taşınır.', en: 'An issued invoice is kept with the buyer it names; drafts alone move.' } },
  { noun: 'outgoing-mails', field: 'toInstitution', states: [], why: { tr: 'Gönderilen yazı kime gittiyse ona aittir.', en: 'A letter belongs to whom it was sent to.' } },
  { noun: 'signature-checks', field: 'institution', states: [], why: { tr: 'İmza doğrulaması mühürlü bir tutanaktır.', en: 'A signature check is sealed evidence.' } },
  { noun: 'institutions', field: 'mergedInto', states: [], why: { tr: 'Daha önce kime devrolduğu o günün kararıdır.', en: 'Into which one it merged was the decision of that day.' } },
  { noun: 'mergers', field: 'double', states: [], why: { tr: 'Birleştirmenin kendi kaydı.', en: 'The merger’s own record.' } },
  { noun: 'mergers', field: 'survivor', states: [], why: { tr: 'Birleştirmenin kendi kaydı.', en: 'The merger’s own record.' } },
];

/** Every reference to an institution that follows a merger, read off the pages: a noun that is added tomorrow follows by itself. */
export function placesThatFollow(pages: Iterable<Page>): Place[] {
  return [...pages].flatMap((page) => Object.entries(page.fields)
    .filter(([, { kind, noun }]) => kind === 'refersTo' && noun === 'institutions')
    .flatMap(([field]) => {
      const exception = staysBehind.find((one) => one.noun === page.name && one.field === field);
      if (exception?.states?.length === 0) return [];
      return [{ noun: page.name, field, ...(exception?.states ? { states: exception.states } : {}) }];
    }));
}
