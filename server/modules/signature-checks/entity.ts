import { signatureChecks } from '#domain/signature-checks.ts';
import { entityOf } from '../../engine/columns.ts';

export const signatureChecksEntity = entityOf(signatureChecks, { indexes: [['applicationList', 'state'], ['document', 'state']] });
