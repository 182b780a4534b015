import { outgoingMails } from '#domain/outgoing-mails.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { effects } from './effects.ts';
import { outgoingMailsEntity } from './entity.ts';

export const outgoingMailsModule = defineModule<typeof outgoingMails, Outside>(outgoingMails, { entity: outgoingMailsEntity, consequences, effects });
