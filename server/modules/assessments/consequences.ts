import { type assessments } from '#domain/assessments.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { isOpenCharge } from '#domain/money/debt.ts';
import { withVat } from '#domain/money/kurus.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';

type Assessment = RecordOf<typeof assessments>;

export const consequences: ModuleParts<typeof assessments, Outside>['consequences'] = {
  async accrueFee(tx, assessment) {
    const price = priceOn(await tx.find('price-lists', { product: 'assessment', years: null, state: 'approved' }), tx.today);
    if (!price) return tx.refuse({ code: 'NO_PRICE', tr: 'Uyum değerlendirme ücreti fiyat listesinde yok. Önce fiyat onaylanmalı.', en: 'The price list has no assessment fee; approve one first.' });
    await charge(tx, assessment, 'assessment', 'Uyum değerlendirme ücreti', Number(price['netPrice']), Number(price['vatRate']));
  },
  async accrueTravel(tx, assessment, input) {
    const vatRate = Number(await tx.setting('vatRatePercent'));
    await charge(tx, assessment, 'travel', 'Uyum değerlendirme yol ve konaklama gideri', Number(input['travelNet']), vatRate);
  },
  async cancelFee(tx, assessment) {
    for (const fee of await tx.find('charges', { assessment: assessment.id })) {
      if (isOpenCharge(fee) && !fee['paidAmount']) await tx.perform('charges', fee.id, 'cancel', { reason: 'Değerlendirme talebinden vazgeçildi' });
    }
  },
  async applicationPassed(tx, assessment) {
    await tx.set('signing-applications', assessment.signingApplication, { standing: 'passed', passedOn: tx.today, validUntil: assessment.validUntil });
  },
  async applicationFailed(tx, assessment) {
    await tx.set('signing-applications', assessment.signingApplication, { standing: 'failed', validUntil: null });
  },
  async applicationLapsed(tx, assessment) {
    await tx.set('signing-applications', assessment.signingApplication, { standing: 'lapsed' });
  },
  /** The calendar shows what the assessment has agreed: one appointment, moved as often as its date is. */
  async bookAppointment(tx, assessment) {
    const time = { startsAt: assessment.appointmentAt, place: assessment.place };
    const open = await openAppointment(tx, assessment);
    if (open) { await tx.perform('appointments', open.id, 'followDate', time); return; }
    const booked = await tx.create('appointments', { kind: 'testing', topic: `Uyum değerlendirme ${assessment.reference ?? ''}`, institution: assessment.institution, assessment: assessment.id, ...time });
    await tx.perform('appointments', booked.id, 'confirm');
  },
  missAppointment: (tx, assessment) => endAppointment(tx, assessment, 'followAbsence'),
  holdAppointment: (tx, assessment) => endAppointment(tx, assessment, 'followStart'),
  cancelAppointment: (tx, assessment) => endAppointment(tx, assessment, 'followWithdrawal'),
  tellKitSent: (tx, assessment) => tell(tx, assessment, 'assessment-kit-sent'),
  tellAppointment: (tx, assessment) => tell(tx, assessment, 'assessment-appointment', { randevu: formatInstantTr(String(assessment.appointmentAt)) }),
  tellDeficiency: (tx, assessment) => tell(tx, assessment, 'assessment-deficiency', { bulgular: assessment.findings ?? '' }),
  tellResult: (tx, assessment) => tell(tx, assessment, 'assessment-result', { sonuc: assessment.state === 'passed' ? 'Olumlu' : 'Olumsuz', belgeNo: assessment.certificateNumber ?? '—' }),
};

async function openAppointment(tx: Tx, assessment: Assessment): Promise<Row | undefined> {
  const booked = await tx.find('appointments', { assessment: assessment.id });
  return booked.find(({ state }) => state === 'proposed' || state === 'agreed' || state === 'outcomeDue');
}

async function endAppointment(tx: Tx, assessment: Assessment, action: string): Promise<void> {
  const open = await openAppointment(tx, assessment);
  if (open) await tx.perform('appointments', open.id, action);
}

async function charge(tx: Tx, assessment: Assessment, kind: string, description: string, netAmount: number, vatRate: number): Promise<void> {
  const institution = await tx.get('institutions', assessment.institution);
  await tx.create('charges', {
    kind, description, debtorInstitution: institution.id, debtorVkn: institution['vkn'], assessment: assessment.id, netAmount, vatRate, amount: withVat(netAmount, vatRate),
  });
}

async function tell(tx: Tx, assessment: Assessment, templateCode: string, variables: Values = {}): Promise<void> {
  const application = await tx.get('signing-applications', assessment.signingApplication);
  await tx.create('outgoing-mails', {
    templateCode, toInstitution: assessment.institution, noun: 'assessments', recordId: assessment.id,
    variables: { degerlendirmeNo: assessment.reference ?? '', uygulama: `${String(application['name'])} ${String(application['release'])}`, ...variables },
  });
}
