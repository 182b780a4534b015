import { decideRoute, isRoutes, staffClassWanted } from '#domain/application-routes.ts';
import { type RowFault } from '#domain/list-rows.ts';
import { type Sector } from '#domain/sectors.ts';
import { staffClassOf } from '#domain/staff-class.ts';
import { type Row } from '../../engine/types.ts';
import { columns, type ColumnKey } from './columns.ts';
import { type ListRow } from './list-table.ts';
import { QuotaAllocation } from './quota-allocation.ts';
import { type CheckedRow, type ListRowValue } from './row-rules.ts';

/** What the console knows of the people on a list and of their institution. */
export interface Known {
  readonly sector: Sector;
  /** Route table of the list's type; null while no type is chosen. */
  readonly routes: unknown;
  /** Person numbers of people whose record is blocked or deceased. */
  readonly blocked: ReadonlySet<string>;
  /** `person number|reason` → the open application in words: reference, state, since when. */
  readonly openApplications: ReadonlyMap<string, string>;
  /** Person number → the live certificate of this institution in words: serial, state, from and until when. */
  readonly liveCertificates: ReadonlyMap<string, string>;
  /** Lines of open orders of the institution, oldest first. */
  readonly orderLines: readonly Row[];
}

export interface JudgedRow {
  readonly row: number;
  readonly excelRow: number;
  readonly verdict: 'valid' | 'faulty' | 'duplicate' | 'overQuota';
  readonly faults: readonly RowFault[];
  readonly value: ListRowValue | null;
}

/** The rules of single rows come first; then what other records say of the people; last the quota, in the order of the list. */
export function judgeRows(checked: readonly CheckedRow[], cells: readonly ListRow[], known: Known): JudgedRow[] {
  const judged = judgePeople(checked, cells, known);
  const over = beyondQuota(judged.map(({ verdict, value }) => (verdict === 'valid' ? value : null)), known.orderLines);
  return judged.map((row, at) => {
    const value = row.value;
    if (!over[at] || !value) return row;
    return { ...row, verdict: 'overQuota', faults: [overQuotaFault(value, cells[at]?.cells.years), ...row.faults] };
  });
}

/** Everything but the quota: rules of the row, repeated numbers, open applications, certificates, routes. */
export function judgePeople(checked: readonly CheckedRow[], cells: readonly ListRow[], known: Known): JudgedRow[] {
  return checked.map((row, at) => {
    const own = row.faults.map(({ message, ...fault }): RowFault => ({ ...fault, tr: message }));
    const notices = row.notices.map(({ message, ...notice }): RowFault => ({ ...notice, column: columns[notice.key].header, tr: message, value: '' }));
    const place = placeIn(cells[at]);
    const { row: number, excelRow } = row;
    if (!row.value) return { row: number, excelRow, verdict: onlyRepeated(own) ? 'duplicate' : 'faulty', faults: own, value: null };
    const value = { ...row.value, staffClass: staffClassOf(known.sector, row.value.title) };
    const fault = faultOfPerson(value, known, place) ?? faultOfRoute(value, known, place);
    if (fault) return { row: number, excelRow, verdict: duplicates.includes(fault.code) ? 'duplicate' : 'faulty', faults: [fault, ...notices], value };
    return { row: number, excelRow, verdict: 'valid', faults: notices, value };
  });
}

const duplicates = ['OPEN_APPLICATION', 'LIVE_CERTIFICATE'];

/** Which wishes, in the order of the list, find nothing left in the open orders; null and people who pay themselves ask for nothing. */
export function beyondQuota(wishes: readonly (QuotaWish | null)[], orderLines: readonly Row[]): boolean[] {
  const quota = new QuotaAllocation(orderLines);
  return wishes.map((wish) => wish !== null && wish.payer === 'institution' && quota.take(wish) === undefined);
}

export type QuotaWish = Pick<ListRowValue, 'years' | 'reader' | 'payer'>;

export const overQuotaFault = (wish: QuotaWish, cell: { readonly address: string; readonly text: string } | undefined): RowFault => ({
  key: 'years', column: columns.years.header, address: cell?.address ?? '', code: 'OVER_QUOTA', value: cell?.text.slice(0, 200) ?? '',
  tr: `Açık siparişlerde ${wish.years} yıllık sertifika${wish.reader ? ' ya da kart okuyucu' : ''} için yeterli adet kalmadı. Ek sipariş açılmalı.`,
});

type Place = (key: ColumnKey, code: string, tr: string) => RowFault;

const placeIn = (row: ListRow | undefined): Place => (key, code, tr) =>
  ({ key, column: columns[key].header, address: row?.cells[key]?.address ?? '', code, tr, value: row?.cells[key]?.text.slice(0, 200) ?? '' });

const onlyRepeated = (faults: readonly RowFault[]): boolean => faults.every(({ code }) => code === 'DUPLICATE_IN_LIST');

function faultOfPerson(value: ListRowValue, known: Known, place: Place): RowFault | undefined {
  if (known.blocked.has(value.personNumber)) return place('personNumber', 'PERSON_BLOCKED', 'Bu kişi için işlem yapılamıyor; kayıt işleme kapalı.');
  const open = value.reason === 'other' ? undefined : known.openApplications.get(`${value.personNumber}|${value.reason}`);
  if (open !== undefined) return place('personNumber', 'OPEN_APPLICATION', `Kişinin bu kurumda aynı nedenle açık başvurusu var: ${open}.`);
  // Renewal, loss and a further certificate presuppose a living one; only a first one may not meet it.
  const certificate = value.reason === 'new' ? known.liveCertificates.get(value.personNumber) : undefined;
  return certificate === undefined ? undefined : place('personNumber', 'LIVE_CERTIFICATE', `Kişinin bu kurumdan geçerli sertifikası var: ${certificate}. Yenileyecekse başvuru nedeni “Yenileme”, ek sertifikaysa “Diğer” olmalı.`);
}

function faultOfRoute(value: ListRowValue, known: Known, place: Place): RowFault | undefined {
  if (!isRoutes(known.routes)) return undefined;
  const decision = decideRoute(known.routes, { sector: known.sector, staffClass: value.staffClass ?? null, payer: value.payer, origin: 'list' });
  return 'refusal' in decision ? place(decision.refusal.code === staffClassWanted ? 'title' : 'payer', decision.refusal.code, decision.refusal.tr) : undefined;
}
