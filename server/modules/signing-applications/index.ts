import { signingApplications } from '#domain/signing-applications.ts';
import { defineModule } from '../../engine/module.ts';
import { signingApplicationsEntity } from './entity.ts';

export const signingApplicationsModule = defineModule(signingApplications, { entity: signingApplicationsEntity });
