import { billingAccounts } from '#domain/billing-accounts.ts';
import { defineModule } from '../../engine/module.ts';
import { billingAccountsEntity } from './entity.ts';

export const billingAccountsModule = defineModule(billingAccounts, { entity: billingAccountsEntity });
