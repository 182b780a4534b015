import { guides } from '#domain/guides.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { guidesEntity } from './entity.ts';

export const guidesModule = defineModule<typeof guides, Outside>(guides, { entity: guidesEntity, consequences: { supersedeOlder: supersedeOlder('guides') } });
