import { reasonCodes } from '#domain/reason-codes.ts';
import { defineModule } from '../../engine/module.ts';
import { reasonCodesEntity } from './entity.ts';

export const reasonCodesModule = defineModule(reasonCodes, { entity: reasonCodesEntity });
