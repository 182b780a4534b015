import { type messageAttachments } from '#domain/message-attachments.ts';
import { type ModuleParts } from '../../engine/module.ts';

export const consequences: ModuleParts<typeof messageAttachments, never>['consequences'] = {
  /** A signature in a file of its own says nothing until it is judged over the scan that it was linked to. */
  async checkSignature(tx, attachment, input) {
    if (attachment.state !== 'linked' || attachment.formKind !== 'signature' || attachment.document === null || !('document' in input || 'formKind' in input)) return;
    const document = await tx.get('documents', attachment.document);
    // A scan that came in the same command ordered the check itself, and that check finds the signature.
    if (document['scan'] === null || document['receivedAt'] === tx.now) return;
    await tx.enqueue('signature-checks', document.id, 'verify', { noun: 'documents' });
  },
};
