import { dataOf } from '../data.ts';
import { applicant } from '../demo/applicants.ts';
import { type DemoInstitution } from '../demo/institution.ts';
import { taxNumber } from '../demo/numbers.ts';

export interface PlannedInstitution { readonly name: string; readonly domain: string; readonly city: string; readonly sector: string }
export interface WaitingInstitution extends PlannedInstitution { readonly kind: string; readonly reach: string }
export interface Firm { readonly name: string; readonly domain: string; readonly city: string; readonly software: readonly string[] }
interface Plan { readonly institutions: readonly PlannedInstitution[]; readonly waiting: readonly WaitingInstitution[]; readonly firms: readonly Firm[]; readonly months: { readonly lists: readonly number[] } }

/** The people of one list, or of one month in which people came on their own. */
export interface Cohort {
  readonly number: number;
  readonly at: number;
  readonly institution: DemoInstitution;
  /** The day of the list. */
  readonly daysAgo: number;
  readonly people: number;
  readonly years: number;
  readonly payer: 'institution' | 'person';
  /** What the list is like: some come with rows that cannot be taken. */
  readonly faultyRows: number;
  readonly carrier: 'DENEME' | 'PTT';
}

/** `small` is what tests take: a few lists, and yet somebody in each state. */
export type Size = 'whole' | 'small';

export const planData = (): Plan => dataOf<Plan>('demo-institutions');

const firstOfficer = 1_000;
const firstApplicant = 2_000;
const most = 60;
/** Where people may come on their own, and pay themselves. */
const ownWay: readonly string[] = ['meb', 'health', 'university', 'gendarmerie', 'ankaraBar'];

export function demoInstitutions(): readonly DemoInstitution[] {
  return planData().institutions.map(({ name, domain, city, sector }, at) => ({
    name, domain, city, sector, vkn: taxNumber(at), officer: applicant(firstOfficer + at, domain), spendingUnit: `${name} Mali Hizmetler Birimi`, ordered: { certificates: 150, readers: 150 },
    ...(sector === 'ankaraBar' ? { kind: 'professionalBody' } : {}),
  }));
}

/** Thirteen months of lists, oldest first. */
export function cohortsOf(size: Size): readonly Cohort[] {
  const institutions = demoInstitutions();
  const months = planData().months.lists;
  const all = months.flatMap((lists, month) => Array.from({ length: lists }, (_, place) => ({ month, daysAgo: Math.round((months.length - month) * 30 - 4 - (place * 27) / lists) })));
  const cohorts = all.map(({ daysAgo }, number): Cohort => {
    const at = number % institutions.length;
    const institution = institutions[at] as DemoInstitution;
    const payer = number % 3 === 2 && ownWay.includes(institution.sector) ? 'person' : 'institution';
    return {
      number, at, institution, daysAgo, people: payer === 'person' ? 12 + (number % 9) : 24 + ((number * 7) % 29), years: daysAgo > 275 ? (number % 2 === 0 || number === 3 ? 1 : 2) : 1 + (number % 3),
      payer, faultyRows: payer === 'institution' && number % 6 === 4 ? 3 : 0, carrier: number % 2 === 0 ? 'PTT' : 'DENEME',
    };
  });
  return size === 'whole' ? cohorts : cohorts.filter(({ number }) => number in smallOnes).map((cohort) => ({ ...cohort, people: smallOnes[cohort.number] ?? 8 }));
}

/** Lists of the small demo, by number, and their people: few, and yet each state once. */
const smallOnes: Readonly<Record<number, number>> = { 0: 4, 3: 8, 4: 24, 5: 8, 6: 8, 36: 8, 53: 30, 57: 20 };

/** The person at a place of a cohort: the same in every demo. */
export const personOf = ({ number, institution }: Cohort, place: number) => applicant(firstApplicant + number * most + place, institution.domain);
