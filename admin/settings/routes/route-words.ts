import { type Route } from '#domain/application-routes.ts';
import { labelIn, type Language } from '#domain/language/label.ts';
import { origins, payers, sectors, staffClasses } from '#domain/sectors.ts';
import { routeWords } from './words.ts';

type Labels = Readonly<Record<string, Parameters<typeof labelIn>[1]>>;

/** A row of a route table as one line: for whom, by which way, with what, and what is read out. */
export function routeInWords(route: Route, language: Language): string {
  const words = (codes: readonly string[] | undefined, labels: Labels) => codes?.map((code) => labelIn(language, labels[code], code)).join(', ');
  const whom = [words(route.sectors, sectors), words(route.staffClasses, staffClasses), labelIn(language, payers[route.payer], route.payer)].filter((part) => part !== undefined);
  const onError = `${routeWords.contact[language]}: ${routeWords[route.errorContact][language]}`;
  return [`${whom.join(' · ')} → ${words(route.origins, origins) ?? ''}`, route.documents.join(', '), route.guide, onError, route.says?.[language], route.otherwise[language]].filter(Boolean).join(' · ');
}
