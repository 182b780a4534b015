import { type Route } from './application-routes.ts';
import { type Sentence, refuse } from './language/refuse.ts';
import { payers, sectors, staffClasses } from './sectors.ts';

/** The columns of a route table, in the order in which they are read and edited. */
export const routeParts = ['sectors', 'staffClasses', 'payer', 'origins', 'documents', 'guide', 'errorContact', 'says', 'otherwise'] as const;
export type RoutePart = (typeof routeParts)[number];

/** What is wrong, and at which cell: `row` counts from 0. */
export interface RouteFault extends Sentence {
  readonly row: number;
  readonly part: RoutePart;
}

/** What the table may name; left out, it is not looked at. */
export interface RouteChoices {
  readonly documents?: readonly string[];
  readonly guides?: readonly string[];
}

export const mostRoutes = 40;
export const longestRouteText = 600;

/** A row as it is being typed: anything may be missing. */
export type RouteDraft = Partial<Route>;

/** Every fault of a route table at its cell, in reading order; none where it can be put in force. */
export function routeFaults(routes: readonly RouteDraft[], known: RouteChoices = {}): readonly RouteFault[] {
  return routes.flatMap((route, row) => {
    const at = (part: RoutePart, code: string, tr: string, en: string): RouteFault => ({ row, part, ...refuse(code, tr, en) });
    const found: RouteFault[] = [];
    const earlier = routes.findIndex((other, place) => place < row && covers(other, route));
    if (earlier >= 0) found.push(at('sectors', 'ROUTE_UNREACHABLE', `Bu satıra hiç gelinmez: aynı kurum, personel ve ödeme için ${earlier + 1}. satır daha önce karar verir.`, `This row is never reached: row ${earlier + 1} decides before it for the same institution, staff and payer.`));
    if (!(String(route.payer) in payers)) found.push(at('payer', 'PAYER_MISSING', 'Kimin ödediği seçilmeli.', 'Choose who pays.'));
    if ((route.origins ?? []).length === 0) found.push(at('origins', 'ORIGINS_MISSING', 'En az bir başvuru yolu seçilmeli.', 'Choose at least one way in.'));
    for (const code of strangers(route.documents ?? [], known.documents)) found.push(at('documents', 'DOCUMENT_UNKNOWN', `Böyle bir evrak türü yok: ${code}`, `There is no such kind of document: ${code}`));
    if (!route.guide) found.push(at('guide', 'GUIDE_MISSING', 'Başvurana gönderilecek talimat seçilmeli.', 'Choose the guide that the applicant is sent.'));
    else for (const code of strangers([route.guide], known.guides)) found.push(at('guide', 'GUIDE_NOT_IN_FORCE', `Yürürlükte böyle bir talimat yok: ${code}`, `No such guide is in force: ${code}`));
    if (route.errorContact !== 'officer' && route.errorContact !== 'callCentre') found.push(at('errorContact', 'CONTACT_MISSING', 'Hata olduğunda kimin aranacağı seçilmeli.', 'Choose whom to call when an error shows.'));
    for (const part of ['says', 'otherwise'] as const) {
      const text = route[part];
      if (part === 'says' && text === undefined) continue;
      if (!text?.tr.trim() || !text.en.trim()) found.push(at(part, 'TEXT_MISSING', 'Metin Türkçe ve İngilizce yazılmalı.', 'The text is wanted in Turkish and in English.'));
      else if (text.tr.length > longestRouteText || text.en.length > longestRouteText) found.push(at(part, 'TEXT_TOO_LONG', `Metin en çok ${longestRouteText} karakter olabilir.`, `A text has at most ${longestRouteText} characters.`));
    }
    return found;
  });
}

/** A fault in one sentence, for whoever does not see the cells. */
export const faultInWords = ({ row, tr, en, code }: RouteFault): Sentence => refuse(code, `${row + 1}. satır: ${tr}`, `Row ${row + 1}: ${en}`);

const strangers = (codes: readonly string[], known: readonly string[] | undefined): readonly string[] => (known === undefined ? [] : codes.filter((code) => !known.includes(code)));

/** Whether whatever fits the second row has already been decided by the first. */
function covers(first: RouteDraft, second: RouteDraft): boolean {
  const wholly = (all: object, of: readonly string[] | undefined, over: readonly string[] | undefined) => (over ?? Object.keys(all)).every((word) => (of ?? Object.keys(all)).includes(word));
  return first.payer !== undefined && first.payer === second.payer && wholly(sectors, first.sectors, second.sectors) && wholly(staffClasses, first.staffClasses, second.staffClasses);
}

/** A row to begin with: what is the same in most of them stands there already. */
export const freshRoute = (): RouteDraft => ({ payer: 'institution', origins: ['list'], documents: [], errorContact: 'callCentre' });

