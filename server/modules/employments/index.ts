import { employments } from '#domain/employments.ts';
import { defineModule } from '../../engine/module.ts';
import { employmentsEntity } from './entity.ts';

export const employmentsModule = defineModule(employments, { entity: employmentsEntity });
