import { refuse } from '#domain/language/refuse.ts';
import { type orderLines } from '#domain/order-lines.ts';
import { loadedRow } from '../../engine/loaded.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';

export const guards: ModuleParts<typeof orderLines, Outside>['guards'] = {
  orderIsDraft: (_line, given) => loadedRow(given, 'orderRecord')?.state === 'draft'
    || refuse('ORDER_NOT_DRAFT', 'Açılmış siparişin kalemleri değişmez. Ek adet için yeni sipariş açın.', 'The lines of an opened order stand; open another order for more.'),
  productFitsOrder: (line, given) => {
    const kind = loadedRow(given, 'orderRecord')?.['kind'];
    if ((kind === 'compliance') !== (line.product === 'assessment')) return refuse('PRODUCT_OF_OTHER_KIND', 'Ürün bu sipariş türüne uymuyor.', 'The product does not fit this kind of order.');
    if (line.product === 'certificate') return line.years !== null || refuse('YEARS_MISSING', 'Sertifika kaleminde süre (yıl) seçilmeli.', 'A certificate needs its years.');
    return line.years === null || refuse('YEARS_NOT_WANTED', 'Süre yalnız sertifika kaleminde yazılır.', 'Only certificates have years.');
  },
  enoughRemains: (line, given) => (line.remaining ?? 0) >= Number(given.input['count'])
    || refuse('NOT_ENOUGH_REMAINS', 'Sipariş kaleminde yeterli adet kalmadı. Yeni sipariş açılmalı.', 'Not enough remains of the order line; open another order.'),
  enoughReserved: (line, given) => (line.reserved ?? 0) >= Number(given.input['count'])
    || refuse('NOT_RESERVED', 'Sipariş kaleminde bu kadar ayrılmış adet yok.', 'That many are not reserved.'),
};
