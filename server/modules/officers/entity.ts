import { officers } from '#domain/officers.ts';
import { entityOf } from '../../engine/columns.ts';

export const officersEntity = entityOf(officers, {
  // One duty of a person at an institution at a time; the guard says it in words, this holds when two clerks save at once.
  expressions: [
    { name: 'officers_one_duty', expression: "create unique index officers_one_duty on officers (person, institution) where state in ('proposed', 'active')" },
  ],
});
