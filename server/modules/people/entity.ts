import { people } from '#domain/people.ts';
import { entityOf } from '../../engine/columns.ts';

export const peopleEntity = entityOf(people, {
  expressions: [
    { name: 'people_first_name_fragment', expression: 'create index people_first_name_fragment on people using gin (nes_fold(first_name) gin_trgm_ops)' },
    { name: 'people_last_name_fragment', expression: 'create index people_last_name_fragment on people using gin (nes_fold(last_name) gin_trgm_ops)' },
  ],
});
