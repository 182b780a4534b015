import { type messageAttachments } from '#domain/message-attachments.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type ModuleParts } from '../../engine/module.ts';

export const guards: ModuleParts<typeof messageAttachments, never>['guards'] = {
  contentKept: (attachment) => attachment.content !== null
    || refuse('attachment_not_kept', 'Ek tehlikeli bulunduğu için içeriği saklanmadı; karantinadan çıkarılamaz.', 'The attachment was found dangerous and its content was not kept.'),
};
