/** What a courier's event means to us, whatever code the carrier uses. Order = order of one journey, for events of the same moment. */
export const courierMeanings = {
  accepted: { tr: 'Kabul edildi', en: 'Accepted' },
  inTransit: { tr: 'Yolda', en: 'In transit' },
  outForDelivery: { tr: 'Dağıtımda', en: 'Out for delivery' },
  notDelivered: { tr: 'Teslim edilemedi', en: 'Not delivered' },
  identityProblem: { tr: 'Kimlik teyidi yapılamadı', en: 'Identity not proven' },
  atBranch: { tr: 'Şubede bekliyor', en: 'Waiting at the branch' },
  delivered: { tr: 'Teslim edildi', en: 'Delivered' },
  misdelivered: { tr: 'Başkasına teslim edildi', en: 'Delivered to somebody else' },
  deliveryUndone: { tr: 'Teslim geri alındı', en: 'Delivery undone' },
  returning: { tr: 'Dönüş yolunda', en: 'On its way back' },
  returned: { tr: 'Geri geldi', en: 'Came back' },
  lost: { tr: 'Kayıp', en: 'Lost' },
  note: { tr: 'Bilgi', en: 'Note' },
  unknown: { tr: 'Bilinmeyen kod', en: 'Unknown code' },
} as const;

export type CourierMeaning = keyof typeof courierMeanings;

/** A carrier's code → what it means. */
export type CarrierCodes = Readonly<Record<string, CourierMeaning>>;
