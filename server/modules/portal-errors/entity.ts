import { portalErrors } from '#domain/portal-errors.ts';
import { entityOf } from '../../engine/columns.ts';

export const portalErrorsEntity = entityOf(portalErrors);
