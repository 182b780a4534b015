import { identityProofs } from '#domain/identity-proofs.ts';
import { defineModule } from '../../engine/module.ts';
import { identityProofsEntity } from './entity.ts';

export const identityProofsModule = defineModule(identityProofs, { entity: identityProofsEntity });
