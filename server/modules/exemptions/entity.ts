import { exemptions } from '#domain/exemptions.ts';
import { entityOf } from '../../engine/columns.ts';

export const exemptionsEntity = entityOf(exemptions);
