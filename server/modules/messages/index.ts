import { messages } from '#domain/messages.ts';
import { defineModule } from '../../engine/module.ts';
import { messagesEntity } from './entity.ts';

export const messagesModule = defineModule(messages, { entity: messagesEntity });
