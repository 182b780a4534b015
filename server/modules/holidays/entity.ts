import { holidays } from '#domain/holidays.ts';
import { entityOf } from '../../engine/columns.ts';

export const holidaysEntity = entityOf(holidays);
