import { signingApplications } from '#domain/signing-applications.ts';
import { entityOf } from '../../engine/columns.ts';

export const signingApplicationsEntity = entityOf(signingApplications, { uniques: [['owner', 'name', 'release']] });
