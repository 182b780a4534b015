import { invoices } from '#domain/invoices.ts';
import { entityOf } from '../../engine/columns.ts';

export const invoicesEntity = entityOf(invoices, { indexes: [['institution', 'state']] });
