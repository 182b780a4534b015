import { priceLists } from '#domain/price-lists.ts';
import { entityOf } from '../../engine/columns.ts';

export const priceListsEntity = entityOf(priceLists, { indexes: [['product', 'years', 'validFrom']] });
