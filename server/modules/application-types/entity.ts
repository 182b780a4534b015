import { applicationTypes } from '#domain/application-types.ts';
import { entityOf } from '../../engine/columns.ts';

export const applicationTypesEntity = entityOf(applicationTypes, { uniques: [['code', 'versionNumber']] });
