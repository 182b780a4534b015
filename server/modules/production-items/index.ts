import { productionItems } from '#domain/production-items.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { effects } from './effects.ts';
import { productionItemsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const productionItemsModule = defineModule<typeof productionItems, Outside>(productionItems, { entity: productionItemsEntity, guards, consequences, effects });
