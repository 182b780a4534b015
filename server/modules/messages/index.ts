import { messages } from '#domain/messages.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { effects } from './effects.ts';
import { messagesEntity } from './entity.ts';
import { guards } from './guards.ts';

export const messagesModule = defineModule<typeof messages, Outside>(messages, { entity: messagesEntity, guards, consequences, effects });
