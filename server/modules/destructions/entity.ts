import { destructions } from '#domain/destructions.ts';
import { entityOf } from '../../engine/columns.ts';

export const destructionsEntity = entityOf(destructions);
