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
  /** `person number|reason` → reference of the open application. */
  readonly openApplications: ReadonlyMap<string, string>;
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

/** The rules of single rows come first; here what other records say: open applications, blocked people, routes, quota. */
export function judgeRows(checked: readonly CheckedRow[], cells: readonly ListRow[], known: Known): JudgedRow[] {
  const quota = new QuotaAllocation(known.orderLines);
  return checked.map((row, at) => {
    const own = row.faults.map((fault): RowFault => ({ ...fault, tr: fault.message }));
    const notices = row.notices.map((notice): RowFault => ({ ...notice, column: columns[notice.key].header, tr: notice.message, value: '' }));
    const place = placeIn(cells[at]);
    const { row: number, excelRow } = row;
    if (!row.value) return { row: number, excelRow, verdict: onlyRepeated(own) ? 'duplicate' : 'faulty', faults: own, value: null };
    const value = { ...row.value, staffClass: staffClassOf(known.sector, row.value.title) };
    const fault = faultOfPerson(value, known, place) ?? faultOfRoute(value, known, place);
    if (fault) return { row: number, excelRow, verdict: fault.code === 'OPEN_APPLICATION' ? 'duplicate' : 'faulty', faults: [fault, ...notices], value };
    if (value.payer === 'institution' && !quota.take(value)) {
      const over = place('years', 'OVER_QUOTA', `Açık siparişlerde ${value.years} yıllık sertifika${value.reader ? ' ya da kart okuyucu' : ''} için yeterli adet kalmadı. Ek sipariş açılmalı.`);
      return { row: number, excelRow, verdict: 'overQuota', faults: [over, ...notices], value };
    }
    return { row: number, excelRow, verdict: 'valid', faults: notices, value };
  });
}

type Place = (key: ColumnKey, code: string, tr: string) => RowFault;

const placeIn = (row: ListRow | undefined): Place => (key, code, tr) =>
  ({ key, column: columns[key].header, address: row?.cells[key]?.address ?? '', code, tr, value: row?.cells[key]?.text.slice(0, 200) ?? '' });

const onlyRepeated = (faults: readonly RowFault[]): boolean => faults.every(({ code }) => code === 'DUPLICATE_IN_LIST');

function faultOfPerson(value: ListRowValue, known: Known, place: Place): RowFault | undefined {
  if (known.blocked.has(value.personNumber)) return place('personNumber', 'PERSON_BLOCKED', 'Bu kişi için işlem yapılamıyor; kayıt işleme kapalı.');
  const open = value.reason === 'other' ? undefined : known.openApplications.get(`${value.personNumber}|${value.reason}`);
  return open === undefined ? undefined : place('personNumber', 'OPEN_APPLICATION', `Kişinin bu kurumda aynı nedenle açık başvurusu var: ${open}.`);
}

function faultOfRoute(value: ListRowValue, known: Known, place: Place): RowFault | undefined {
  if (!isRoutes(known.routes)) return undefined;
  const decision = decideRoute(known.routes, { sector: known.sector, staffClass: value.staffClass ?? null, payer: value.payer, origin: 'list' });
  return 'refusal' in decision ? place(decision.refusal.code === staffClassWanted ? 'title' : 'payer', decision.refusal.code, decision.refusal.tr) : undefined;
}
