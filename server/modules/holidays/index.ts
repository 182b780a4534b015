import { holidays } from '#domain/holidays.ts';
import { defineModule } from '../../engine/module.ts';
import { holidaysEntity } from './entity.ts';

export const holidaysModule = defineModule(holidays, { entity: holidaysEntity });
