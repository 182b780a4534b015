import { certificates } from '#domain/certificates.ts';
import { entityOf } from '../../engine/columns.ts';

export const certificatesEntity = entityOf(certificates, { indexes: [['person', 'state'], ['state', 'notAfter']] });
