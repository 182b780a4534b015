import { listRows } from '#domain/list-rows.ts';
import { entityOf } from '../../engine/columns.ts';

export const listRowsEntity = entityOf(listRows, { uniques: [['list', 'row']], indexes: [['list', 'verdict', 'row'], ['list', 'personNumber']] });
