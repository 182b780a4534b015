import { z } from 'zod';
import { labelIn } from '#domain/language/label.ts';
import { valueSchema } from '#domain/language/schema.ts';
import { portalErrors } from '#domain/portal-errors.ts';
import { preApplications } from '#domain/pre-applications.ts';
import { createRecord } from '../engine/create-record.ts';
import { type Router } from '../engine/http/router.ts';
import { type Engine, type Row, type Values } from '../engine/types.ts';
import { personOf, speakingFor, whose } from './applicants.ts';
import { addMachineRoute, type Call } from './machine-route.ts';

const { step, errorCode, message } = portalErrors.fields;

/** Who met the error is known only after signing in, and which application only once there is one. */
const report = z.strictObject({
  personNumber: whose.personNumber.optional(), reference: valueSchema(preApplications.fields.reference).optional(),
  step: valueSchema(step), errorCode: valueSchema(errorCode), message: valueSchema(message).optional(),
});

/** The portal reports what went wrong on its pages; what it shows the person is the reference and whom to ask. */
export function addErrorReports(router: Router, engine: Engine): void {
  addMachineRoute(router, { door: 'portal', path: '/errors', event: 'portal-errors.create', summary: 'Sayfada oluşan hatayı bildir', input: report, status: 201 }, (call) => take(engine, call));
}

async function take(engine: Engine, { c, input, once }: Call<z.output<typeof report>>): Promise<object> {
  const { personNumber, reference, ...what } = input;
  const person = personNumber === undefined ? undefined : await personOf(engine, personNumber);
  const application = person === undefined || reference === undefined ? undefined : await ownApplication(engine, person, reference);
  const values: Values = { ...what, ...(person === undefined ? {} : { person }), ...(application === undefined ? {} : { application: application.id, institution: application.institution }) };
  const row = await createRecord(engine, person === undefined ? c.get('actor') : speakingFor(c, person), 'portal-errors', values, { once });
  return answer(row, c.get('language'));
}

function answer(row: Row, language: 'tr' | 'en'): object {
  const state = portalErrors.workflow.states[row.state as keyof typeof portalErrors.workflow.states];
  return { reference: row['reference'], routedTo: row['routedTo'], says: labelIn(language, state.says, row.state) };
}

/** Somebody else's application is as good as none: the report stands, without it. */
async function ownApplication(engine: Engine, person: string, reference: unknown): Promise<{ id: string; institution: string } | undefined> {
  const { rows: [found] } = await engine.reads.query<{ id: string; institution: string }>('select id, institution from pre_applications where reference = $1 and person = $2', [reference, person]);
  return found;
}
