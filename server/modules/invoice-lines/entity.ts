import { invoiceLines } from '#domain/invoice-lines.ts';
import { entityOf } from '../../engine/columns.ts';

export const invoiceLinesEntity = entityOf(invoiceLines);
