import { units } from '#domain/units.ts';
import { entityOf } from '../../engine/columns.ts';

export const unitsEntity = entityOf(units, {
  expressions: [
    { name: 'units_name_fragment', expression: 'create index units_name_fragment on units using gin (nes_fold(name) gin_trgm_ops)' },
  ],
});
