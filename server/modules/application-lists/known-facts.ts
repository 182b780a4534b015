import { businessDate } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { labelIn } from '#domain/language/label.ts';
import { type Sector } from '#domain/sectors.ts';
import { type Row, type Tx } from '../../engine/types.ts';
import { type Known } from './row-judgement.ts';

const mostLines = 500;

/** Order lines of the institution's open orders with something left, oldest order first. */
export async function openOrderLines(tx: Tx, institution: string): Promise<Row[]> {
  const orders = await tx.find('orders', { institution, kind: 'nes', state: 'open' });
  if (orders.length === 0) return [];
  const lines = await tx.find('order-lines', { order: orders.map(({ id }) => id), state: 'open' }, { bound: mostLines });
  return lines.filter((line) => Number(line['remaining'] ?? 0) > 0);
}

const liveStates = ['scheduled', 'active', 'suspended'];

/** Two queries for all people of a list, at most 10,000 numbers. */
export async function knownFacts(tx: Tx, list: Row, personNumbers: readonly string[]): Promise<Known> {
  const institution = await tx.get('institutions', String(list['institution']));
  const type = list['applicationType'] === null ? null : await tx.get('application-types', String(list['applicationType']));
  const rows = await tx.sql<{ number: string; person_state: string; reference: string | null; reason: string | null; state: string | null; since: string | null }>(
    `select p.person_number as number, p.state as person_state, a.reference, a.reason, a.state, a.state_since as since from people p
     left join pre_applications a on a.person = p.id and a.institution = $2 and a.state not in ('delivered', 'expired', 'cancelled', 'rejected')
     where p.person_number = any($1)`, [[...personNumbers], institution.id]);
  const certificates = await tx.sql<{ number: string; serial: string; state: string; since: string; until: string }>(
    `select p.person_number as number, c.serial, c.state, c.not_before as since, c.not_after as until from certificates c join people p on p.id = c.person
     where p.person_number = any($1) and c.institution = $2 and c.state = any($3) order by c.not_after`, [[...personNumbers], institution.id, liveStates]);
  return {
    sector: institution['sector'] as Sector,
    routes: type?.['routes'] ?? null,
    blocked: new Set(rows.filter((row) => row.person_state !== 'active').map((row) => row.number)),
    openApplications: new Map(rows.filter((row) => row.reference !== null).map((row) => [`${row.number}|${row.reason ?? ''}`, applicationInWords(tx, row.reference ?? '', row.state ?? '', row.since ?? '')])),
    liveCertificates: new Map(certificates.map((row) => [row.number, `${row.serial}, ${stateInWords(tx, 'certificates', row.state)}, ${day(row.since)}–${day(row.until)}`])),
    orderLines: await openOrderLines(tx, institution.id),
  };
}

const day = (instant: string): string => formatDateTr(businessDate(instant));
const stateInWords = (tx: Tx, noun: string, state: string): string => labelIn('tr', tx.engine.page(noun).workflow.states[state]?.label, state);
const applicationInWords = (tx: Tx, reference: string, state: string, since: string): string => `${reference}, durumu ${stateInWords(tx, 'pre-applications', state)}, ${day(since)} tarihinden beri`;
