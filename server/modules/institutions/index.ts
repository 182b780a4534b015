import { institutions } from '#domain/institutions.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { institutionsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const institutionsModule = defineModule<typeof institutions, Outside>(institutions, { entity: institutionsEntity, guards, consequences });
