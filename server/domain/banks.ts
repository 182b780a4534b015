/** The banks that collect for the authority (source: Kamu SM, "Ücret ödeme": VakıfBank and Ziraat Bankası). */
export const banks = {
  vakifbank: { tr: 'VakıfBank', en: 'VakıfBank' },
  ziraat: { tr: 'Ziraat Bankası', en: 'Ziraat Bankası' },
  other: { tr: 'Diğer', en: 'Other' },
} as const;

export type Bank = keyof typeof banks;
