import { outgoingMails } from '#domain/outgoing-mails.ts';
import { entityOf } from '../../engine/columns.ts';

export const outgoingMailsEntity = entityOf(outgoingMails, { indexes: [['recordId']] });
