import { type Label } from './language/label.ts';
import { type Page } from './language/resource.ts';

/**
 * What a merger does with one institution that was registered twice:
 * - whatever refers to the double follows, but for evidence of what was so at its time (`staysBehind`); nothing new may refer to the double from then on;
 * - what its standing before the law rests on follows: the earlier first production, a confirmed record of the old system, the signing
 *   applications in use; exemptions refer to it and follow as such. So a gate that stood open for the institution under either name stays open,
 *   and none opens that stood open under neither. Undoing gives each its own back, counted from its own certificates;
 * - contacts, mail domains, tax number and signatory do not follow: what the survivor's record says was agreed to by two people for that record;
 * - a change that waits for a second person stops the merger: it was proposed for what that record held.
 */

/** A field that leads to an institution, and which of its records follow a merger. */
export interface Place {
  readonly noun: string;
  readonly field: string;
  /** Records in these states only; left out: all of them. */
  readonly states?: readonly string[];
  /** Of a pointer in text (`noun` and `recordId`): what its other field must hold. */
  readonly where?: Readonly<Record<string, string>>;
}

/** What does not follow although it refers to the double: evidence of what was so at its time. */
export const staysBehind: readonly (Place & { readonly why: Label })[] = [
  { noun: 'invoices', field: 'institution', states: ['draft'], why: { tr: 'Düzenlenmiş fatura, düzenlendiği alıcıyla saklanır; yalnız taslak taşınır.', en: 'An issued invoice is kept with the buyer it names; drafts alone move.' } },
  { noun: 'outgoing-mails', field: 'toInstitution', states: [], why: { tr: 'Gönderilen yazı kime gittiyse ona aittir.', en: 'A letter belongs to whom it was sent to.' } },
  { noun: 'outgoing-mails', field: 'recordId', states: [], why: { tr: 'Gönderilen yazı hangi kayıt için yazıldıysa ona aittir.', en: 'A letter belongs to the record it was written for.' } },
  { noun: 'signature-checks', field: 'institution', states: [], why: { tr: 'İmza doğrulaması mühürlü bir tutanaktır.', en: 'A signature check is sealed evidence.' } },
  { noun: 'changes', field: 'recordId', states: [], why: { tr: 'Karara bağlanmış değişiklik, değiştirdiği kaydın geçmişidir; bekleyeni varken birleştirilmez.', en: 'A change that was decided is history of the record it changed; while one waits nothing is merged.' } },
  { noun: 'institutions', field: 'mergedInto', states: [], why: { tr: 'Daha önce kime devrolduğu o günün kararıdır.', en: 'Into which one it merged was the decision of that day.' } },
  { noun: 'institutions', field: 'mergedWith', states: [], why: { tr: 'Daha önce hangi kayıtla birleştirildiği o günün kararıdır.', en: 'Of which one it was the double was the decision of that day.' } },
  { noun: 'mergers', field: 'double', states: [], why: { tr: 'Birleştirmenin kendi kaydı.', en: 'The merger’s own record.' } },
  { noun: 'mergers', field: 'survivor', states: [], why: { tr: 'Birleştirmenin kendi kaydı.', en: 'The merger’s own record.' } },
  { noun: 'merger-moves', field: 'recordId', states: [], why: { tr: 'Birleştirmenin kendi kaydı.', en: 'The merger’s own record.' } },
];

/** Every field that leads to an institution, as a reference or as a pointer in text, read off the pages. */
export function placesOf(pages: Iterable<Page>): Place[] {
  return [...pages].flatMap((page) => [
    ...Object.entries(page.fields).filter(([, { kind, noun }]) => kind === 'refersTo' && noun === 'institutions').map(([field]): Place => ({ noun: page.name, field })),
    ...('noun' in page.fields && 'recordId' in page.fields ? [{ noun: page.name, field: 'recordId', where: { noun: 'institutions' } }] : []),
  ]);
}

/** Those that follow a merger: a noun that is added tomorrow follows by itself. */
export function placesThatFollow(pages: Iterable<Page>): Place[] {
  return placesOf(pages).flatMap((place) => {
    const exception = staysBehind.find((one) => one.noun === place.noun && one.field === place.field);
    if (exception?.states?.length === 0) return [];
    return [{ ...place, ...(exception?.states ? { states: exception.states } : {}) }];
  });
}
