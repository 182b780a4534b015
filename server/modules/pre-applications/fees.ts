import { type RecordOf } from '#domain/language/resource.ts';
import { isOpenCharge } from '#domain/money/debt.ts';
import { addKurus, withVat } from '#domain/money/kurus.ts';
import { priceOn } from '#domain/money/price-of-day.ts';
import { type preApplications } from '#domain/pre-applications.ts';
import { type Row, type Tx } from '../../engine/types.ts';

type Application = RecordOf<typeof preApplications>;

/** Who pays in person owes from the moment that the form has reached us, at the price of that day (source: health directorates, 2025). */
export async function accrueIfPersonPays(tx: Tx, application: Application): Promise<void> {
  if (application.payer !== 'person') return;
  const charges = await tx.find('charges', { preApplication: application.id });
  // The form may come again after a correction; the fee came with the first one.
  if (charges.some((charge) => charge['kind'] === 'certificate' && (isOpenCharge(charge) || charge.state === 'paid'))) return;
  const certificate = await priceOfDay(tx, 'certificate', application.years);
  const reader = application.reader ? await priceOfDay(tx, 'reader', null) : null;
  const netAmount = addKurus(Number(certificate['netPrice']), Number(reader?.['netPrice'] ?? 0));
  const vatRate = Number(certificate['vatRate']);
  await tx.set('pre-applications', application.id, { netPrice: certificate['netPrice'], readerNetPrice: reader?.['netPrice'] ?? null });
  await tx.create('charges', {
    kind: 'certificate', description: `Sertifika bedeli, ${application.years} yıl${application.reader ? ' ve kart okuyucu' : ''} (${application.reference ?? ''})`,
    debtorPerson: application.person, debtorTckn: application.personNumber, preApplication: application.id, netAmount, vatRate, amount: withVat(netAmount, vatRate),
  });
}

async function priceOfDay(tx: Tx, product: string, years: number | null): Promise<Row> {
  const price = priceOn(await tx.find('price-lists', { product, years, state: 'approved' }), tx.today);
  return price ?? tx.refuse({ code: 'NO_PRICE', tr: 'Fiyat listesinde bugün geçerli bir fiyat yok; borç oluşturulamadı.', en: 'No price is in force today; the charge cannot be made.' });
}

export async function cancelCharges(tx: Tx, application: Application): Promise<void> {
  for (const charge of await tx.find('charges', { preApplication: application.id, state: 'accrued' })) {
    await tx.perform('charges', charge.id, 'cancel', { reason: 'Başvuru sona erdi' });
  }
}

export async function refundIfPaid(tx: Tx, application: Application): Promise<void> {
  const paid = await tx.find('charges', { preApplication: application.id, state: ['partlyPaid', 'paid'] });
  if (paid.length === 0) return;
  await tx.create('tasks', { kind: 'refund', title: `Ödenmiş başvuru sona erdi, iade: ${application.reference ?? ''}`, role: 'accountant', noun: 'pre-applications', recordId: application.id });
}
