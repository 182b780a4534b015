import { instantBefore } from '#domain/calendar/durations.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { deliveryFields } from '#domain/pre-applications/delivery-address.ts';
import { type preApplications } from '#domain/pre-applications.ts';
import { type Sector } from '#domain/sectors.ts';
import { staffClassOf } from '#domain/staff-class.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';

type Application = RecordOf<typeof preApplications>;

export async function snapshotPerson(tx: Tx, application: Application): Promise<void> {
  if (application.personNumber !== null) return;
  const person = await tx.get('people', application.person);
  await tx.set('pre-applications', application.id, { personNumber: person['personNumber'] });
}

/** A list or the desk speaks for the institution; who comes alone must be known as staff, else the officer is asked. */
export async function beginJourney(tx: Tx, application: Application): Promise<void> {
  const known = application.origin !== 'selfService' || application.employmentConfirmed === true;
  await tx.perform('pre-applications', application.id, known ? 'invite' : 'askInstitution');
}

export async function confirmEmployment(tx: Tx, application: Application): Promise<void> {
  const institution = await tx.get('institutions', application.institution);
  await tx.create('employments', { person: application.person, institution: application.institution, staffClass: application.staffClass ?? staffClassOf(institution['sector'] as Sector, application.jobTitle), title: application.jobTitle, from: tx.today, confirmedBy: 'officer' });
}

const certified = ['firstName', 'lastName', 'birthDate', 'birthPlace', 'years', 'reader'];
const afterTheForm = ['awaitingForm', 'inReview', 'incomplete'];

/** Who agreed to other data has not agreed to these. */
export async function askConsentAgain(tx: Tx, application: Application, patch: Values): Promise<void> {
  if (!afterTheForm.includes(application.state) || !certified.some((field) => field in patch)) return;
  await tx.perform('pre-applications', application.id, 'askAgain');
}

/**
 * An approved and paid application goes to production, unless it renews a certificate that still runs: then it waits until
 * so long before its end (source: institutions' guides, 15 days), and begins to the second when the old one ends.
 */
export async function enterQueue(tx: Tx, application: Application): Promise<void> {
  if (application.state !== 'queued') return;
  const old = application.reason === 'renewal' ? await certificateToRenew(tx, application) : undefined;
  if (old) {
    const startsAt = String(old['notAfter']);
    const earliestProductionAt = instantBefore(startsAt, String(await tx.setting('renewalProductionLead')));
    const dated = await tx.set('pre-applications', application.id, { startsAt, earliestProductionAt });
    if (earliestProductionAt > tx.now) {
      await tx.perform('pre-applications', application.id, 'postpone');
      return;
    }
    await makeProductionItem(tx, dated as unknown as Application);
    return;
  }
  await makeProductionItem(tx, application);
}

export async function makeProductionItem(tx: Tx, application: Application): Promise<void> {
  await tx.create('production-items', { preApplication: application.id, ...(application.startsAt === null ? {} : { startsAt: application.startsAt }) });
}

async function certificateToRenew(tx: Tx, application: Application): Promise<Row | undefined> {
  if (application.oldCertificate !== null) {
    const named = await tx.get('certificates', application.oldCertificate);
    return String(named['notAfter']) > tx.now && named.state === 'active' ? named : undefined;
  }
  const running = (await tx.find('certificates', { person: application.person, state: 'active' })).filter((one) => String(one['notAfter']) > tx.now);
  return running.sort((one, other) => (String(one['notAfter']) < String(other['notAfter']) ? 1 : -1))[0];
}

/** What is packed and still here goes to the address that two people have agreed on. */
export async function readdressParcel(tx: Tx, application: Application, patch: Values): Promise<void> {
  if (!deliveryFields.some((field) => field in patch)) return;
  for (const { id } of await tx.find('shipments', { preApplication: application.id, state: 'prepared' })) await tx.perform('shipments', id, 'readdress');
}

const withTheCourier = ['handedOver', 'inTransit', 'outForDelivery', 'notDelivered', 'identityProblem', 'atBranch', 'returning'];

/** What the courier holds is delivered by the parcel's own step, which asks which document was shown and whether it matched. */
export async function refuseWhileUnderway(tx: Tx, application: Application): Promise<void> {
  const [parcel] = await tx.find('shipments', { preApplication: application.id, state: withTheCourier }, { limit: 1 });
  if (parcel) tx.refuse({ code: 'PARCEL_UNDERWAY', tr: `Kart kuryede (${String(parcel['reference'])}). Teslim, gönderi kaydında kimlik teyidi kanıtıyla onaylanır.`, en: 'The courier has the card; confirm the delivery on the parcel, with the evidence of identity.' });
}
