import { checkRows } from '../../server/modules/application-lists/check-rows.ts';
import { uploadList } from '../../server/modules/application-lists/intake.ts';
import { systemActor, type Row } from '../../server/engine/types.ts';
import { applicant, listOf } from '../demo/applicants.ts';
import { signedByOfficer } from '../signed-list.ts';
import { type Workshop } from '../workshop.ts';
import { produced } from './floor.ts';
import { go, make } from './make.ts';
import { demoInstitutions } from './plan.ts';
import { codeOf, steps } from './traveller.ts';

/** Cards that failed, parcels that came back, certificates that end, and people who renew them. */
export async function workshopFloor(shop: Workshop): Promise<void> {
  await failedCards(shop);
  await backFromTheCourier(shop);
  await stoppedInProduction(shop);
  await batches(shop);
  await ended(shop);
  await renewals(shop);
  await listsOnTheDesk(shop);
  await shop.runJobs();
}

async function failedCards(shop: Workshop): Promise<void> {
  shop.at(4);
  const failed = await shop.sql<{ id: string }>("select i.id from production_items i where i.state = 'failed' order by i.id limit 3");
  for (const item of failed.slice(1)) await go(shop, 'uretim', 'production-items', item, 'scrap', { finding: 'Kart okunamadı; fireye ayrıldı.' });
  shop.at(3);
  for (const item of failed.slice(2)) {
    await go(shop, 'uretim', 'production-items', item, 'destroy', { minutes: 'IMHA-2026-014' });
    await go(shop, 'kalite', 'production-items', item, 'destroy', { minutes: 'IMHA-2026-014' });
  }
}

async function backFromTheCourier(shop: Workshop): Promise<void> {
  shop.at(2);
  const returned = await shop.sql<{ id: string }>("select s.id from shipments s join people p on p.id = s.person where s.state = 'returned' and p.person_number like '10000%' and p.person_number not like '1000000%' order by s.id limit 4");
  const [again, safe, once] = returned;
  if (again) await go(shop, 'sevkiyat', 'shipments', again, 'sendAgain', { chargeFee: true });
  if (once) await go(shop, 'sevkiyat', 'shipments', once, 'sendAgain');
  if (safe) await go(shop, 'sevkiyat', 'shipments', safe, 'close', { closingNote: 'Kişi yurt dışında; kart kasada bekleyecek.' });
}

async function stoppedInProduction(shop: Workshop): Promise<void> {
  shop.at(1);
  const endReason = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'cancelInProduction', code: 'KURUMDAN_AYRILDI' });
  const [left] = await shop.sql<{ id: string }>("select id from pre_applications where state = 'queued' and person_number like '10000%' and person_number not like '1000000%' order by id limit 1");
  if (left && (await shop.find('production-items', { state: 'dropped' })).length === 0) await go(shop, 'onay', 'pre-applications', left, 'cancelInProduction', { endReason });
}

/** A batch that is being filled, and one that was given up. */
async function batches(shop: Workshop): Promise<void> {
  shop.at(0, 6);
  const filling = await make(shop, 'uretim', 'production-batches', { note: 'Öğleden sonra başlanacak (deneme)' }, { station: 'station2', plannedFor: shop.today() });
  const queued = await shop.sql<{ id: string }>("select i.id from production_items i join people p on p.id = i.person where i.state = 'queued' and p.person_number like '10000%' and p.person_number not like '1000000%' order by i.id limit 6");
  if (filling['quantity'] === 0 && filling.state === 'open') {
    await shop.acts(systemActor, steps('production-items', queued, 'reserve', { batch: filling.id }));
    await shop.set('production-batches', filling.id, { quantity: queued.length });
  }
  const dropped = await make(shop, 'uretim', 'production-batches', { note: 'Yanlış istasyonda açıldı (deneme)' }, { station: 'station1', plannedFor: shop.today() });
  await go(shop, 'uretim', 'production-batches', dropped, 'drop');
}

/** Certificates of a year that is over: each ended in its own second. */
async function ended(shop: Workshop): Promise<void> {
  const over = await shop.sql<{ id: string; days: number }>("select id, ceil(extract(epoch from now() - not_after) / 86400)::int - 1 as days from certificates where state in ('active', 'suspended') and not_after < now() order by not_after");
  for (const days of [...new Set(over.map((one) => one.days))]) {
    shop.at(days, 23);
    await shop.acts(systemActor, steps('certificates', over.filter((one) => one.days === days), 'expire'));
  }
}

