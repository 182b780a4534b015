import { documentRequirements } from '#domain/document-requirements.ts';
import { entityOf } from '../../engine/columns.ts';

export const documentRequirementsEntity = entityOf(documentRequirements, { uniques: [['code', 'versionNumber']] });
