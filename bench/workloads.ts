import { type Role } from '#domain/roles.ts';
import { withClient } from './cluster.ts';
import { type Ask, type RecordAt } from './load/plan.ts';

export type TargetName = 'raw' | 'limit' | 'ours';

/** The same question, put to each target in its own words. */
export interface Workload {
  readonly name: string;
  readonly label: string;
  readonly asks: Readonly<Partial<Record<TargetName, readonly Ask[]>>>;
  /** Who asks ours. */
  readonly as: Role;
  /** Records that the workload walks through; each target has its own, or the writes of one would be another's stale version. */
  readonly ids?: Readonly<Partial<Record<TargetName, readonly RecordAt[]>>>;
}

/** Ratio to reach against a ceiling of the same run. */
export interface Floor {
  readonly workload: string;
  readonly against: 'raw' | 'limit';
  readonly ratio: number;
}

export const floors: readonly Floor[] = [
  { workload: 'first', against: 'limit', ratio: 0.3 },
  { workload: 'cursor', against: 'limit', ratio: 0.3 },
  { workload: 'filter', against: 'raw', ratio: 0.5 },
  { workload: 'search', against: 'raw', ratio: 1 },
  { workload: 'masked', against: 'raw', ratio: 0.25 },
  { workload: 'update', against: 'limit', ratio: 0.2 },
  { workload: 'create', against: 'limit', ratio: 0.2 },
];
export const importFloor = 0.4;
export const mostRssMb = 300;

export const fragments = ['yıl', 'kılıç', 'şahin', 'çelik', 'koçoğlu', 'durmuş', 'pehl', 'ünal'];
const states = ['delivered', 'cancelled', 'inReview', 'awaitingPayment'];
const json = { 'content-type': 'application/json' };
const url = (path: string, query: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams(query).toString()}`;
const noun = '/pre-applications';
const raw = `/raw${noun}`;
const limit = `/limit${noun}`;
const ours = `/api${noun}`;

/**
 * What ours is asked for in lists: the fields that the ceilings send (bench/targets/bare.ts), which hold all that the console's list
 * of pre-applications shows but the deadline, and that. The name of the institution, which the ceilings join, is the console's next question.
 */
export const columns = [
  'reference', 'personNumber', 'firstName', 'lastName', 'email', 'phone', 'institution', 'payer', 'years', 'reason', 'netPrice', 'city', 'dueAt', 'createdAt', 'updatedAt',
] as const;

/** A page far down the list, for each target in its own words: a number, a place, a cursor. */
export interface FarPage {
  readonly page: number;
  readonly createdAt: string;
  readonly id: string;
  readonly cursor: string;
}

const chosen = { columns: JSON.stringify(columns) };

export function readings(institutions: readonly string[], far: readonly FarPage[], ids: Ids): Workload[] {
  const pairs = institutions.flatMap((institution) => states.map((state) => ({ institution, state })));
  const person = { unitName: 'Birim @@U@@' };
  const one = (path: string): Ask[] => [{ path: `${path}/@@I@@` }];
  const put = (path: string): Ask[] => [{ method: 'PUT', path: `${path}/@@I@@`, headers: { ...json, 'if-match': '"@@V@@"' }, body: JSON.stringify(person) }];
  return [
    { name: 'first', label: 'first page + total', as: 'callAgent', asks: { raw: [{ path: raw }], limit: [{ path: limit }], ours: [{ path: url(ours, { range: '[0,24]', ...chosen }) }] } },
    { name: 'work', label: 'first page, work screen (unmasked, logged)', as: 'registrar', asks: { ours: [{ path: url(ours, { range: '[0,24]', ...chosen }) }] } },
    {
      name: 'filter', label: 'institution + state + total', as: 'callAgent',
      asks: { raw: pairs.map((pair) => ({ path: url(raw, pair) })), limit: pairs.map((pair) => ({ path: url(limit, pair) })), ours: pairs.map((pair) => ({ path: url(ours, { range: '[0,24]', filter: JSON.stringify(pair), ...chosen }) })) },
    },
    {
      name: 'cursor', label: 'page 2,000 by cursor', as: 'callAgent',
      asks: {
        raw: far.map(({ page }) => ({ path: url(raw, { page: String(page) }) })), limit: far.map(({ createdAt, id }) => ({ path: url(limit, { before: createdAt, id }) })),
        ours: far.map(({ cursor }) => ({ method: 'POST', path: `${ours}/query`, headers: json, body: JSON.stringify({ cursor: { after: cursor, limit: 25 }, columns }) })),
      },
    },
    {
      name: 'search', label: 'surname fragment + total', as: 'callAgent',
      asks: {
        raw: fragments.map((q) => ({ path: url(raw, { q }) })), limit: fragments.map((q) => ({ path: url(limit, { q }) })),
        ours: fragments.map((contains) => ({ method: 'POST', path: `${ours}/query`, headers: json, body: JSON.stringify({ filter: { lastName: { contains } }, range: [0, 24], columns }) })),
      },
    },
    { name: 'masked', label: 'get one, masked', as: 'callAgent', asks: { raw: one(raw), limit: one(limit), ours: one(ours) }, ids: same(ids.read) },
    { name: 'unmasked', label: 'get one, unmasked, access row committed', as: 'registrar', asks: { raw: one(raw), limit: one(limit), ours: one(ours) }, ids: same(ids.read) },
    { name: 'update', label: 'update one field', as: 'registrar', asks: { raw: put(raw), limit: put(limit), ours: put(ours) }, ids: ids.write },
    { name: 'create', label: 'create a person', as: 'registrar', asks: { raw: newPerson('/raw/people'), limit: newPerson('/limit/people'), ours: newPerson('/api/people') } },
  ];
}

const same = (ids: readonly RecordAt[]) => ({ raw: ids, limit: ids, ours: ids });

const newPerson = (path: string): Ask[] => [{
  method: 'POST', path, headers: json,
  body: JSON.stringify({ personNumber: '@@T@@', firstName: 'Işıl', lastName: 'Güneşoğlu', birthDate: '1984-05-17', email: 'isil.@@U@@@ornek.gov.tr', phone: '+905320000000' }),
}];

export interface Ids {
  readonly read: readonly RecordAt[];
  readonly write: Readonly<Record<TargetName, readonly RecordAt[]>>;
}

const mostIds = 60_000;

/** Ids in random order: to read, and to write apart for each target, only ours in states in which the field may change. */
export async function idsOf(database: string): Promise<Ids> {
  return withClient(database, async (client) => {
    const ask = async (where: string) => (await client.query<RecordAt>(`select id, version from pre_applications where ${where} order by md5(id::text) limit ${mostIds}`)).rows;
    const read = await ask("state = 'delivered'");
    const free = await ask("state in ('draft', 'awaitingApplicant', 'awaitingForm', 'inReview', 'incomplete')");
    const third = Math.floor(free.length / 3);
    return { read, write: { raw: free.slice(0, third), limit: free.slice(third, 2 * third), ours: free.slice(2 * third) } };
  });
}

/** Institutions with many, some and few applications. */
export async function someInstitutions(database: string): Promise<string[]> {
  return withClient(database, async (client) => {
    const { rows } = await client.query<{ id: string }>('select institution as id from pre_applications group by 1 order by count(*) desc, 1 limit 500');
    return [0, 1, 4, 9, 19, 49, 99, 499].flatMap((place) => rows[place]?.id ?? []);
  });
}
