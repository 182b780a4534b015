import { z } from 'zod';
import { valueSchema } from '#domain/language/schema.ts';
import { people } from '#domain/people.ts';
import { preApplications } from '#domain/pre-applications.ts';
import { createRecord } from '../engine/create-record.ts';
import { type Router } from '../engine/http/router.ts';
import { type Actor, type Engine, type Values } from '../engine/types.ts';
import { addMachineRoute, type Call } from './machine-route.ts';
import { personOf, publicStatus, speakingFor } from './applicants.ts';

const person = people.fields;
const application = preApplications.fields;

/** What the person enters or e-Devlet knows, and what is applied for. */
const start = z.strictObject({
  person: z.strictObject({
    personNumber: valueSchema(person.personNumber), firstName: valueSchema(person.firstName), lastName: valueSchema(person.lastName), birthDate: valueSchema(person.birthDate),
    email: valueSchema(application.email), phone: valueSchema(person.phone).optional(),
  }),
  institution: z.uuid(), applicationType: z.uuid(), payer: valueSchema(application.payer), years: valueSchema(application.years), reader: z.boolean(),
  reason: valueSchema(application.reason), staffClass: valueSchema(application.staffClass).optional(), unitName: valueSchema(application.unitName).optional(), jobTitle: valueSchema(application.jobTitle).optional(),
  /** e-Devlet says that the person works there; otherwise the institution's officer is asked. */
  employmentConfirmed: z.boolean(),
  oldCertificate: z.uuid().optional(),
});

/** An application that comes without a list. Who may start it, and how, the route table of the type says. */
export function addSelfService(router: Router, engine: Engine): void {
  addMachineRoute(router, { door: 'portal', path: '/applications/start', event: 'pre-applications.create', summary: 'Bireysel ön başvuru başlat', input: start, status: 201 }, (call) => begin(engine, call));
}

async function begin(engine: Engine, { c, input, once }: Call<z.output<typeof start>>): Promise<object> {
  const { person: given, oldCertificate, ...wanted } = input;
  const id = (await personOf(engine, given.personNumber)) ?? (await firstSeen(engine, c.get('actor'), given));
  const { firstName, lastName, birthDate, email, phone } = given;
  const values: Values = { ...wanted, person: id, firstName, lastName, birthDate, email, ...(phone === undefined ? {} : { phone }), ...(oldCertificate === undefined ? {} : { oldCertificate }), origin: 'selfService' };
  const row = await createRecord(engine, speakingFor(c, id), 'pre-applications', values, { once });
  return publicStatus(c, row);
}

/** Two starts at one moment make one person: whoever comes second finds the first. */
async function firstSeen(engine: Engine, actor: Actor, given: Values): Promise<string> {
  try {
    return (await createRecord(engine, actor, 'people', { ...given, source: 'portal' })).id;
  } catch (error) {
    const known = await personOf(engine, given['personNumber']);
    if (known === undefined) throw error;
    return known;
  }
}
