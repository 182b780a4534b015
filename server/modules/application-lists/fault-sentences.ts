/** What may be wrong with a cell; each sentence names the remedy, and the limit that was passed. */
const sentences = {
  REQUIRED: ({ column }) => `“${column}” boş bırakılamaz.`,
  FORMULA_CELL: () => 'Hücrede formül var; formül yerine değeri yazın.',
  TOO_LONG: ({ column, max }) => `“${column}” çok uzun (en çok ${max} karakter).`,
  TEXT_EXPECTED: ({ column }) => `“${column}” hücresi tarihe dönüşmüş; hücreyi metin yapıp değeri yeniden yazın.`,
  TCKN_LENGTH: () => 'T.C. kimlik numarası 11 rakam olmalıdır.',
  TCKN_CHECKSUM: () => 'T.C. kimlik numarası doğru değil; rakamlarını kontrol edin.',
  DUPLICATE_IN_LIST: ({ other }) => `Aynı T.C. kimlik numarası listede yeniden yazılmış (${other}. satır); o satır esas alındı.`,
  NAME_CHARACTERS: () => 'Ad ve soyad yalnız harf, boşluk, kesme işareti ve tire içerebilir; görünmeyen karakter de olmamalıdır.',
  DATE_INVALID: () => 'Doğum tarihi geçerli bir tarih değil; gün.ay.yıl olarak yazın (örneğin 05.09.1984).',
  DATE_IN_FUTURE: () => 'Doğum tarihi bugünden sonra olamaz.',
  AGE_UNDER_18: () => 'Başvuru sahibi 18 yaşını doldurmuş olmalıdır.',
  EMAIL_INVALID: () => 'E-posta adresi doğru değil; tek bir adres, boşluksuz ve Türkçe harf olmadan yazın.',
  PHONE_NOT_MOBILE: () => 'Bu numara cep telefonu değil; SMS alabilen bir numara yazın.',
  PHONE_INVALID: () => 'Telefon numarası doğru değil; 0532 000 00 00 gibi yazın.',
  YEARS_NOT_OFFERED: ({ years }) => `Bu süre sunulmuyor; şunlardan birini yazın: ${years.join(', ')}.`,
  READER_UNKNOWN: () => 'Kart okuyucu için “Var” ya da “Yok” yazın.',
  PAYER_UNKNOWN: () => 'Ödeme tipi için “Kurum” ya da “Kişi” yazın.',
  REASON_UNKNOWN: () => 'Başvuru nedeni için “Yeni”, “Yenileme”, “Kayıp-Çalıntı” ya da “Diğer” yazın.',
} as const satisfies Record<string, (at: FaultPlace) => string>;

interface FaultPlace {
  readonly column: string;
  readonly max: number;
  /** Excel row of the other line, for a repeated number. */
  readonly other: string;
  readonly years: readonly number[];
}

export type RowFaultCode = keyof typeof sentences;

export const sentenceOf = (code: RowFaultCode, at: FaultPlace): string => sentences[code](at);
