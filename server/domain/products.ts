/** What the authority sells. */
export const products = {
  certificate: { tr: 'Nitelikli elektronik sertifika', en: 'Qualified certificate' },
  reader: { tr: 'Kart okuyucu', en: 'Card reader' },
  reissue: { tr: 'Güncelleme (yeniden üretim)', en: 'Re-issue' },
  redelivery: { tr: 'Yeniden gönderim', en: 'Re-delivery' },
  assessment: { tr: 'Uyum değerlendirme', en: 'Compliance assessment' },
  travel: { tr: 'Seyahat gideri', en: 'Travel expenses' },
} as const;

export type Product = keyof typeof products;
