import { isRoutes } from '#domain/application-routes.ts';
import { applicationTypes } from '#domain/application-types.ts';
import { documents } from '#domain/documents.ts';
import { refuse, type Sentence } from '#domain/language/refuse.ts';
import { faultInWords, routeFaults, type RouteChoices } from '#domain/route-faults.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { applicationTypesEntity } from './entity.ts';

export const applicationTypesModule = defineModule<typeof applicationTypes, Outside>(applicationTypes, {
  entity: applicationTypesEntity,
  guards: {
    routesWellFormed: (type) => (isRoutes(type.routes)
      ? firstFault(type.routes) ?? true
      : refuse('ROUTES_MALFORMED', 'Yol tablosu okunamadı: her satırda ödeyen, geliş yolları, evrak, talimat, hata iletişimi ve açıklama olmalı.', 'The route table cannot be read: each line needs payer, origins, documents, guide, contact and explanation.')),
  },
  consequences: {
    supersedeOlder: supersedeOlder('application-types'),
    /** A guide may have gone since the table was written. */
    async guidesInForce(tx, type) {
      const guides = (await tx.find('guides', { state: 'inForce' })).map(({ code }) => String(code));
      const fault = isRoutes(type.routes) ? firstFault(type.routes, { guides }) : undefined;
      if (fault) tx.refuse(fault);
    },
  },
});

function firstFault(routes: Parameters<typeof routeFaults>[0], more: RouteChoices = {}): Sentence | undefined {
  const [fault] = routeFaults(routes, { documents: Object.keys(documents.fields.type.choices ?? {}), ...more });
  return fault && faultInWords(fault);
}
