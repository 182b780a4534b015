import { changes } from '#domain/changes.ts';
import { entityOf } from '../../engine/columns.ts';

export const changesEntity = entityOf(changes, { indexes: [['noun', 'recordId']] });
