import { createManyWithin } from '../../engine/create-many.ts';
import { setManyWithin } from '../../engine/set-many.ts';
import { type CommandTx } from '../../engine/transaction.ts';
import { type Row, type Values } from '../../engine/types.ts';
import { openOrderLines } from './known-facts.ts';
import { QuotaAllocation, type Allotment } from './quota-allocation.ts';
import { type ListRowValue } from './row-rules.ts';

export type TakenBatch = 'more' | 'done';

/** Outlives a refused batch: which row it began with. */
export interface Tried {
  first: string | null;
}

/** A row with what it takes from an order: null when it takes nothing, because the person pays. */
interface Taken {
  readonly row: Row;
  readonly value: ListRowValue;
  readonly allotment: Allotment | null;
}

/**
 * At most `size` valid rows become people, employments and pre-applications: guards, quotas, journeys and letters as for each alone, but
 * written together. Each row then points to its application. All of it under the list's lock, in one transaction.
 */
export async function takeBatch(tx: CommandTx, listId: string, size: number, tried: Tried = { first: null }): Promise<TakenBatch> {
  const list = await tx.get('application-lists', listId, { lock: true });
  const rows = list.state === 'takingIn' ? untilRepeated(await tx.find('list-rows', { list: listId, verdict: 'valid' }, { limit: size })) : [];
  if (rows.length === 0) return 'done';
  tried.first = rows[0]?.id ?? null;
  const quota = new QuotaAllocation(await openOrderLines(tx, String(list['institution'])));
  const allotted = rows.map((row) => ({ row, value: valueOf(row), allotment: valueOf(row).payer === 'institution' ? quota.take(valueOf(row)) : null }));
  for (const [line, count] of quota.taken()) await tx.perform('order-lines', line, 'reserve', { count });
  const taken = allotted.filter((one): one is Taken => one.allotment !== undefined);
  const applications = await applicationsOf(tx, list, taken);
  await setManyWithin(tx, 'list-rows', new Map<string, Values>([
    ...taken.map(({ row }, at) => [row.id, { verdict: 'accepted', preApplication: applications[at]?.id }] as const),
    ...allotted.filter(({ allotment }) => allotment === undefined).map(({ row }) => [row.id, { verdict: 'overQuota', faultCodes: 'OVER_QUOTA' }] as const),
  ]));
  const over = rows.length - taken.length;
  await tx.set('application-lists', listId, {
    rowsAccepted: Number(list['rowsAccepted']) + taken.length,
    ...(over > 0 ? { rowsValid: Number(list['rowsValid']) - over, rowsOverQuota: Number(list['rowsOverQuota']) + over } : {}),
  });
  return 'more';
}

/** One person twice (two reasons, say): the second row sees the application of the first one, so it comes with the next batch. */
function untilRepeated(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  const repeated = rows.findIndex((row) => seen.size === seen.add(valueOf(row).personNumber).size);
  return repeated === -1 ? rows : rows.slice(0, repeated);
}

async function applicationsOf(tx: CommandTx, list: Row, taken: readonly Taken[]): Promise<Row[]> {
  const people = await peopleOf(tx, list, taken.map(({ value }) => value));
  return createManyWithin(tx, 'pre-applications', taken.map(({ value, allotment }) => ({
    institution: list['institution'], person: people.get(value.personNumber), applicationType: list['applicationType'], applicationList: list.id, origin: 'list', employmentConfirmed: true,
    personNumber: value.personNumber, firstName: value.firstName, lastName: value.lastName, birthDate: value.birthDate, email: value.email, phone: value.phone,
    unitName: value.unit ?? null, jobTitle: value.title ?? null, staffClass: value.staffClass ?? null, staffNumber: value.staffNumber ?? null,
    years: value.years, reader: value.reader, payer: value.payer, reason: value.reason, ...quotaOf(allotment),
  })));
}

/** Person-pays rows take nothing from an order. */
const quotaOf = (allotment: Allotment | null): Values => (allotment === null ? {} : {
  quota: 'reserved', orderLine: allotment.orderLine.id, readerLine: allotment.readerLine?.id ?? null,
  netPrice: allotment.orderLine['netPrice'], readerNetPrice: allotment.readerLine?.['netPrice'] ?? null,
});

/** Ids by number: who is known, and who becomes known by this list; all of them are then staff of the institution. */
async function peopleOf(tx: CommandTx, list: Row, values: readonly ListRowValue[]): Promise<Map<string, string>> {
  const numbers = values.map(({ personNumber }) => personNumber);
  const known = new Map((await tx.find('people', { personNumber: numbers }, { limit: numbers.length })).map((person) => [String(person['personNumber']), person.id]));
  const strangers = values.filter(({ personNumber }) => !known.has(personNumber));
  const created = await createManyWithin(tx, 'people', strangers.map((value) => ({
    personNumber: value.personNumber, firstName: value.firstName, lastName: value.lastName, birthDate: value.birthDate, email: value.email, phone: value.phone, source: 'list',
  })));
  const people = new Map([...known, ...created.map((person) => [String(person['personNumber']), person.id] as const)]);
  const works = new Set((await worksAt(tx, list, [...known.values()])));
  await createManyWithin(tx, 'employments', values.filter(({ personNumber }) => !works.has(people.get(personNumber) ?? '')).map((value) => ({
    person: people.get(value.personNumber), institution: list['institution'], staffClass: value.staffClass ?? null, title: value.title?.slice(0, 120) ?? null,
    staffNumber: value.staffNumber ?? null, from: list['signedOn'], confirmedBy: 'list',
  })));
  return people;
}

async function worksAt(tx: CommandTx, list: Row, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await tx.sql<{ person: string }>('select distinct person from employments where person = any($1::uuid[]) and institution = $2 and until is null', [people, list['institution']]);
  return rows.map(({ person }) => person);
}

const valueOf = (row: Row): ListRowValue => row['value'] as ListRowValue;
