import { assessments } from '#domain/assessments.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { assessmentsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const assessmentsModule = defineModule<typeof assessments, Outside>(assessments, { entity: assessmentsEntity, guards, consequences });
