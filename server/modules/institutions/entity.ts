import { institutions } from '#domain/institutions.ts';
import { entityOf } from '../../engine/columns.ts';

export const institutionsEntity = entityOf(institutions, {
  indexes: [['state', 'name']],
  expressions: [
    { name: 'institutions_name_fragment', expression: 'create index institutions_name_fragment on institutions using gin (nes_fold(name) gin_trgm_ops)' },
  ],
});
