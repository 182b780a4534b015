import { documentTypes } from '#domain/document-types.ts';
import { entityOf } from '../../engine/columns.ts';

export const documentTypesEntity = entityOf(documentTypes, { uniques: [['code', 'versionNumber']] });
