import { documents } from '#domain/documents.ts';
import { entityOf } from '../../engine/columns.ts';

// By `scan`: whose file is the same. By the due moment: which originals are overdue, oldest first.
export const documentsEntity = entityOf(documents, { indexes: [['type', 'state'], ['scan']] });
