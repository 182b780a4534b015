import { billingAccounts } from '#domain/billing-accounts.ts';
import { entityOf } from '../../engine/columns.ts';

export const billingAccountsEntity = entityOf(billingAccounts, { indexes: [['vkn']] });
