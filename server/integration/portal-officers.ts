import { z } from 'zod';
import { businessDate } from '#domain/calendar/dates.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { Refusal } from '#domain/language/refuse.ts';
import { institutions } from '#domain/institutions.ts';
import { preApplications } from '#domain/pre-applications.ts';
import { createRecord } from '../engine/create-record.ts';
import { type Ctx } from '../engine/http/context.ts';
import { type Router } from '../engine/http/router.ts';
import { missing } from '../engine/missing.ts';
import { performAction } from '../engine/perform-action.ts';
import { type Actor, type CommandOptions, type Engine, type Values } from '../engine/types.ts';
import { fileOfForm, workbookType } from '../modules/list-forms/issue.ts';
import { addMachineRoute } from './machine-route.ts';
import { applicationOf, personOf, publicStatus, speakingFor, whose } from './applicants.ts';

const { reject } = preApplications.workflow.actions;
const which = { ...whose, reference: valueSchema(preApplications.fields.reference) };

/** What an e-imza sorumlusu does in the portal, for the institution whose officer the person is today. */
export function addOfficerRoutes(router: Router, engine: Engine): void {
  const own = { door: 'portal' } as const;
  addMachineRoute(router, { ...own, path: '/officers/applications', event: null, summary: 'Kurum onayı bekleyen başvurular', input: z.strictObject(whose) }, async ({ c, input }) => {
    const institutions = await institutionsOf(engine, input.personNumber);
    const { rows } = await engine.reads.query<{ reference: string; state: string; stateSince: string }>(
      `select reference, state, state_since as "stateSince", first_name as "firstName", last_name as "lastName", unit_name as "unitName" from pre_applications
        where institution = any($1) and state = 'awaitingInstitution' order by state_since limit 200`, [institutions]);
    // Initials are enough to recognise a colleague: the full name is on the officer's own list.
    return { applications: rows.map((row) => ({ ...publicStatus(c, row), applicant: initials(row) })) };
  });
  addMachineRoute(router, { ...own, path: '/officers/confirm', event: 'pre-applications.confirmByInstitution', summary: 'Çalışanı onayla', input: z.strictObject(which) },
    ({ c, input, once }) => asOfficer(engine, c, input, 'confirmByInstitution', {}, once));
  addMachineRoute(router, { ...own, path: '/officers/reject', event: 'pre-applications.reject', summary: 'Çalışanı onaylama', input: z.strictObject({ ...which, endReason: valueSchema(reject.input.endReason) }) },
    ({ c, input, once }) => asOfficer(engine, c, input, 'reject', { endReason: input.endReason }, once));
  addMachineRoute(router, { ...own, path: '/officers/list-form', event: 'list-forms.create', summary: 'FRM.01.03 başvuru listesi formu üret', input: z.strictObject({ ...whose, vkn: valueSchema(institutions.fields.vkn).optional() }), status: 201 },
    ({ c, input, once }) => listForm(engine, c, input, once));
}

/** A numbered form of the officer's own institution, filled in with its name and the officer's. `content` is the .xlsx in base64. */
async function listForm(engine: Engine, c: Ctx, input: { personNumber: unknown; vkn?: unknown }, once: CommandOptions['once']): Promise<object> {
  const own = await institutionsOf(engine, input.personNumber);
  const { rows } = await engine.reads.query<{ id: string }>('select id from institutions where id = any($1) and ($2::text is null or vkn = $2) limit 2', [own, input.vkn ?? null]);
  const [institution, second] = rows;
  if (!institution) return missing();
  if (second) throw new Refusal('invalid_input', 'Kişi birden çok kurumun sorumlusu; kurumun vergi kimlik numarasını da gönderin.', 'The person is officer of several institutions; send the tax number too.', { errors: [{ path: 'vkn', code: 'REQUIRED', tr: 'Hangi kurum için?', en: 'For which institution?' }] });
  const person = (await personOf(engine, input.personNumber)) ?? missing();
  const actor = speakingFor(c, person, { institution: institution.id });
  const { rows: [officer] } = await engine.reads.query<{ id: string }>("select id from officers where person = $1 and institution = $2 and state = 'active' limit 1", [person, institution.id]);
  const form = await createRecord(engine, actor, 'list-forms', { institution: institution.id, officer: officer?.id ?? null }, { once });
  const { bytes, fileName } = await fileOfForm(engine, actor, form);
  return { number: form['reference'], version: form['formVersion'], fileName, mediaType: workbookType, content: Buffer.from(bytes).toString('base64') };
}

const initials = (row: object): string => ['firstName', 'lastName'].map((name) => `${String((row as Values)[name] ?? '').charAt(0)}.`).join(' ');

async function institutionsOf(engine: Engine, personNumber: unknown): Promise<string[]> {
  const person = (await personOf(engine, personNumber)) ?? missing();
  const { rows } = await engine.reads.query<{ institution: string }>(
    'select distinct institution from officers where person = $1 and state = \'active\' and "from" <= $2::date and ("until" is null or "until" >= $2::date) limit 50', [person, businessDate(engine.clock.now())]);
  if (rows.length === 0) throw new Refusal('not_permitted', 'Bu kişi görevde bir e-imza sorumlusu değil.', 'This person is no officer on duty.');
  return rows.map(({ institution }) => institution);
}

async function asOfficer(engine: Engine, c: Ctx, input: { personNumber: unknown; reference: unknown }, action: string, values: Values, once: CommandOptions['once']): Promise<object> {
  const institutions = await institutionsOf(engine, input.personNumber);
  const id = await applicationOf(engine, input.reference);
  const { rows: [found] } = await engine.reads.query<{ institution: string }>('select institution from pre_applications where id = $1 and institution = any($2)', [id, institutions]);
  const person = (await personOf(engine, input.personNumber)) ?? missing();
  const actor: Actor = speakingFor(c, person, { institution: found?.institution ?? missing() });
  const { record } = await performAction(engine, actor, 'pre-applications', id, action, values, { once });
  return publicStatus(c, record);
}
