import { addDays } from '#domain/calendar/dates.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { refuse } from '#domain/language/refuse.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { products, type Product } from '#domain/products.ts';
import { quotes } from '#domain/quotes.ts';
import { loadedRows } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { quotesEntity } from './entity.ts';

export const quotesModule = defineModule<typeof quotes, Outside>(quotes, {
  entity: quotesEntity,
  guards: {
    hasLines: (_quote, given) => loadedRows(given, 'lines').length > 0
      || refuse('NO_LINES', 'Teklifte kalem yok. Ürün ve adet ekleyin.', 'The quote has no lines; add a product and a quantity.'),
    stillValid: (quote, { today }) => quote.validUntil === null || quote.validUntil >= today
      || refuse('QUOTE_EXPIRED', `Teklif ${formatDateTr(quote.validUntil)} gününe kadar geçerliydi. Güncel fiyatla yeni teklif hazırlayın.`, 'The quote is no longer valid; make a new one at today’s prices.'),
    validityPassed: (quote, { today }) => (quote.validUntil !== null && quote.validUntil < today)
      || refuse('STILL_VALID', 'Teklifin geçerlilik süresi bitmedi.', 'The quote is still valid.'),
  },
  consequences: {
    async setLastDay(tx, quote) {
      await tx.set('quotes', quote.id, { validUntil: addDays(tx.today, Number(await tx.setting('quoteValidDays'))) });
    },
    async tellQuote(tx, quote) {
      const lines = await tx.find('quote-lines', { quote: quote.id, state: 'open' });
      const { validUntil } = await tx.get('quotes', quote.id);
      await tx.create('outgoing-mails', {
        templateCode: 'quote-sent', toInstitution: quote.institution, noun: 'quotes', recordId: quote.id,
        variables: { teklifNo: quote.reference ?? '', kalemler: lines.map(inWords).join('; '), net: formatKurus(quote.netTotal ?? 0), kdv: formatKurus(quote.vatTotal ?? 0), toplam: formatKurus(quote.total ?? 0), sonGun: formatDateTr(String(validUntil)) },
      });
    },
    /** The order has the prices of the quote: that is what "valid until" promises. */
    async makeOrder(tx, quote) {
      const order = await tx.create('orders', { kind: quote.orderKind, institution: quote.institution, orderedOn: tx.today, note: `Teklif: ${quote.reference ?? ''}` });
      for (const { product, years, quantity, netPrice, vatRate } of await tx.find('quote-lines', { quote: quote.id, state: 'open' })) {
        const line = await tx.create('order-lines', { order: order.id, product, years, quantity });
        await tx.set('order-lines', line.id, { netPrice, vatRate });
      }
      await tx.set('quotes', quote.id, { order: order.id });
    },
  },
});

const inWords = (line: Row): string =>
  `${String(line['quantity'])} × ${products[line['product'] as Product].tr}${line['years'] === null ? '' : ` (${String(line['years'])} yıl)`}, birim ${formatKurus(Number(line['netPrice']))} + KDV`;
