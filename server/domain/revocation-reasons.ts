/** Why a certificate ends before its time, as callers and officers say it. */
export const revocationReasons = {
  lost: { tr: 'Kayıp', en: 'Lost' },
  stolen: { tr: 'Çalıntı', en: 'Stolen' },
  identityChanged: { tr: 'Kimlik bilgisi değişti', en: 'Identity data changed' },
  cardBroken: { tr: 'Kart arızası', en: 'Broken card' },
  pukBlocked: { tr: 'PUK bloke', en: 'PUK blocked' },
  leftInstitution: { tr: 'Kurumdan ayrıldı', en: 'Left the institution' },
  deceased: { tr: 'Vefat', en: 'Deceased' },
  faultyProduction: { tr: 'Hatalı üretim', en: 'Faulty production' },
  holderRequest: { tr: 'Kullanıcı talebi', en: 'Holder’s request' },
  forgery: { tr: 'Sahtecilik', en: 'Forgery' },
  misdelivered: { tr: 'Başkasına teslim edildi', en: 'Delivered to somebody else' },
} as const;
