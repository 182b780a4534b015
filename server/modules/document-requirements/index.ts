import { documentRequirements } from '#domain/document-requirements.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { documentRequirementsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const documentRequirementsModule = defineModule<typeof documentRequirements, Outside>(documentRequirements, { entity: documentRequirementsEntity, guards, consequences: { supersedeOlder: supersedeOlder('document-requirements') } });
