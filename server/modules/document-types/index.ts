import { documentTypes } from '#domain/document-types.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { documentTypesEntity } from './entity.ts';

export const documentTypesModule = defineModule<typeof documentTypes, Outside>(documentTypes, { entity: documentTypesEntity, guards: {}, consequences: { supersedeOlder: supersedeOlder('document-types') } });
