import { refuse } from '#domain/language/refuse.ts';
import { addKurus, timesKurus, vatOf } from '#domain/money/kurus.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { quoteLines } from '#domain/quote-lines.ts';
import { loadedRow } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { quoteLinesEntity } from './entity.ts';

export const quoteLinesModule = defineModule<typeof quoteLines, Outside>(quoteLines, {
  entity: quoteLinesEntity,
  guards: {
    quoteIsDraft: (_line, given) => loadedRow(given, 'quoteRecord')?.state === 'draft'
      || refuse('QUOTE_SENT', 'Gönderilmiş teklifin kalemleri değişmez. Geri çekip yenisini hazırlayın.', 'The lines of a quote that was sent stand; withdraw it and make another.'),
    productFitsQuote: (line, given) => {
      const kind = loadedRow(given, 'quoteRecord')?.['orderKind'];
      if ((kind === 'compliance') !== (line.product === 'assessment')) return refuse('PRODUCT_OF_OTHER_KIND', 'Ürün bu teklifin konusuna uymuyor.', 'The product does not fit what the quote is for.');
      if (line.product === 'certificate') return line.years !== null || refuse('YEARS_MISSING', 'Sertifika kaleminde süre (yıl) seçilmeli.', 'A certificate needs its years.');
      return line.years === null || refuse('YEARS_NOT_WANTED', 'Süre yalnız sertifika kaleminde yazılır.', 'Only certificates have years.');
    },
  },
  consequences: {
    async takePriceOfToday(tx, line) {
      const price = priceOn(await tx.find('price-lists', { product: line.product, years: line.years, state: 'approved' }), tx.today);
      if (!price) return tx.refuse({ code: 'NO_PRICE', tr: 'Fiyat listesinde bugün geçerli bir fiyat yok. Önce fiyat onaylanmalı.', en: 'No approved price is in force today.' });
      await tx.set('quote-lines', line.id, { netPrice: price['netPrice'], vatRate: price['vatRate'], netAmount: timesKurus(Number(price['netPrice']), line.quantity) });
    },
    async countTotals(tx, line) {
      // Locked: of two lines entered at once, the second counts the first.
      await tx.get('quotes', line.quote, { lock: true });
      const lines = await tx.find('quote-lines', { quote: line.quote, state: 'open' });
      const netTotal = addKurus(...lines.map(({ netAmount }) => Number(netAmount)));
      const vatTotal = addKurus(...lines.map(({ netAmount, vatRate }) => vatOf(Number(netAmount), Number(vatRate))));
      await tx.set('quotes', line.quote, { netTotal, vatTotal, total: addKurus(netTotal, vatTotal) });
    },
  },
});
