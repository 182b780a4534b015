import { useMemo } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { type Label } from '#domain/language/label.ts';
import { mayRead } from '#domain/language/permit.ts';
import { longestRouteText, type RouteChoices } from '#domain/route-faults.ts';
import { origins, payers, sectors, staffClasses } from '#domain/sectors.ts';
import { knownPage } from '../../pages.ts';
import { useSession } from '../../providers/session.ts';
import { type GridColumn } from '../grid/columns.ts';
import { routeWords } from './words.ts';

export const contacts = { officer: routeWords.officer, callCentre: routeWords.callCentre } as const;

export interface RouteTable {
  readonly columns: readonly GridColumn[];
  /** What the faults are judged by; guides only once they are known. */
  readonly choices: RouteChoices;
  readonly guides: readonly RaRecord[];
}

/** The columns of the route table, with the documents that there are and the guides in force as choices. */
export function useRouteTable(): RouteTable {
  const session = useSession();
  const mayGuides = mayRead(knownPage('guides'), session);
  const { data } = useGetList<RaRecord>('guides', { filter: { state: ['inForce'] }, pagination: { page: 1, perPage: 100 }, sort: { field: 'code', order: 'ASC' } }, { enabled: mayGuides });
  return useMemo(() => {
    const guides = data ?? [];
    const documents = knownPage('documents').fields['type']?.choices ?? {};
    const choices: RouteChoices = { documents: Object.keys(documents), ...(data ? { guides: guides.map(({ code }) => String(code)) } : {}) };
    return { columns: columnsOf(documents, guides), choices, guides };
  }, [data]);
}

const columnsOf = (documents: Readonly<Record<string, Label>>, guides: readonly RaRecord[]): readonly GridColumn[] => [
  { key: 'sectors', label: routeWords.sectors, kind: 'choices', width: 128, choices: sectors, empty: routeWords.everySector, help: routeWords.sectorsHelp },
  { key: 'staffClasses', label: routeWords.staffClasses, kind: 'choices', width: 100, choices: staffClasses, empty: routeWords.everyClass, help: routeWords.classesHelp },
  { key: 'payer', label: routeWords.payer, kind: 'choice', width: 84, choices: payers },
  { key: 'origins', label: routeWords.origins, kind: 'choices', width: 106, choices: origins, help: routeWords.originsHelp },
  { key: 'documents', label: routeWords.documents, kind: 'choices', width: 104, choices: documents, codes: true },
  { key: 'guide', label: routeWords.guide, kind: 'choice', width: 120, choices: Object.fromEntries(guides.map(({ code, name }) => [String(code), String(name)])) },
  { key: 'errorContact', label: routeWords.contact, kind: 'choice', width: 104, choices: contacts },
  { key: 'says', label: routeWords.says, kind: 'texts', width: 148, empty: routeWords.sameAsOther, help: routeWords.saysHelp, max: longestRouteText },
  { key: 'otherwise', label: routeWords.otherwise, kind: 'texts', width: 148, help: routeWords.otherwiseHelp, max: longestRouteText },
];
