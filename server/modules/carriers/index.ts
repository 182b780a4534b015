import { carriers } from '#domain/carriers.ts';
import { courierMeanings } from '#domain/courier-meanings.ts';
import { refuse } from '#domain/language/refuse.ts';
import { defineModule } from '../../engine/module.ts';
import { carriersEntity } from './entity.ts';

export const carriersModule = defineModule(carriers, {
  entity: carriersEntity,
  guards: {
    meaningsAreKnown: (carrier) => {
      const map: unknown = carrier.codeMap;
      const isTable = typeof map === 'object' && map !== null && !Array.isArray(map);
      const strange = isTable ? Object.entries(map).find(([, meaning]) => typeof meaning !== 'string' || !Object.hasOwn(courierMeanings, meaning)) : ['', ''];
      return strange === undefined
        || refuse('meaning_unknown', `Kod tablosunda anlamı bilinmeyen kod var: ${strange[0]}. Her kod listedeki anlamlardan birini almalı.`, `The code map gives '${strange[0]}' an unknown meaning.`);
    },
  },
});
