import { signatureChecks } from '#domain/signature-checks.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { signatureChecksEntity } from './entity.ts';
import { verify } from './verify.ts';

export const signatureChecksModule = defineModule<typeof signatureChecks, Outside>(signatureChecks, { entity: signatureChecksEntity, effects: { verify } });
