import { documents } from '#domain/documents.ts';
import { entityOf } from '../../engine/columns.ts';

export const documentsEntity = entityOf(documents, { indexes: [['type', 'state']] });
