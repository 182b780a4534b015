import { checkRows } from '../../server/modules/application-lists/check-rows.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { takeRowsIn } from '../../server/modules/application-lists/take-rows-in.ts';
import { verify } from '../../server/modules/signature-checks/verify.ts';
import { systemActor, type Row } from '../../server/engine/types.ts';
import { paperOf } from '../papers.ts';
import { signedByOfficer } from '../signed-list.ts';
import { type Workshop } from '../workshop.ts';
import { listOf, type Applicant, type ListWords } from './applicants.ts';

export interface DemoInstitution {
  readonly name: string;
  readonly vkn: string;
  readonly domain: string;
  readonly city: string;
  readonly sector: string;
  /** A public body unless something else is said. */
  readonly kind?: string;
  readonly officer: Omit<Applicant, 'email'> & { readonly email: string };
  readonly spendingUnit: string;
  /** Certificates and readers of its order. */
  readonly ordered: { readonly certificates: number; readonly readers: number };
}

/** Registers the institution and takes it to "active", from wherever an earlier start left it. */
export async function registered(shop: Workshop, plan: DemoInstitution): Promise<Row> {
  const [known] = await shop.find('institutions', { vkn: plan.vkn });
  const institution = known ?? (await shop.create('operator', 'institutions', {
    name: plan.name, kind: plan.kind ?? 'publicBody', sector: plan.sector, vkn: plan.vkn, province: plan.city, email: `bilgi@${plan.domain}`, mailDomains: plan.domain,
  }));
  if (institution.state === 'active') return institution;
  const officer = await officerOf(shop, plan, institution);
  await undertaking(shop, { type: 'KT', institution: institution.id });
  await undertaking(shop, { type: 'EST', institution: institution.id, officer: officer.id });
  if (institution['migratedHistory'] !== true) await shop.act('onay2', 'institutions', institution.id, 'confirmHistory', { historyBasis: 'Deneme verisi: eski sistemde sertifikası var.' });
  if (institution.state === 'registering') await shop.act('operator', 'institutions', institution.id, 'review');
  return shop.act('onay', 'institutions', institution.id, 'activate');
}

export async function officerOf(shop: Workshop, { officer }: DemoInstitution, institution: Row): Promise<Row> {
  const [known] = await shop.find('officers', { institution: institution.id });
  if (known) return known;
  const { personNumber, firstName, lastName, birthDate, email, phone } = officer;
  const [there] = await shop.find('people', { personNumber });
  const person = there ?? (await shop.create('operator', 'people', { personNumber, firstName, lastName, birthDate, email, phone, source: 'institution' }));
  return shop.create('operator', 'officers', { person: person.id, institution: institution.id, email, phone, from: '2024-01-01' });
}

export async function undertaking(shop: Workshop, whose: { type: string; institution: string; officer?: string }): Promise<void> {
  const [known] = await shop.find('documents', whose);
  const document = known ?? (await shop.create('operator', 'documents', { ...whose, authorisedSigner: true, everyPageInitialled: true, stamped: true }));
  if (document.state === 'expected') {
    const { name } = await shop.get('institutions', whose.institution);
    const { key } = await shop.outside.files.put(await paperOf(whose.type, String(name), new Date(shop.engine.clock.now())), { subject: `documents-${document.id}` });
    await shop.act('evrak', 'documents', document.id, 'attachScan', { scan: key, fileName: 'taahhutname.pdf' });
  }
  if (document.state !== 'accepted') await shop.act('operator', 'documents', document.id, 'accept');
}

export interface Wanted { readonly letter: string; readonly years: number; readonly certificates: number; readonly readers: number }

export async function ordered(shop: Workshop, plan: DemoInstitution, institution: Row, wanted: Wanted = { letter: `E-${plan.vkn.slice(0, 4)}`, years: 3, ...plan.ordered }): Promise<Row> {
  const [account] = await shop.find('billing-accounts', { institution: institution.id });
  const billing = account ?? (await shop.create('operator', 'billing-accounts', { institution: institution.id, name: plan.spendingUnit, vkn: plan.vkn, city: plan.city, address: 'Örnek Mah. 1. Cad. No 1', invoiceProfile: 'KAMU' }));
  const [known] = await shop.find('orders', { institution: institution.id, letter: wanted.letter });
  const order = known ?? (await shop.create('operator', 'orders', { kind: 'nes', institution: institution.id, billingAccount: billing.id, orderedOn: shop.today(), letter: wanted.letter }));
  if (order.state !== 'draft') return order;
  const lines = await shop.find('order-lines', { order: order.id });
  const needed = [{ product: 'certificate', years: wanted.years, quantity: wanted.certificates }, { product: 'reader', years: null, quantity: wanted.readers }];
  for (const line of needed) if (!lines.some(({ product }) => product === line.product)) await shop.create('operator', 'order-lines', { order: order.id, ...line });
  return shop.act('operator', 'orders', order.id, 'open');
}

/** A list is accepted only with its signature verified; a verification that went under with its job is done now. */
async function signatureChecked(shop: Workshop, list: string): Promise<void> {
  const [standing] = await shop.find('signature-checks', { applicationList: list, state: 'standing' });
  if (standing) return;
  await verify(shop.outside, { id: `seed-${list}`, noun: 'signature-checks', recordId: list, version: 0, input: { noun: 'application-lists' }, actor: systemActor });
}

/** The institution's list, uploaded, checked and taken in. */
export async function listTakenIn(shop: Workshop, plan: DemoInstitution, institution: Row, applicants: readonly Applicant[], words?: ListWords, name = 'FRM.01.03'): Promise<Row> {
  const [known] = await shop.find('application-lists', { institution: institution.id, fileName: `${name}.xlsx` });
  const [officer] = await shop.find('officers', { institution: institution.id, state: 'active' });
  const list = known ?? (await uploadList(shop.outside, await shop.who('operator'), {
    bytes: await signedByOfficer(shop.outside, officer!.id, await listOf(plan.name, applicants, words)), fileName: `${name}.xlsx`,
    values: { institution: institution.id, officer: officer?.id, signedHow: 'eSigned', signedOn: shop.today() },
  }));
  await shop.runJobs();
  // A start that was cut short took its jobs with it: both steps are safe to repeat.
  if ((await shop.get('application-lists', list.id)).state === 'received') await checkRows(shop.outside, list.id);
  await signatureChecked(shop, list.id);
  if ((await shop.get('application-lists', list.id)).state === 'checked') await shop.act('operator', 'application-lists', list.id, words && words.faultyRows > 0 ? 'acceptValidRows' : 'accept');
  await takeRowsIn(shop.engine, list.id);
  await shop.runJobs();
  return shop.get('application-lists', list.id);
}
