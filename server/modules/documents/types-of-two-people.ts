import { businessDate } from '#domain/calendar/dates.ts';
import { type Engine } from '../../engine/types.ts';

/** The types of document whose checks a second person confirms, by the version that counts today. */
export async function typesOfTwoPeople({ reads, clock }: Pick<Engine, 'reads' | 'clock'>): Promise<string[]> {
  const { rows } = await reads.query<{ code: string }>({
    name: 'nes_types_of_two_people',
    text: `select code from (select distinct on (code) code, second_person from document_types where state = 'inForce' and valid_from <= $1 order by code, version_number desc) rules where second_person`,
    values: [businessDate(clock.now())],
  });
  return rows.map(({ code }) => code);
}
