import { isRoutes } from '#domain/application-routes.ts';
import { refuse } from '#domain/language/refuse.ts';
import { portalErrors } from '#domain/portal-errors.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Given, type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { portalErrorsEntity } from './entity.ts';

type PortalError = RecordOf<typeof portalErrors>;

export const portalErrorsModule = defineModule<typeof portalErrors, Outside>(portalErrors, {
  entity: portalErrorsEntity,
  guards: {
    institutionHasOfficer: (_error, given) => onDuty(given)
      || refuse('NO_OFFICER', 'Kurumun görevde bir e-imza sorumlusu yok; hata çağrı merkezinde çözülmeli.', 'The institution has no officer on duty; the call centre has to help.'),
  },
  consequences: {
    /** Whom a person calls is what the route of the application's type says; where it says nothing, the call centre. */
    async routeByType(tx, error) {
      if ((await contactOf(tx, error)) === 'officer' && (await officersOf(tx, error)) > 0) await tx.perform('portal-errors', error.id, 'sendToOfficer');
      else await tx.set('portal-errors', error.id, { routedTo: 'callCentre' });
    },
    nameOfficer: (tx, error) => routed(tx, error, 'officer'),
    nameAdministrator: (tx, error) => routed(tx, error, 'administrator'),
    nameCallCentre: (tx, error) => routed(tx, error, 'callCentre'),
  },
});

const onDuty = (given: Given): boolean => loadedRow(given, 'institutionRecord') !== null
  && loadedRows(given, 'officers').some((officer) => String(officer['from']) <= given.today && (officer['until'] === null || String(officer['until']) >= given.today));

const routed = async (tx: Tx, { id }: PortalError, routedTo: string): Promise<void> => { await tx.set('portal-errors', id, { routedTo }); };

async function contactOf(tx: Tx, error: PortalError): Promise<'officer' | 'callCentre'> {
  if (error.application === null) return 'callCentre';
  const application = await tx.get('pre-applications', error.application);
  const [type, institution] = [await tx.get('application-types', String(application['applicationType'])), await tx.get('institutions', String(application['institution']))];
  const routes = isRoutes(type['routes']) ? type['routes'] : [];
  const route = routes.find((line) => line.payer === application['payer'] && (line.sectors === undefined || line.sectors.some((sector) => sector === institution['sector']))
    && (line.staffClasses === undefined || line.staffClasses.some((staffClass) => staffClass === application['staffClass'])));
  return route?.errorContact ?? 'callCentre';
}

async function officersOf(tx: Tx, error: PortalError): Promise<number> {
  if (error.institution === null) return 0;
  const officers = await tx.find('officers', { institution: error.institution, state: 'active' });
  return officers.filter((officer) => String(officer['from']) <= tx.today && (officer['until'] === null || String(officer['until']) >= tx.today)).length;
}
