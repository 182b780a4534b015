import { reasonCodes } from '#domain/reason-codes.ts';
import { entityOf } from '../../engine/columns.ts';

export const reasonCodesEntity = entityOf(reasonCodes, { uniques: [['code', 'noun', 'action']] });
