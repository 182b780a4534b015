import { documentTypes } from '#domain/document-types.ts';
import { entityOf } from '../../engine/columns.ts';

// The newest version in force counts; putting one in force replaces the others.
export const documentTypesEntity = entityOf(documentTypes, { indexes: [['code', 'state']], uniques: [['code', 'versionNumber']] });
