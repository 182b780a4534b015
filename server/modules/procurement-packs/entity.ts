import { procurementPacks } from '#domain/procurement-packs.ts';
import { entityOf } from '../../engine/columns.ts';

export const procurementPacksEntity = entityOf(procurementPacks);
