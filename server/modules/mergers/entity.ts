import { mergers } from '#domain/mergers.ts';
import { entityOf } from '../../engine/columns.ts';

export const mergersEntity = entityOf(mergers);
