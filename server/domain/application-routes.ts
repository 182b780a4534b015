import { type Sentence, refuse } from './language/refuse.ts';
import { type Origin, type Payer, type Sector, type StaffClass } from './sectors.ts';

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
  /** Said to who tries an origin that this line does not allow. */
  readonly otherwise: { readonly tr: string; readonly en: string };
}

export interface RouteQuestion {
  readonly sector: Sector;
  readonly staffClass: StaffClass | null;
  readonly payer: Payer;
  readonly origin: Origin;
}

/** The route of an application, or the sentence that explains which way is open instead. */
export function decideRoute(routes: readonly Route[], question: RouteQuestion): { readonly route: Route } | { readonly refusal: Sentence } {
  const fits = (route: Route) => route.payer === question.payer
    && (route.sectors === undefined || route.sectors.includes(question.sector))
    && (route.staffClasses === undefined || (question.staffClass !== null && route.staffClasses.includes(question.staffClass)));
  const route = routes.find(fits);
  if (!route) {
    return { refusal: refuse('NO_ROUTE', 'Bu başvuru tipinde kurum ve ödeme seçimi için bir başvuru yolu yok. Başvuru tipini ya da ödeme şeklini değiştirin.', 'This type has no route for the institution and payer; choose another type or payer.') };
  }
  // A clerk at the desk registers what a letter or a list says: the desk is open wherever the list is.
  const origins: readonly Origin[] = route.origins.includes('list') ? [...route.origins, 'desk'] : route.origins;
  if (origins.includes(question.origin)) return { route };
  return { refusal: refuse('ORIGIN_NOT_ALLOWED', route.otherwise.tr, route.otherwise.en) };
}
