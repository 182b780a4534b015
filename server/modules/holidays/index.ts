import { holidays } from '#domain/holidays.ts';
import { defineModule } from '../../engine/module.ts';
import { moveDeadlines } from '../move-deadlines.ts';
import { type Outside } from '../outside.ts';
import { holidaysEntity } from './entity.ts';

export const holidaysModule = defineModule<typeof holidays, Outside>(holidays, { entity: holidaysEntity, effects: { moveDeadlines } });
