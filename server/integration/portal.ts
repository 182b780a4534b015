import { z } from 'zod';
import { isRoutes } from '#domain/application-routes.ts';
import { businessDate } from '#domain/calendar/dates.ts';
import { schemaOf, valueSchema } from '#domain/language/schema.ts';
import { preApplications } from '#domain/pre-applications.ts';
import { type Ctx } from '../engine/http/context.ts';
import { type Router } from '../engine/http/router.ts';
import { missing } from '../engine/missing.ts';
import { performAction } from '../engine/perform-action.ts';
import { type Engine, type Row, type Values } from '../engine/types.ts';
import { debtOfDebtor } from '../modules/charges/debt.ts';
import { openCharges } from './bank.ts';
import { applicationOf, personOf, publicStatus, speakingFor, whose } from './applicants.ts';
import { addMachineRoute, type Call } from './machine-route.ts';
import { addErrorReports } from './portal-errors.ts';
import { addOfficerRoutes } from './portal-officers.ts';
import { addSelfService } from './portal-self-service.ts';

const which = { ...whose, reference: valueSchema(preApplications.fields.reference) };
const { fillForm, cancel } = preApplications.workflow.actions;

const approvals = { eSigned: 'approveBySignature', eApproved: 'approveByEApproval', wet: 'chooseWetInk' } as const;

/** What Online İşlemler does for applicants and officers. */
export function addPortalRoutes(router: Router, engine: Engine): void {
  const own = { door: 'portal' } as const;
  addMachineRoute(router, { ...own, path: '/catalogue', event: null, summary: 'Seçenekler: tipler, teslimat yöntemleri, onay metinleri', input: z.strictObject({}) }, () => catalogue(engine));
  addMachineRoute(router, { ...own, path: '/status', event: null, summary: 'Kişinin başvurularının durumu', input: z.strictObject(whose) }, ({ c, input }) => status(engine, c, input.personNumber));
  addMachineRoute(router, { ...own, path: '/charges', event: null, summary: 'Kişinin borcu', input: z.strictObject(whose) }, ({ input }) => charges(engine, input.personNumber));
  addMachineRoute(router, { ...own, path: '/applications/form', event: 'pre-applications.fillForm', summary: 'Başvuru formunu doldur', input: z.strictObject({ ...which, form: schemaOf(fillForm.input) }) },
    (call) => step(engine, call, 'fillForm', call.input.form));
  addMachineRoute(router, {
    ...own, path: '/applications/approve', event: 'pre-applications.approve', summary: 'Başvuruyu onayla: e-imza, e-Onay ya da ıslak imza',
    input: z.strictObject({ ...which, kind: z.enum(['eSigned', 'eApproved', 'wet']), consentText: z.uuid(), undertakingRead: z.boolean() }),
  }, (call) => step(engine, call, approvals[call.input.kind], { consentText: call.input.consentText, undertakingRead: call.input.undertakingRead }));
  addMachineRoute(router, { ...own, path: '/applications/change-approval', event: 'pre-applications.changeApprovalKind', summary: 'Onay şeklini değiştir', input: z.strictObject(which) }, (call) => step(engine, call, 'changeApprovalKind', {}));
  addMachineRoute(router, { ...own, path: '/applications/resubmit', event: 'pre-applications.resubmit', summary: 'Eksiği tamamladım', input: z.strictObject(which) }, (call) => step(engine, call, 'resubmit', {}));
  addMachineRoute(router, { ...own, path: '/applications/correct', event: 'pre-applications.correctForm', summary: 'Formu düzeltmek için geri aç', input: z.strictObject(which) }, (call) => step(engine, call, 'correctForm', {}));
  addMachineRoute(router, { ...own, path: '/applications/cancel', event: 'pre-applications.cancel', summary: 'Başvurumu iptal et', input: z.strictObject({ ...which, endReason: valueSchema(cancel.input.endReason) }) },
    (call) => step(engine, call, 'cancel', { endReason: call.input.endReason }));
  addMachineRoute(router, { ...own, path: '/e-approval', event: 'people.permitEApproval', summary: 'e-Onay izni ver ya da geri al', input: z.strictObject({ ...whose, permit: z.boolean() }) }, async ({ c, input, once }) => {
    const person = (await personOf(engine, input.personNumber)) ?? missing();
    await performAction(engine, speakingFor(c, person), 'people', person, input.permit ? 'permitEApproval' : 'withdrawEApproval', {}, { once });
    return { permitted: input.permit };
  });
  addSelfService(router, engine);
  addOfficerRoutes(router, engine);
  addErrorReports(router, engine);
}

/** The portal's word on the record: row rights let it see only what is the person's own. */
async function step(engine: Engine, { c, input, once }: Call<{ personNumber: unknown; reference: unknown }>, action: string, values: unknown): Promise<object> {
  const person = (await personOf(engine, input.personNumber)) ?? missing();
  const id = await applicationOf(engine, input.reference);
  const { record } = await performAction(engine, speakingFor(c, person), 'pre-applications', id, action, values as Values, { once });
  return publicStatus(c, record);
}

const mostShown = 50;

async function status(engine: Engine, c: Ctx, personNumber: unknown): Promise<object> {
  const person = await personOf(engine, personNumber);
  if (person === undefined) return { applications: [] };
  const { rows } = await engine.reads.query<Row & { institutionName: string }>(
    `select a.id, a.reference, a.state, a.state_since as "stateSince", a.form_barcode as "formBarcode", a.years, a.payer, i.name as "institutionName"
      from pre_applications a join institutions i on i.id = a.institution where a.person = $1 order by a.created_at desc limit ${mostShown}`, [person]);
  return { applications: rows.map((row) => ({ ...publicStatus(c, row), institution: row.institutionName, years: row['years'], payer: row['payer'] })) };
}

async function charges(engine: Engine, personNumber: unknown): Promise<object> {
  const person = await personOf(engine, personNumber);
  if (person === undefined) return { currency: 'TRY', amount: 0, openCharges: 0, oldestDueOn: null, charges: [] };
  return { currency: 'TRY', ...(await debtOfDebtor(engine, { person })), charges: await openCharges(engine, 'debtor_person', person) };
}

async function catalogue(engine: Engine): Promise<object> {
  const today = businessDate(engine.clock.now());
  const [types, guides, methods, consents, reasons] = await Promise.all([
    engine.reads.query<{ routes: unknown }>("select id, code, name, explanation, routes from application_types where state = 'inForce' and valid_from <= $1 order by name limit 100", [today]),
    engine.reads.query<{ code: string }>("select code, name, kind, body, link from guides where state = 'inForce' order by code limit 100"),
    engine.reads.query('select id, code, name, name_en as "nameEn", needs_address as "needsAddress" from delivery_methods where state = \'offered\' order by code limit 100'),
    engine.reads.query("select id, code, version_number as \"version\", name, body from consent_texts where state = 'inForce' and valid_from <= $1 order by code limit 20", [today]),
    engine.reads.query("select id, code, name from reason_codes where noun = 'pre-applications' and state = 'active' order by code limit 100"),
  ]);
  // A type is all that the portal needs to lead somebody: nothing about one of them is written in the portal.
  const guideOf = (code: string) => guides.rows.find((guide) => guide.code === code) ?? null;
  const applicationTypes = types.rows.map((type) => ({ ...type, routes: isRoutes(type.routes) ? type.routes.map((route) => ({ ...route, guide: guideOf(route.guide) })) : [] }));
  return { applicationTypes, deliveryMethods: methods.rows, consentTexts: consents.rows, reasons: reasons.rows };
}

