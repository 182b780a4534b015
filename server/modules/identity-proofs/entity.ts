import { identityProofs } from '#domain/identity-proofs.ts';
import { entityOf } from '../../engine/columns.ts';

export const identityProofsEntity = entityOf(identityProofs);