/** Whose certificate ends soon applies again, and signs with the one that still runs. */
async function renewals(shop: Workshop): Promise<void> {
  const soon = await shop.sql<{ id: string; person: string; application: string }>(
    `select id, person, pre_application as application from certificates where state = 'active' and not_after between now() + interval '3 days' and now() + interval '80 days'
     order by row_number() over (partition by not_after < now() + interval '13 days' order by not_after), not_after limit 14`);
  shop.at(6);
  for (const certificate of soon.slice(-6)) await go(shop, 'cagri', 'certificates', certificate, 'remindRenewal');
  for (const [at, one] of soon.entries()) await renewed(shop, one, at);
}

async function renewed(shop: Workshop, one: { id: string; person: string; application: string }, at: number): Promise<void> {
  const old = await shop.get('pre-applications', one.application);
  if (old['payer'] !== 'institution') return;
  shop.at(5);
  const facts = Object.fromEntries(['person', 'institution', 'applicationType', 'firstName', 'lastName', 'birthDate', 'email', 'phone', 'staffClass'].map((field) => [field, old[field]]));
  const application = await make(shop, 'operator', 'pre-applications', { oldCertificate: one.id }, { ...facts, origin: 'desk', payer: 'institution', years: 3, reader: false, reason: 'renewal' });
  const portal = shop.portalFor(one.person);
  const step = (who: string | typeof portal, action: string, input = {}) => go(shop, who, 'pre-applications', application, action, input);
  if ((await shop.get('pre-applications', application.id)).state === 'awaitingApplicant') {
    shop.at(4);
    await step(portal, 'fillForm', { deliveryMethod: old['deliveryMethod'], phone: old['phone'], address: old['address'], district: old['district'], city: old['city'] });
    await step(portal, 'approveBySignature', { consentText: await codeOf(shop, 'consent-texts', { code: 'holder-undertaking', state: 'inForce' }), undertakingRead: true });
  }
  if (at % 5 === 4) return;
  shop.at(3);
  if ((await shop.get('pre-applications', application.id))['reviewedAt'] === null) await step('operator', 'review', { identityChecked: true, signatureChecked: true });
  await step('onay', 'approve');
  shop.at(2);
  await produced(shop, [{ id: application.id, reach: 'inProduction' }], 'station2');
}

/** Lists that wait for a decision, or were sent back. */
async function listsOnTheDesk(shop: Workshop): Promise<void> {
  const institutions = await shop.find('institutions', { vkn: demoInstitutions().map(({ vkn }) => vkn), state: 'active' });
  const served = institutions.filter(({ withoutOfficer }) => withoutOfficer !== true);
  for (const [at, institution] of served.slice(0, 2).entries()) await waitingForADecision(shop, institution, at);
  for (const [at, reach] of (['received', 'sentBack', 'received', 'superseded'] as const).entries()) {
    shop.at(reach === 'received' ? at : 6 + at);
    const institution: Row | undefined = served[(at + 12) % served.length];
    const [officer] = institution ? await shop.find('officers', { institution: institution.id, state: 'active' }) : [];
    if (!institution || !officer) continue;
    // Only the signed paper has come; the workbook has not.
    const list = await make(shop, 'operator', 'application-lists', { institution: institution.id, note: `Deneme listesi ${at + 1}` }, { officer: officer.id, signedHow: 'wet', signedOn: shop.today() });
    if (reach === 'received') continue;
    await go(shop, systemActor, 'application-lists', list, 'finishCheck');
    await go(shop, 'operator', 'application-lists', list, 'sendBack', { sendBackReason: await codeOf(shop, 'reason-codes', { noun: 'application-lists', action: 'sendBack', code: 'EXCEL_EKLENMEMIS' }) });
    if (reach === 'superseded') await go(shop, 'operator', 'application-lists', list, 'supersede');
  }
}

/** Checked, with faults at their cells; a person has to decide. */
async function waitingForADecision(shop: Workshop, institution: Row, at: number): Promise<void> {
  shop.at(at, 7);
  const fileName = `FRM.01.03-bekleyen-${at + 1}.xlsx`;
  const domain = String(institution['email']).split('@')[1] ?? 'ornek.gov.tr';
  const [officer] = await shop.find('officers', { institution: institution.id, state: 'active' });
  const [known] = await shop.find('application-lists', { institution: institution.id, fileName });
  const people = Array.from({ length: 12 }, (_, place) => applicant(1_700 + 20 * at + place, domain));
  const list = known ?? (await uploadList(shop.outside, await shop.who('operator'), {
    bytes: await signedByOfficer(shop.outside, officer!.id, await listOf(String(institution['name']), people, { years: 3, titles: ['Uzman', 'Öğretmen'], faultyRows: 2 + at })), fileName,
    values: { institution: institution.id, officer: officer?.id, signedHow: 'eSigned', signedOn: shop.today() },
  }));
  await shop.runJobs();
  if ((await shop.get('application-lists', list.id)).state === 'received') await checkRows(shop.outside, list.id);
}
