import { businessDate, instantAt } from '#domain/calendar/dates.ts';
import { type Engine } from '../../engine/types.ts';

/** What ends a person's work on a file; whatever follows from it is not counted again. */
const endings = { messages: ['accept', 'askBack', 'setAside', 'finish', 'quarantine', 'release'], documents: ['accept', 'refuse', 'recordChecks'] } as const;
/** Nobody finishes more in a day; the count stays cheap whatever a program does under somebody's name. */
const mostRows = 20_000;

/** How many e-mails and documents this person has finished since Istanbul's midnight, by the trail: the same on every machine. */
export async function finishedToday({ reads, clock }: Pick<Engine, 'reads' | 'clock'>, staff: string): Promise<number> {
  const { rows: [row] } = await reads.query<{ count: number }>({
    name: 'nes_finished_today',
    text: `select count(distinct (noun, record_id))::int as count
      from (select noun, record_id, convert_from(bytes, 'UTF8')::jsonb ->> 'event' as event from engine.audit_rows
        where actor_id = $1 and at >= $2 and noun in ('messages', 'documents') order by at desc limit ${mostRows}) today
      where (noun = 'messages' and event = any($3)) or (noun = 'documents' and event = any($4))`,
    values: [staff, instantAt(businessDate(clock.now())), endings.messages, endings.documents],
  });
  return row?.count ?? 0;
}
