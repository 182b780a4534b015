import { listRows } from '#domain/list-rows.ts';
import { defineModule } from '../../engine/module.ts';
import { listRowsEntity } from './entity.ts';

export const listRowsModule = defineModule(listRows, { entity: listRowsEntity });
