import { carriers } from '#domain/carriers.ts';
import { entityOf } from '../../engine/columns.ts';

export const carriersEntity = entityOf(carriers);
