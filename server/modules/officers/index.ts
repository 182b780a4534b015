import { officers } from '#domain/officers.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { officersEntity } from './entity.ts';
import { guards } from './guards.ts';

export const officersModule = defineModule<typeof officers, Outside>(officers, { entity: officersEntity, guards, consequences });
