import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decideRoute, isRoutes, typeForList, type Route } from '#domain/application-routes.ts';
import { documents as documentsPage } from '#domain/documents.ts';
import { faultInWords, routeFaults } from '#domain/route-faults.ts';
import { type Origin, type Payer, type Sector, type StaffClass } from '#domain/sectors.ts';

const types = JSON.parse(readFileSync('seeds/data/application-types.json', 'utf8')) as { code: string; routes: Route[] }[];
const routesOf = (code: string) => types.find((type) => type.code === code)?.routes ?? [];

/** Written by hand from "NES Başvuru Tipleri": type, sector, class, payer, and where the start is open (l list, s self-service). */
const table: [string, Sector, StaffClass | null, Payer, string][] = [
  ['tubitakProjects', 'meb', null, 'person', 's'],
  ['tubitakProjects', 'health', null, 'person', 's'],
  ['tubitakProjects', 'university', 'academic', 'person', 's'],
  ['tubitakProjects', 'university', 'other', 'person', 'l'],
  // Unknown is not "other": the class is asked for.
  ['tubitakProjects', 'university', null, 'person', '-'],
  ['tubitakProjects', 'other', null, 'person', 'l'],
  ['tubitakProjects', 'gendarmerie', null, 'person', 'l'],
  ['tubitakProjects', 'meb', null, 'institution', 'l'],
  ['tubitakProjects', 'other', null, 'institution', 'l'],
  ['mebStaff', 'meb', null, 'person', 's'],
  ['mebStaff', 'meb', null, 'institution', 'l'],
  ['mebStaff', 'health', null, 'person', '-'],
  ['healthStaff', 'health', null, 'person', 's'],
  ['healthStaff', 'health', null, 'institution', 'l'],
  ['gendarmerie', 'gendarmerie', null, 'person', 'ls'],
  ['gendarmerie', 'gendarmerie', null, 'institution', 'l'],
  ['universityStaff', 'university', 'academic', 'person', 's'],
  ['universityStaff', 'university', 'other', 'person', 's'],
  ['universityStaff', 'university', null, 'institution', 'l'],
  ['universityStaff', 'meb', null, 'institution', '-'],
  ['ankaraBar', 'ankaraBar', null, 'person', 's'],
  ['ankaraBar', 'ankaraBar', null, 'institution', 'l'],
  ['otherInstitutions', 'other', null, 'institution', 'l'],
  ['otherInstitutions', 'other', null, 'person', 'l'],
  ['otherInstitutions', 'meb', null, 'person', 'l'],
];

test.each(table)('%s, %s, %s staff, %s pays: open at %s', (code, sector, staffClass, payer, open) => {
  const opens = (origin: Origin) => 'route' in decideRoute(routesOf(code), { sector, staffClass, payer, origin });
  expect([opens('list'), opens('selfService')]).toEqual([open.includes('l'), open.includes('s')]);
  // The desk writes down what a letter or a list says, so it is open where lists are.
  expect(opens('desk')).toBe(open.includes('l'));
});

test('a direct start of type Diğer is refused with the explanation', () => {
  const decision = decideRoute(routesOf('otherInstitutions'), { sector: 'other', staffClass: null, payer: 'person', origin: 'selfService' });
  expect('refusal' in decision && decision.refusal.tr).toContain('e-imza sorumlusu FRM.01.03 listesiyle gönderir');
});

test('university staff turn to their officer when the page fails, the bar to the call centre', () => {
  const contact = (code: string, sector: Sector) => {
    const decision = decideRoute(routesOf(code), { sector, staffClass: null, payer: 'person', origin: 'selfService' });
    return 'route' in decision ? decision.route.errorContact : undefined;
  };
  expect([contact('universityStaff', 'university'), contact('ankaraBar', 'ankaraBar')]).toEqual(['officer', 'callCentre']);
});

test('an officer’s list falls under the type of the sector; a purpose is never guessed', () => {
  const guessed = (['meb', 'health', 'university', 'gendarmerie', 'ankaraBar', 'other'] as const).map((sector) => typeForList(types, sector)?.code);
  expect(guessed).toEqual(['mebStaff', 'healthStaff', 'universityStaff', 'gendarmerie', 'ankaraBar', 'otherInstitutions']);
});

test('every line of the table can be read, and a broken one is noticed', () => {
  for (const { routes } of types) expect(isRoutes(routes)).toBe(true);
  const [line] = routesOf('mebStaff');
  for (const broken of [[], [{ ...line, payer: 'nobody' }], [{ ...line, origins: [] }], [{ ...line, sectors: ['moon'] }], [{ ...line, otherwise: undefined }], 'routes', null]) expect(isRoutes(broken)).toBe(false);
});

test('the seven types of the source page are complete: payers, documents, routes, whom to call, and what is read out', () => {
  expect(types.map(({ code }) => code)).toEqual(['tubitakProjects', 'mebStaff', 'healthStaff', 'gendarmerie', 'universityStaff', 'ankaraBar', 'otherInstitutions']);
  const guides = (JSON.parse(readFileSync('seeds/data/guides.json', 'utf8')) as { code: string }[]).map(({ code }) => code);
  const documents = Object.keys(documentsPage.fields.type.choices ?? {});
  for (const { code, routes } of types) {
    expect(routeFaults(routes, { guides, documents }), code).toEqual([]);
    expect(new Set(routes.map(({ payer }) => payer)), code).toEqual(new Set(['institution', 'person']));
    for (const route of routes) {
      // Where a list comes, FRM.01.03 is one of the documents wherever the institution pays; the form and the undertaking always are.
      expect(route.documents, code).toEqual(expect.arrayContaining(['NBF', 'NST', ...(route.payer === 'institution' ? ['FRM0103'] : [])]));
      expect(route.says?.tr, code).toMatch(/e-imza sorumlusu|Online İşlemler/);
    }
  }
});

test('a fault stands at its cell: what is missing, what nobody knows, and a row that is never reached', () => {
  const [first] = routesOf('mebStaff');
  const rows = [{ payer: 'institution' as const, origins: [], documents: ['NBF', 'XYZ'], guide: 'gone', says: { tr: 'Böyle', en: '' } }, { ...first!, sectors: ['meb' as const] }, { ...first!, payer: 'person' as const }];
  const faults = routeFaults(rows, { documents: ['NBF', 'FRM0103', 'NST'], guides: ['officer-list'] });
  expect(faults.map(({ row, part, code }) => `${row} ${part} ${code}`)).toEqual([
    '0 origins ORIGINS_MISSING', '0 documents DOCUMENT_UNKNOWN', '0 guide GUIDE_NOT_IN_FORCE', '0 errorContact CONTACT_MISSING', '0 says TEXT_MISSING', '0 otherwise TEXT_MISSING', '1 sectors ROUTE_UNREACHABLE',
  ]);
  expect(faultInWords(faults[6]!).tr).toBe('2. satır: Bu satıra hiç gelinmez: aynı kurum, personel ve ödeme için 1. satır daha önce karar verir.');
});
