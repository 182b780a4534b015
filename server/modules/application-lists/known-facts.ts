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

/** One query for all people of a list, at most 10,000 numbers. */
export async function knownFacts(tx: Tx, list: Row, personNumbers: readonly string[]): Promise<Known> {
  const institution = await tx.get('institutions', String(list['institution']));
  const type = list['applicationType'] === null ? null : await tx.get('application-types', String(list['applicationType']));
  const rows = await tx.sql<{ number: string; person_state: string; reference: string | null; reason: string | null }>(
    `select p.person_number as number, p.state as person_state, a.reference, a.reason from people p
     left join pre_applications a on a.person = p.id and a.institution = $2 and a.state not in ('delivered', 'expired', 'cancelled', 'rejected')
     where p.person_number = any($1)`, [[...personNumbers], institution.id]);
  return {
    sector: institution['sector'] as Sector,
    routes: type?.['routes'] ?? null,
    blocked: new Set(rows.filter((row) => row.person_state !== 'active').map((row) => row.number)),
    openApplications: new Map(rows.filter((row) => row.reference !== null).map((row) => [`${row.number}|${row.reason ?? ''}`, row.reference ?? ''])),
    orderLines: await openOrderLines(tx, institution.id),
  };
}
