import { charges } from '#domain/charges.ts';
import { entityOf } from '../../engine/columns.ts';

export const chargesEntity = entityOf(charges, { indexes: [['debtorVkn', 'state'], ['debtorTckn', 'state']] });
