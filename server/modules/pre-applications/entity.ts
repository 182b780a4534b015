import { preApplications } from '#domain/pre-applications.ts';
import { entityOf } from '../../engine/columns.ts';

export const preApplicationsEntity = entityOf(preApplications, {
  indexes: [['institution', 'state'], ['invitedAt', 'state']],
  expressions: [
    // One open application per person, institution and reason, also when two lists arrive at once.
    { name: 'pre_applications_one_open', expression: "create unique index pre_applications_one_open on pre_applications (person, institution, reason) where reason <> 'other' and state not in ('delivered', 'expired', 'cancelled', 'rejected')" },
    { name: 'pre_applications_first_name_fragment', expression: 'create index pre_applications_first_name_fragment on pre_applications using gin (nes_fold(first_name) gin_trgm_ops)' },
    { name: 'pre_applications_last_name_fragment', expression: 'create index pre_applications_last_name_fragment on pre_applications using gin (nes_fold(last_name) gin_trgm_ops)' },
  ],
});
