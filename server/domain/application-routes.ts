import { type Sentence, refuse } from './language/refuse.ts';
import { origins, sectors, staffClasses, type Origin, type Payer, type Sector, type StaffClass } from './sectors.ts';

/**
 * One line of the route table of an application type (source: Kamu SM, "NES Başvuru Tipleri"): for whom it is, and what it
 * allows. Lines are asked in order; the first that fits decides.
 */
export interface Route {
  /** Left out: every sector. */
  readonly sectors?: readonly Sector[];
  /** Left out: every class of staff. */
  readonly staffClasses?: readonly StaffClass[];
  readonly payer: Payer;
  readonly origins: readonly Origin[];
  /** Codes of the documents wanted from the applicant or the officer. */
  readonly documents: readonly string[];
  /** Code of the guide that the applicant is sent. */
  readonly guide: string;
  /** Whom the person calls when the page shows an error. */
  readonly errorContact: 'officer' | 'callCentre';
  /** What the applicant reads, and the call agent reads out: how one applies here. */
  readonly says?: { readonly tr: string; readonly en: string };
  /** Said to who tries an origin that this line does not allow. */
  readonly otherwise: { readonly tr: string; readonly en: string };
}

export interface RouteQuestion {
  readonly sector: Sector;
  readonly staffClass: StaffClass | null;
  readonly payer: Payer;
  readonly origin: Origin;
}

export const staffClassWanted = 'STAFF_CLASS_WANTED';

/** The route of an application, or the sentence that explains which way is open instead. */
export function decideRoute(routes: readonly Route[], question: RouteQuestion): { readonly route: Route } | { readonly refusal: Sentence } {
  const concerns = (route: Route) => route.payer === question.payer && (route.sectors === undefined || route.sectors.includes(question.sector));
  const fits = (route: Route) => concerns(route) && (route.staffClasses === undefined || question.staffClass === null || route.staffClasses.includes(question.staffClass));
  const route = routes.find(fits);
  // Where the table tells classes apart, a class that nobody has named is not the other one: it is asked for.
  if (route?.staffClasses !== undefined && question.staffClass === null) {
    return { refusal: refuse(staffClassWanted, 'Bu başvuru tipinde yol, personel sınıfına göre değişir: kişinin akademik personel olup olmadığı (ya da unvanı) belirtilmeli.', 'Here the route depends on the class of staff: say whether the person is academic staff, or give the title.') };
  }
  if (!route) {
    return { refusal: refuse('NO_ROUTE', 'Bu başvuru tipinde kurum ve ödeme seçimi için bir başvuru yolu yok. Başvuru tipini ya da ödeme şeklini değiştirin.', 'This type has no route for the institution and payer; choose another type or payer.') };
  }
  // A clerk at the desk registers what a letter or a list says: the desk is open wherever the list is.
  const open: readonly Origin[] = route.origins.includes('list') ? [...route.origins, 'desk'] : route.origins;
  if (open.includes(question.origin)) return { route };
  return { refusal: refuse('ORIGIN_NOT_ALLOWED', route.otherwise.tr, route.otherwise.en) };
}

/** Whether a value from outside is a route table; at most forty lines. */
export function isRoutes(value: unknown): value is readonly Route[] {
  return Array.isArray(value) && value.length > 0 && value.length <= 40 && value.every((line: Partial<Route> | null) =>
    line !== null && typeof line === 'object'
    && (line.payer === 'institution' || line.payer === 'person')
    && isListOf(line.origins, origins) && line.origins.length > 0
    && (line.sectors === undefined || isListOf(line.sectors, sectors))
    && (line.staffClasses === undefined || isListOf(line.staffClasses, staffClasses))
    && Array.isArray(line.documents) && line.documents.every((code) => typeof code === 'string')
    && (line.says === undefined || (typeof line.says?.tr === 'string' && typeof line.says.en === 'string'))
    && typeof line.guide === 'string' && (line.errorContact === 'officer' || line.errorContact === 'callCentre')
    && typeof line.otherwise?.tr === 'string' && typeof line.otherwise.en === 'string');
}

const isListOf = <K extends string>(value: unknown, words: Readonly<Record<K, unknown>>): value is K[] =>
  Array.isArray(value) && value.length <= 20 && value.every((word) => typeof word === 'string' && Object.hasOwn(words, word));

/** Of several types in force, the one that an officer's list of this sector belongs to: the one that names it alone. Between two nothing is guessed, and a person chooses. */
export function typeForList<T extends { readonly routes: unknown }>(types: readonly T[], sector: Sector): T | undefined {
  const lines = (type: T) => (isRoutes(type.routes) ? type.routes : []).filter((line) => line.origins.includes('list') && line.payer === 'institution');
  const named = types.filter((type) => lines(type).some((line) => line.sectors?.length === 1 && line.sectors[0] === sector));
  const meant = named.length > 0 ? named : types.filter((type) => lines(type).some((line) => line.sectors === undefined || line.sectors.includes(sector)));
  return meant.length === 1 ? meant[0] : undefined;
}
