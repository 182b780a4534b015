import { messageAttachments } from '#domain/message-attachments.ts';
import { entityOf } from '../../engine/columns.ts';

export const messageAttachmentsEntity = entityOf(messageAttachments, { indexes: [['sha256']] });
