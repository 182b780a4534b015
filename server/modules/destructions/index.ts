import { destructions } from '#domain/destructions.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { destructionsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const destructionsModule = defineModule<typeof destructions, Outside>(destructions, { entity: destructionsEntity, guards, consequences });
