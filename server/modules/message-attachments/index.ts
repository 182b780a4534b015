import { messageAttachments } from '#domain/message-attachments.ts';
import { defineModule } from '../../engine/module.ts';
import { consequences } from './consequences.ts';
import { messageAttachmentsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const messageAttachmentsModule = defineModule(messageAttachments, { entity: messageAttachmentsEntity, guards, consequences });
