import { type Row } from '../../server/engine/types.ts';
import { applicant } from './applicants.ts';
import { type Workshop } from '../workshop.ts';

const personPays = ['awaitingApplicant', 'awaitingPayment', 'awaitingPayment'] as const;

/** People who pay themselves start without a list; a fee is open once their form has come. */
export async function personPaysApplications(shop: Workshop, institution: Row, domain: string): Promise<void> {
  const [type] = await shop.find('application-types', { code: 'healthStaff', state: 'inForce' });
  if (!type) return;
  for (const [at, target] of personPays.entries()) {
    const one = applicant(900 + at, domain);
    const [known] = await shop.find('people', { personNumber: one.personNumber });
    const person = known ?? (await shop.create('operator', 'people', { ...one, source: 'portal' }));
    const portal = shop.portalFor(person.id);
    const { personNumber: _, phone, ...identity } = one;
    const [there] = await shop.find('pre-applications', { person: person.id });
    const application = there ?? (await shop.createAs(portal, 'pre-applications', {
      ...identity, phone, person: person.id, institution: institution.id, applicationType: type.id, origin: 'selfService', payer: 'person', years: 3, reader: at === 1, reason: 'new', staffClass: 'other', employmentConfirmed: true,
    }));
    if (target === 'awaitingPayment') await toPayment(shop, application);
  }
}

async function toPayment(shop: Workshop, { id, person }: Row): Promise<void> {
  const portal = shop.portalFor(String(person));
  const state = async () => (await shop.get('pre-applications', id)).state;
  if ((await state()) === 'awaitingApplicant') {
    const [method] = await shop.find('delivery-methods', { code: 'address' });
    const [consent] = await shop.find('consent-texts', { code: 'holder-undertaking', state: 'inForce' });
    await shop.act(portal, 'pre-applications', id, 'fillForm', { deliveryMethod: method?.id, address: 'Deneme Sokak 7', city: 'Iğdır' });
    await shop.act(portal, 'pre-applications', id, 'chooseWetInk', { consentText: consent?.id, undertakingRead: true });
  }
  if ((await state()) === 'awaitingForm') await shop.act('evrak', 'pre-applications', id, 'receiveForm', { scannedBarcode: String((await shop.get('pre-applications', id))['formBarcode']), shelf: 'B-03' });
  if ((await state()) === 'inReview') {
    await shop.act('operator', 'pre-applications', id, 'review', { identityChecked: true, signatureChecked: true });
    await shop.act('onay', 'pre-applications', id, 'approve');
  }
}

/** Something on every desk: an institution under review, an assessment, an exemption to grant, a call that asks for a revocation. */
export async function workOnTheDesks(shop: Workshop): Promise<void> {
  const plan = { name: 'Şablon Bakanlığı', kind: 'publicBody', sector: 'other', vkn: '9008063608', province: 'Ankara', email: 'bilgi@sablon.gov.tr', mailDomains: 'sablon.gov.tr' };
  const [known] = await shop.find('institutions', { vkn: plan.vkn });
  const ministry = known ?? (await shop.create('operator', 'institutions', plan));
  const [software] = await shop.find('signing-applications', { owner: ministry.id });
  const application = software ?? (await shop.create('uyum', 'signing-applications', { owner: ministry.id, name: 'Belge Akış', release: '4.2', formats: 'CAdES, PAdES', profiles: 'P4' }));
  if ((await shop.find('assessments', { institution: ministry.id })).length === 0) await shop.create('uyum', 'assessments', { signingApplication: application.id, institution: ministry.id });
  const until = `${Number(shop.today().slice(0, 4)) + 1}-06-30`;
  if ((await shop.find('exemptions', { institution: ministry.id })).length === 0) await shop.create('operator', 'exemptions', { institution: ministry.id, ground: 'readyMade', basis: 'Yalnız değerlendirilmiş hazır uygulama kullanılacak (deneme).', until });
  const [certificate] = await shop.find('certificates', { state: 'active', revocationRequestedAt: null });
  if (certificate && (await shop.find('tasks', { kind: 'urgentRevocation' })).length === 0) {
    await shop.act('cagri', 'certificates', certificate.id, 'requestRevocation', { reason: 'lost', callerProven: true, note: 'Cüzdanıyla birlikte kaybetmiş.' });
  }
}
