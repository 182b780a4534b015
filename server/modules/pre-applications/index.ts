import { preApplications } from '#domain/pre-applications.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { preApplicationsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const preApplicationsModule = defineModule<typeof preApplications, Outside>(preApplications, { entity: preApplicationsEntity, guards, consequences });
