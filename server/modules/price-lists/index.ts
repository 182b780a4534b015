import { refuse } from '#domain/language/refuse.ts';
import { priceLists } from '#domain/price-lists.ts';
import { defineModule } from '../../engine/module.ts';
import { priceListsEntity } from './entity.ts';

export const priceListsModule = defineModule(priceLists, {
  entity: priceListsEntity,
  guards: {
    termFitsProduct: (price) => {
      if (price.product === 'certificate') return price.years !== null || refuse('years_missing', 'Sertifika fiyatında süre (yıl) seçilmeli.', 'A certificate’s price needs its years.');
      return price.years === null || refuse('years_superfluous', 'Süre yalnız sertifika fiyatında yazılır.', 'Only a certificate’s price has years.');
    },
    // A price entered for days gone by would change what was agreed then, unless a decision says so.
    beginsNotInThePast: (price, { today }) => price.validFrom >= today || (price.source !== null && price.source !== '')
      || refuse('begins_in_the_past', 'Geçmiş bir günden başlayan fiyat için dayanağı yazın.', 'A price that begins in the past needs the decision it rests on.'),
    hasNotBegun: (price, { today }) => price.state === 'draft' || price.validFrom > today
      || refuse('price_in_force', 'Yürürlüğe girmiş fiyat geri çekilmez; yeni bir günden başlayan fiyat girin.', 'A price in force is not withdrawn; enter a new one from a later day.'),
  },
});
