import { type SettledSettings } from '../server/assemble.ts';
import { type Row } from '../server/engine/types.ts';
import { seedAccounts } from './accounts.ts';
import { applicant } from './demo/applicants.ts';
import { personPaysApplications, workOnTheDesks } from './demo/desks.ts';
import { listTakenIn, ordered, registered, type DemoInstitution } from './demo/institution.ts';
import { invoiced, paid, unidentifiedPayment } from './demo/money.ts';
import { approved, checkedAndPacked, formsArrive, handedToCourier, produced, reviewed, toProduce, toQueue, toShip, toStandReady, underway, type Reach, type Traveller } from './demo/stages.ts';
import { seedMachines, seedReference } from './reference.ts';
import { openWorkshop, type Workshop } from './workshop.ts';
import { type Size } from './year/plan.ts';
import { theYear } from './year/year.ts';

/** Reference data, accounts, and a small demo set. Before the address is printed; what an earlier start did is not done again. */
export async function seedFirst(settings: SettledSettings, signal: AbortSignal): Promise<void> {
  await inWorkshop(settings, signal, async (shop) => {
    await seedReference(shop.engine, signal);
    await seedAccounts(shop.engine, settings.demoPassword);
    await seedMachines(shop.engine, settings.demoPassword);
    await municipality(shop);
    await university(shop);
    await healthDirectorate(shop);
    await workOnTheDesks(shop);
  });
}

/**
 * The rest of the story behind the running console: forty institutions and a year of applications. It takes its own records alone to the
 * floor and to the courier, in small transactions, and goes on at the next start where it was cut short. Tests take the small one.
 */
export async function seedRest(settings: SettledSettings, signal: AbortSignal, size: Size = 'whole'): Promise<void> {
  await inWorkshop(settings, signal, (shop) => theYear(shop, size));
}

async function inWorkshop(settings: SettledSettings, signal: AbortSignal, work: (shop: Workshop) => Promise<void>): Promise<void> {
  if (signal.aborted) return;
  const shop = await openWorkshop(settings, signal);
  try {
    await work(shop);
  } catch (error) {
    // Cut short on purpose: the next start goes on from here.
    if (!signal.aborted) throw error;
  } finally {
    await shop.close();
  }
}

const officer = (number: number, domain: string) => applicant(number, domain);

const numune: DemoInstitution = {
  name: 'Numune Belediye Başkanlığı', vkn: '9074391501', domain: 'numune.bel.tr', city: 'İzmir', sector: 'other', officer: officer(1, 'numune.bel.tr'),
  spendingUnit: 'Numune Belediyesi Mali Hizmetler Müdürlüğü', ordered: { certificates: 60, readers: 40 },
};
const saglik: DemoInstitution = {
  name: 'Deneme İl Sağlık Müdürlüğü', vkn: '9631706699', domain: 'deneme.saglik.gov.tr', city: 'Iğdır', sector: 'health', officer: officer(2, 'deneme.saglik.gov.tr'),
  spendingUnit: 'Deneme İl Sağlık Müdürlüğü Destek Hizmetleri', ordered: { certificates: 20, readers: 20 },
};
/** The institution of the sample lists: its order is open and untouched, so that a list can be tried at once. */
const ornek: DemoInstitution = {
  name: 'Örnek Üniversitesi Rektörlüğü', vkn: '9291417776', domain: 'ornek.edu.tr', city: 'Ankara', sector: 'university',
  officer: { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.edu.tr', phone: '05551112233' },
  spendingUnit: 'Örnek Üniversitesi Strateji Geliştirme Daire Başkanlığı', ordered: { certificates: 200, readers: 120 },
};
const municipality = (shop: Workshop): Promise<void> => institutionWithPeople(shop, numune, 10, [
  ...repeat('invited', 3), ...repeat('awaitingForm', 3), ...repeat('inReview', 3), ...repeat('reviewed', 3), ...repeat('incomplete', 2), ...repeat('cancelled', 1), ...repeat('queued', 4),
  ...repeat('inProduction', 3), ...repeat('readyToShip', 3), ...repeat('shipped', 4), ...repeat('returned', 2), ...repeat('delivered', 5),
]);

const repeat = (reach: Reach, times: number): Reach[] => Array.from({ length: times }, () => reach);

async function university(shop: Workshop): Promise<void> {
  shop.at(20);
  const institution = await registered(shop, ornek);
  await ordered(shop, ornek, institution);
  await shop.runJobs();
}

async function healthDirectorate(shop: Workshop): Promise<void> {
  shop.at(18);
  const institution = await registered(shop, saglik);
  shop.at(6);
  await personPaysApplications(shop, institution, saglik.domain);
  await unidentifiedPayment(shop);
  await shop.runJobs();
}

/** An institution from its registration to a paid invoice, with people in every state, over the past six weeks. */
async function institutionWithPeople(shop: Workshop, plan: DemoInstitution, first: number, targets: readonly Reach[]): Promise<void> {
  shop.at(42);
  const institution = await registered(shop, plan);
  shop.at(38);
  await ordered(shop, plan, institution);
  shop.at(35);
  const list = await listTakenIn(shop, plan, institution, targets.map((_, at) => applicant(first + at, plan.domain)));
  const travellers = await travellersOf(shop, list, targets);
  const early = toProduce(travellers);
  if (early.length > 0) {
    shop.at(30);
    await formsArrive(shop, early);
    shop.at(27);
    await reviewed(shop, early);
    await toTheCourierAndPaid(shop, institution, travellers);
  }
  // What still waits on a desk has come in the last days.
  shop.at(2);
  await formsArrive(shop, travellers);
  shop.at(1);
  await reviewed(shop, travellers);
  await approved(shop, toQueue(travellers));
  await shop.runJobs();
}

async function toTheCourierAndPaid(shop: Workshop, institution: Row, travellers: readonly Traveller[]): Promise<void> {
  shop.at(26);
  await approved(shop, toProduce(travellers));
  shop.at(24);
  await produced(shop, travellers);
  shop.at(23);
  await checkedAndPacked(shop, toShip(travellers));
  shop.at(22);
  await handedToCourier(shop, travellers);
  await underway(shop, travellers, 21);
  shop.at(15);
  await settleBill(shop, institution);
  shop.at(3);
  await checkedAndPacked(shop, toStandReady(travellers));
}

async function travellersOf(shop: Workshop, list: Row, targets: readonly Reach[]): Promise<Traveller[]> {
  const rows = await shop.find('list-rows', { list: list.id, verdict: 'accepted' });
  return rows.sort((one, other) => Number(one['row']) - Number(other['row'])).map((row, at) => ({ id: String(row['preApplication']), reach: targets[at] ?? 'invited' }));
}

async function settleBill(shop: Workshop, institution: Row): Promise<void> {
  const invoice = await invoiced(shop, institution);
  if (!invoice || invoice.state !== 'sent') return;
  shop.at(10);
  await paid(shop, invoice);
}
