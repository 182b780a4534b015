import { refuse } from '#domain/language/refuse.ts';
import { type productionItems } from '#domain/production-items.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

/** As it is compared: people read a serial with blanks, colons and capitals. */
const bare = (text: unknown): string => String(text ?? '').replace(/[\s:-]/g, '').toLowerCase().replace(/^0+/, '');

const ended = ['cancelled', 'rejected', 'expired'];

export const guards: ModuleParts<typeof productionItems, Outside>['guards'] = {
  // A card of a cancelled application is somebody's signature on the way to nobody.
  applicationGoesOn: (_item, given) => !ended.includes((given['application'] as Row | null)?.state ?? '')
    || refuse('application_ended', 'Kartın başvurusu sona ermiş. Kartı kontrolden bırakın ya da kasaya koyun; sertifikası iptal edilip kart imha edilecek.', 'The application has ended; fail the card or put it into the safe.'),
  cardIsKnown: (item) => item.cardSerial !== null && item.cardSerial !== ''
    || refuse('card_unknown', 'Kart seri numarasını okutun.', 'Scan the card number.'),
  readBackAgrees: (_item, given) => {
    const { input } = given;
    const certificate = given['certificateRecord'] as Row | null;
    if (input['readBack'] !== true) return refuse('not_read_back', 'Kartı okuyup bilgileri karşılaştırdığınızı işaretleyin; uyuşmuyorsa “Kontrolden bırak” seçin.', 'Confirm that the card was read back; else fail it.');
    const read = bare(input['readSerial']);
    return read === '' || read === bare(certificate?.['serial'])
      || refuse('serial_differs', 'Karttan okunan seri no bu kalemin sertifikası değil. Kartlar karışmış olabilir; kalemi kontrolden bırakın.', 'The serial on the card is not that of this item; fail the item.');
  },
  scanMatches: (item, { input }) => {
    const scanned = bare(input['scannedCard']);
    return scanned === '' || scanned === bare(item.cardSerial)
      || refuse('wrong_card', 'Okutulan kart bu kaleme ait değil. Paketlemeyin.', 'The scanned card does not belong to this item. Do not pack it.');
  },
  certificateRevoked: (_item, given) => {
    const certificate = given['certificateRecord'] as Row | null;
    return certificate === null || ['revoked', 'expired'].includes(certificate.state)
      || refuse('certificate_alive', 'Kartın sertifikası hâlâ geçerli. Önce sertifikayı iptal edin.', 'The certificate is still valid; revoke it first.');
  },
};
