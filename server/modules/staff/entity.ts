import { staff } from '#domain/staff.ts';
import { entityOf } from '../../engine/columns.ts';

export const staffEntity = entityOf(staff);
