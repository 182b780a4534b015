import { type messages } from '#domain/messages.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof messages, Outside>['guards'] = {
  senderHasAddress: (message) => message.sender !== null
    || refuse('no_sender', 'Gönderenin geçerli bir e-posta adresi yok; yanıt gönderilemez.', 'The sender has no valid address; no reply can be sent.'),
};
