import { messages } from '#domain/messages.ts';
import { entityOf } from '../../engine/columns.ts';

export const messagesEntity = entityOf(messages, { indexes: [['messageId'], ['thread']] });
