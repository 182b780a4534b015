import { certificates } from '#domain/certificates.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { effects } from './effects.ts';
import { certificatesEntity } from './entity.ts';
import { guards } from './guards.ts';

export const certificatesModule = defineModule<typeof certificates, Outside>(certificates, { entity: certificatesEntity, guards, consequences, effects });
