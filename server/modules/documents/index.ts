import { documents } from '#domain/documents.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { documentsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const documentsModule = defineModule<typeof documents, Outside>(documents, { entity: documentsEntity, guards, consequences });
