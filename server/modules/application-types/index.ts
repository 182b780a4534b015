import { isRoutes } from '#domain/application-routes.ts';
import { applicationTypes } from '#domain/application-types.ts';
import { refuse } from '#domain/language/refuse.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { applicationTypesEntity } from './entity.ts';

export const applicationTypesModule = defineModule<typeof applicationTypes, Outside>(applicationTypes, {
  entity: applicationTypesEntity,
  guards: {
    routesWellFormed: (type) => isRoutes(type.routes)
      || refuse('ROUTES_MALFORMED', 'Yol tablosu okunamadı: her satırda ödeyen, geliş yolları, evrak, talimat, hata iletişimi ve açıklama olmalı.', 'The route table cannot be read: each line needs payer, origins, documents, guide, contact and explanation.'),
  },
  consequences: { supersedeOlder: supersedeOlder('application-types') },
});
