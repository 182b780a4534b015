import { payments } from '#domain/payments.ts';
import { entityOf } from '../../engine/columns.ts';

export const paymentsEntity = entityOf(payments, { indexes: [['payerVkn', 'state'], ['payerTckn', 'state']], uniques: [['bank', 'bankReference']] });
