import { invoices } from '#domain/invoices.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { effects } from './effects.ts';
import { invoicesEntity } from './entity.ts';
import { guards } from './guards.ts';

export const invoicesModule = defineModule<typeof invoices, Outside>(invoices, { entity: invoicesEntity, guards, consequences, effects });
