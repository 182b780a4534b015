import { movesContact } from '#domain/contact-change.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type shipments } from '#domain/shipments.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

const ended = ['cancelled', 'rejected', 'expired'];

export const guards: ModuleParts<typeof shipments, Outside>['guards'] = {
  applicationGoesOn: (shipment, given) => !ended.includes((given['application'] as Row | null)?.state ?? '')
    || refuse('application_ended', `${shipment.reference ?? 'Gönderi'}: başvuru sona ermiş, kart gönderilemez. Gönderiyi kapatın.`, 'The application has ended; close the parcel instead of sending it.'),
  // Forged certificates of 2024–25 began with changed contact data: until the change is decided, the card stays here.
  noContactChangeWaits: (shipment, given) => {
    const waits = [...loadedRows(given, 'applicationChanges'), ...loadedRows(given, 'personChanges')].some((change) => movesContact(String(change['noun']), change['patch'] as Record<string, unknown>));
    return !waits || refuse('contact_change_waits', `${shipment.reference ?? 'Gönderi'}: iletişim ya da adres değişikliği talebi sonuçlanmadı; gönderi bekletiliyor. Önce “Onaylar”daki talep sonuçlanmalı.`, 'A change of contact data waits for its approval: the parcel is held until it is decided.');
  },
  hasAddress: (shipment) => shipment.address !== null && shipment.address !== ''
    || refuse('address_missing', 'Gönderinin adresi yok. Önce adresi girin.', 'The parcel has no address.'),
  hasBarcode: (shipment) => shipment.barcode !== null && shipment.barcode !== ''
    || refuse('barcode_missing', 'Gönderinin barkodu yok. Önce barkodu okutun.', 'The parcel has no barcode.'),
  carrierWorks: (shipment, given) => {
    const carrier = given['carrierRecord'] as Row | null;
    if (shipment.carrier === null) return refuse('carrier_missing', 'Önce kurye firmasını seçin.', 'Choose the carrier first.');
    return carrier?.state === 'active' || refuse('carrier_retired', 'Bu kurye firmasıyla artık çalışılmıyor. Başka bir firma seçin.', 'This carrier is retired.');
  },
  // A qualified certificate is a signature: it goes into its owner's own hand, and we can show that it did.
  identityIsProven: (shipment) => {
    if (shipment.identityDocument === null) return refuse('identity_not_proven', 'Teslim için kimlik teyidi kanıtı gerekir: gösterilen kimliği seçin.', 'Delivery needs the evidence of the identity check: name the document shown.');
    return shipment.identityMatched === true || refuse('identity_not_matched', 'Ad ve kimlik numarası tutmadıysa teslim kaydedilemez.', 'Without a match of name and number there is no delivery.');
  },
};
