import { units } from '#domain/units.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { unitsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const unitsModule = defineModule<typeof units, Outside>(units, { entity: unitsEntity, guards });
