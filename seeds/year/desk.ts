import { systemActor, type Row } from '../../server/engine/types.ts';
import { type Workshop, type Step } from '../workshop.ts';
import { belonging, codeOf, ending, reaching, standing, steps, type Traveller } from './traveller.ts';

const streets = ['Atatürk Bulvarı', 'İnönü Caddesi', 'Çınar Sokak', 'Şehitler Caddesi', 'Gül Sokak', 'Ihlamur Sokak', 'Öğretmenler Caddesi'];

/** The applicants complete their forms: by e-approval, or by wet ink, every third. */
export async function formsCompleted(shop: Workshop, travellers: readonly Traveller[], city: string): Promise<void> {
  const deliveryMethod = await codeOf(shop, 'delivery-methods', { code: 'address' });
  const consent = { consentText: await codeOf(shop, 'consent-texts', { code: 'holder-undertaking', state: 'inForce' }), undertakingRead: true };
  const onPaper = new Set(ending(travellers, 'awaitingForm').map(({ id }) => id));
  const waiting = await standing(shop, reaching(travellers, 1), 'awaitingApplicant');
  const people = new Map((waiting.length === 0 ? [] : await shop.find('people', { id: waiting.map(({ person }) => person) })).map((person) => [person.id, person]));
  for (const [at, application] of waiting.entries()) {
    const { id } = application;
    const person = people.get(String(application['person']));
    const address = `Deneme Mahallesi, ${streets[at % streets.length] ?? ''} No ${1 + (at % 90)}`;
    const fill: Step = { noun: 'pre-applications', id, action: 'fillForm', input: { deliveryMethod, phone: application['phone'] ?? '05550000000', address, district: 'Merkez', city } };
    const permit: Step[] = person?.['eApprovalGivenAt'] == null ? [{ noun: 'people', id: String(application['person']), action: 'permitEApproval' }] : [];
    const approve: Step[] = at % 3 === 0 || onPaper.has(id)
      ? [{ noun: 'pre-applications', id, action: 'chooseWetInk', input: consent }]
      : [...permit, { noun: 'pre-applications', id, action: 'approveByEApproval', input: consent }];
    await shop.acts(shop.portalFor(String(application['person'])), [fill, ...approve]);
  }
}

export async function formsReceived(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const waiting = await standing(shop, reaching(travellers, 2), 'awaitingForm');
  await shop.acts('evrak', waiting.map(({ id, formBarcode }, at) => ({ noun: 'pre-applications', id, action: 'receiveForm', input: { scannedBarcode: String(formBarcode), shelf: `${'ABCD'[at % 4] ?? 'A'}-${String(1 + (at % 24)).padStart(2, '0')}` } })));
}

/** Some end early: withdrawn before the form, or out of time after six months. */
export async function endedEarly(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const endReason = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'cancel', code: 'KURUM_VAZGECTI' });
  await shop.acts('operator', steps('pre-applications', await standing(shop, ending(travellers, 'cancelledEarly'), 'awaitingApplicant'), 'cancel', { endReason }));
}

export async function expired(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  await shop.acts(systemActor, steps('pre-applications', await standing(shop, ending(travellers, 'expired'), 'awaitingApplicant'), 'expire'));
}

const lacking = ['IMZA_YOK', 'OKUNAKSIZ', 'KIMLIK_UYUSMAZ', 'GSM_DOGRULANMADI'];

/** One reviews; what is not in order goes back, or ends. */
export async function reviewed(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const good = (await standing(shop, reaching(travellers, 3), 'inReview')).filter(({ reviewedAt }) => reviewedAt === null);
  await shop.acts('operator', steps('pre-applications', good, 'review', { identityChecked: true, signatureChecked: true }));
  const reasons = await shop.find('reason-codes', { noun: 'pre-applications', action: 'markIncomplete', code: lacking });
  const bad = await standing(shop, ending(travellers, 'incomplete'), 'inReview');
  await shop.acts('operator', bad.map(({ id }, at) => ({ noun: 'pre-applications', id, action: 'markIncomplete', input: { incompleteReason: reasons[at % reasons.length]?.id } })));
  const withdrew = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'cancel', code: 'KISI_VAZGECTI' });
  await shop.acts('operator', steps('pre-applications', await standing(shop, ending(travellers, 'cancelled'), 'inReview'), 'cancel', { endReason: withdrew }));
  const notStaff = await codeOf(shop, 'reason-codes', { noun: 'pre-applications', action: 'reject', code: 'KURUM_PERSONELI_DEGIL' });
  await shop.acts('onay', steps('pre-applications', await standing(shop, ending(travellers, 'rejected'), 'inReview'), 'reject', { endReason: notStaff }));
}

/** Another one approves: who pays himself, and has not yet, waits for the payment from here on. */
export async function approved(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const ready = await standing(shop, [...reaching(travellers, 4), ...ending(travellers, 'awaitingPayment')], 'inReview');
  await shop.acts('onay', steps('pre-applications', ready.filter(({ reviewedAt }) => reviewedAt !== null), 'approve'));
}

const channels = ['internet', 'mobile', 'branch', 'pos'] as const;

/** Those who pay themselves pay at the bank, and name their charge; the accountant confirms. */
export async function feesPaid(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const payers = reaching(travellers, 4);
  const open = await belonging(shop, 'charges', payers, 'accrued');
  const names = new Map((open.length === 0 ? [] : await shop.find('people', { id: open.map(({ debtorPerson }) => debtorPerson) })).map((person) => [person.id, person]));
  const paidAlready = new Set((open.length === 0 ? [] : await shop.find('payments', { bankReference: open.map(bankReferenceOf) })).map(({ bankReference }) => bankReference));
  const finance = await shop.who('finans');
  await shop.creates(finance, 'payments', open.filter((charge) => !paidAlready.has(bankReferenceOf(charge))).map((charge, at) => {
    const person = names.get(String(charge['debtorPerson']));
    return {
      channel: channels[at % channels.length], bank: at % 2 === 0 ? 'ziraat' : 'vakifbank', bankReference: bankReferenceOf(charge), amount: charge['amount'], valueOn: shop.today(),
      payerTckn: charge['debtorTckn'], payerName: `${String(person?.['firstName'])} ${String(person?.['lastName'])}`, description: `${String(charge['reference'])} e-imza ücreti`,
    };
  }));
  const suggested = open.length === 0 ? [] : await shop.find('payments', { bankReference: open.map(bankReferenceOf), state: 'suggested' });
  await shop.acts('finans', steps('payments', suggested, 'acceptSuggestion'));
}

const bankReferenceOf = (charge: Row): string => `DNM${String(charge['reference']).replaceAll('-', '')}`;
