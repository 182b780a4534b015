import { file, instant, date, longText, reference, refersTo, structure, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';
import { type Product } from './products.ts';

/** Texts of law without which the pack would prove nothing, in the order in which it quotes them; codes of `legal-texts`. */
export const packTexts = ['genelge-2004-21', 'genelge-2006-13', 'kanun-4734-3-e', 'kanun-4734-22-b'] as const;

/** What an institution buys; travel and re-delivery are billed when they happen. */
export const packProducts: readonly Product[] = ['certificate', 'reader', 'reissue', 'assessment'];

/** A price as it stood in the price list on the day of the pack. */
export interface PackPrice {
  readonly product: Product;
  readonly years: number | null;
  /** Kuruş, without and with VAT. */
  readonly netPrice: number;
  readonly vatRate: number;
  readonly grossPrice: number;
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
}

/** A text of law as it was quoted: which version, so that later changes of the text change no letter that left. */
export interface PackText {
  readonly code: string;
  readonly versionNumber: number;
  readonly name: string;
  readonly body: string;
}

const makers = ['registrar', 'accountant'] as const;

/**
 * What answers a request for a quote: the law by which none is needed (circulars 2004/21 and 2006/13; Law 4734, art. 3(e) and 22(b)),
 * the single-source form, and the market-research form with the unit prices of the day. No offer, no debt.
 */
export const procurementPacks = defineResource('procurement-packs', {
  label: { tr: 'Alım bilgi paketi', en: 'Procurement pack' },
  plural: { tr: 'Alım bilgi paketleri', en: 'Procurement packs' },
  title: ['reference'],
  icon: 'RequestQuote',
  group: 'orders',
  list: ['reference', 'recipient', 'institution', 'pricesOn', 'sentAt', 'state'],
  sort: ['createdAt', 'DESC'],
  groups: [
    { label: { tr: 'Kime', en: 'To whom' }, fields: ['reference', 'recipient', 'institution', 'message', 'note'] },
    { label: { tr: 'Paket', en: 'The pack' }, fields: ['pricesOn', 'prices', 'texts', 'pdf', 'sentAt', 'withdrawReason'] },
  ],
  fields: {
    reference: reference({ tr: 'Paket no', en: 'Pack no' }, 'AP'),
    recipient: text({ tr: 'Kurumun adı', en: 'Name of the institution' }, { required: true, max: 200, searchable: 'name', help: { tr: 'Paketin üzerinde yazar.', en: 'Stands on the pack.' } }),
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { help: { tr: 'Kayıtlıysa.', en: 'Where it is registered.' } }),
    message: refersTo({ tr: 'Yanıtladığı e-posta', en: 'Answers the message' }, 'messages', { help: { tr: 'Seçilirse paket bu yazışmanın içinde gider.', en: 'Where chosen, the pack goes out in its thread.' } }),
    note: longText({ tr: 'İç not', en: 'Internal note' }, { max: 1000 }),
    pricesOn: date({ tr: 'Fiyatların günü', en: 'Prices of' }, { derived: true, sortable: true }),
    prices: structure<readonly PackPrice[]>()({ tr: 'Birim fiyatlar', en: 'Unit prices' }, { derived: true }),
    texts: structure<readonly PackText[]>()({ tr: 'Dayandığı mevzuat', en: 'Legal texts' }, { derived: true }),
    pdf: file({ tr: 'PDF', en: 'PDF' }),
    sentAt: instant({ tr: 'Gönderildiği an', en: 'Sent at' }, { derived: true, sortable: true }),
    withdrawReason: longText({ tr: 'Neden', en: 'Reason' }, { derived: true, max: 1000 }),
  },
  may: {
    read: { registrar: 'all', supervisor: 'all', callAgent: 'all', callLead: 'all', accountant: 'all', financeApprover: 'all', auditor: 'all' },
    create: [...makers],
    update: [{ fields: ['recipient', 'institution', 'message', 'note'], by: [...makers], in: ['draft'] }],
  },
  conditions: {
    hasAddressee: { tr: 'Gideceği kurum ya da e-posta belli', en: 'It is known where it goes' },
  },
  workflow: {
    initial: 'draft',
    states: {
      draft: { label: { tr: 'Taslak', en: 'Draft' }, kind: 'ours', waitsOn: [...makers], due: { workingDays: 'quoteDraftDays' }, says: { tr: 'Teklif yerine geçecek bilgi paketi hazırlanacak.', en: 'The pack that stands for a quote will be prepared.' } },
      printing: { label: { tr: 'PDF hazırlanıyor', en: 'Being printed' }, kind: 'moving', waitsOn: 'time', says: { tr: 'Bilgi paketi hazırlanıyor.', en: 'The pack is being made.' } },
      ready: { label: { tr: 'Gönderilmeye hazır', en: 'Ready to send' }, kind: 'ours', waitsOn: [...makers], due: { workingDays: 'quoteDraftDays' }, says: { tr: 'Bilgi paketi hazır, gönderilecek.', en: 'The pack is ready and will be sent.' } },
      sent: { label: { tr: 'Gönderildi', en: 'Sent' }, kind: 'done', says: { tr: 'Bilgi paketi gönderildi; alım için ayrıca teklif gerekmez.', en: 'The pack was sent; no quote is needed beside it.' } },
      withdrawn: { label: { tr: 'Vazgeçildi', en: 'Withdrawn' }, kind: 'stopped' },
    },
    actions: {
      prepare: { label: { tr: 'Paketi hazırla', en: 'Prepare' }, from: ['draft', 'ready'], to: 'printing', by: [...makers], does: ['takeLawAndPrices'], then: ['makePdf'], intent: 'primary' },
      attachPdf: { label: { tr: 'PDF hazır', en: 'PDF made' }, from: 'printing', to: 'ready', by: 'system', input: { pdf: file({ tr: 'PDF', en: 'PDF' }, { required: true }) } },
      send: { label: { tr: 'Gönder', en: 'Send' }, from: 'ready', to: 'sent', by: [...makers], requires: ['hasAddressee'], does: ['refuseOutdated', 'mailPack'], stamps: 'sentAt', intent: 'primary' },
      withdraw: { label: { tr: 'Vazgeç', en: 'Withdraw' }, from: ['draft', 'ready'], to: 'withdrawn', by: [...makers], input: { withdrawReason: longText({ tr: 'Neden', en: 'Reason' }, { required: true, max: 1000 }) } },
    },
  },
});
