import { type Row } from '../../server/engine/types.ts';
import { listTakenIn, ordered, registered, type Wanted } from '../demo/institution.ts';
import { type Workshop } from '../workshop.ts';
import { approved, endedEarly, expired, feesPaid, formsCompleted, formsReceived, reviewed } from './desk.ts';
import { checked, closed, handedToCourier, packed, produced } from './floor.ts';
import { personOf, type Cohort } from './plan.ts';
import { reachAt, type Reach } from './reach.ts';
import { inUse, underway } from './road.ts';
import { ending, standing, steps, codeOf, type Traveller } from './traveller.ts';

const titles: Readonly<Record<string, readonly string[]>> = {
  meb: ['Öğretmen', 'Müdür Yardımcısı', 'Şube Müdürü'], health: ['Hemşire', 'Uzman Doktor', 'Tıbbi Sekreter'], university: ['Öğr. Gör.', 'Memur', 'Doç. Dr.', 'Şef'],
  gendarmerie: ['Astsubay', 'Uzman Jandarma'], ankaraBar: ['Avukat'], other: ['Uzman', 'Şef', 'Mühendis', 'Müdür'],
};
const types: Readonly<Record<string, string>> = { meb: 'mebStaff', health: 'healthStaff', university: 'universityStaff', gendarmerie: 'gendarmerie', ankaraBar: 'ankaraBar' };
const couriers: Readonly<Record<string, string>> = { PTT: 'PTT Gebze Şubesi', DENEME: 'Deneme Kuryesi' };

/** A list, or people who came on their own, from the first day to where they stand today. Repeats go on where an earlier start stopped. */
export async function travelled(shop: Workshop, cohort: Cohort): Promise<void> {
  const day = dayOf(shop, cohort.daysAgo);
  shop.at(cohort.daysAgo + 12, 7);
  const institution = await registered(shop, cohort.institution);
  shop.at(cohort.daysAgo + 5, 8);
  if (cohort.payer === 'institution') await ordered(shop, cohort.institution, institution, wantedBy(cohort));
  await shop.runJobs();
  shop.at(cohort.daysAgo, 9);
  const travellers = cohort.payer === 'person' ? await onTheirOwn(shop, cohort, institution) : await listed(shop, cohort, institution);
  await throughTheDesk(shop, cohort, travellers, day);
  await throughTheFloor(shop, cohort, travellers, day);
  day(17);
  await inUse(shop, travellers);
  day(18);
  await closed(shop, travellers);
  await shop.runJobs();
}

/** An order for each list; every other one is for just as many as come, and is used up. */
function wantedBy({ number, people, years, institution }: Cohort): Wanted {
  const spare = number % 2 === 0 ? 0 : 20;
  return { letter: `E-${institution.vkn.slice(5)}-${number + 1}`, years, certificates: people + spare, readers: people + spare };
}

/** Twenty steps to a card: a day each, and fewer where the list has only just come. */
const dayOf = (shop: Workshop, daysAgo: number) => (step: number): number => {
  const at = Math.max(0, daysAgo >= 20 ? daysAgo - step : Math.floor(daysAgo * (1 - step / 20)));
  shop.at(at, 6 + Math.floor(step / 2));
  return at;
};

type Day = ReturnType<typeof dayOf>;

async function listed(shop: Workshop, cohort: Cohort, institution: Row): Promise<Traveller[]> {
  const people = Array.from({ length: cohort.people }, (_, place) => personOf(cohort, place));
  const words = { years: cohort.years, titles: titles[cohort.institution.sector] ?? ['Uzman'], faultyRows: cohort.faultyRows };
  const list = await listTakenIn(shop, cohort.institution, institution, people, words, `FRM.01.03-${cohort.number + 1}`);
  const rows = await shop.find('list-rows', { list: list.id, verdict: 'accepted' });
  return rows.sort((one, other) => Number(one['row']) - Number(other['row'])).map((row, place) => ({ id: String(row['preApplication']), reach: reachAt(cohort.daysAgo, place) }));
}

/** Who pays himself starts in Online İşlemler; of some the institution is asked first. */
async function onTheirOwn(shop: Workshop, cohort: Cohort, institution: Row): Promise<Traveller[]> {
  const type = await codeOf(shop, 'application-types', { code: types[cohort.institution.sector], state: 'inForce' });
  const travellers: Traveller[] = [];
  for (let place = 0; place < cohort.people; place += 1) {
    const { personNumber, ...facts } = personOf(cohort, place);
    const [known] = await shop.find('people', { personNumber });
    const person = known ?? (await shop.create('operator', 'people', { personNumber, ...facts, source: 'portal' }));
    const [there] = await shop.find('pre-applications', { person: person.id, institution: institution.id });
    const application = there ?? (await shop.createAs(shop.portalFor(person.id), 'pre-applications', {
      ...facts, person: person.id, institution: institution.id, applicationType: type, origin: 'selfService', payer: 'person', years: cohort.years, reader: place % 2 === 1, reason: 'new',
      staffClass: 'other', employmentConfirmed: place % 10 !== 7,
    }));
    travellers.push({ id: application.id, reach: ownReach(cohort, place) });
  }
  await shop.runJobs();
  return travellers;
}

function ownReach(cohort: Cohort, place: number): Reach {
  if (place % 9 === 3) return 'awaitingPayment';
  return reachAt(cohort.daysAgo, place);
}

async function throughTheDesk(shop: Workshop, cohort: Cohort, travellers: readonly Traveller[], day: Day): Promise<void> {
  day(2);
  // The officer answers for most whom the institution is asked about; for the others the answer is still open, or is no.
  const asked = await standing(shop, travellers, 'awaitingInstitution');
  if (cohort.daysAgo > 40) {
    const notStaff = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'reject', code: 'KURUM_PERSONELI_DEGIL' });
    await shop.acts('onay', steps('pre-applications', asked.slice(1), 'reject', { endReason: notStaff }));
  }
  day(3);
  await endedEarly(shop, travellers);
  if (cohort.daysAgo > 190) {
    shop.at(cohort.daysAgo - 184, 9);
    await expired(shop, ending(travellers, 'expired'));
  }
  day(4);
  await formsCompleted(shop, travellers, cohort.institution.city);
  day(7);
  await formsReceived(shop, travellers);
  day(8);
  await feesPaid(shop, travellers);
  await shop.runJobs();
  day(9);
  await reviewed(shop, travellers);
  day(10);
  await approved(shop, travellers);
  await shop.runJobs();
}

async function throughTheFloor(shop: Workshop, { carrier, number }: Cohort, travellers: readonly Traveller[], day: Day): Promise<void> {
  day(11);
  await produced(shop, travellers, number % 2 === 0 ? 'station1' : 'station2');
  day(12);
  await checked(shop, travellers);
  day(13);
  await packed(shop, travellers, carrier);
  day(14);
  await handedToCourier(shop, travellers, carrier, couriers[carrier] ?? carrier);
  await underway(shop, travellers, carrier, (step) => day(15 + step / 2));
}
