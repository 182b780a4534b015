import { withVat } from '#domain/money/kurus.ts';
import { accountNumber } from '../demo/numbers.ts';
import { systemActor, type Row } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';
import { dayAhead, go, instantAhead, make } from './make.ts';
import { demoInstitutions } from './plan.ts';

const senders = ['Ş. Gündoğdu', 'İ. Çalışkan', 'A. Üstün', 'Ö. Işıl', 'G. Yüce', 'N. Ağaoğlu', 'T. Şen', 'M. Kırıkoğlu'];
const refundReach = ['unidentified', 'refundRequested', 'refundApproved', 'refunded', 'unidentified', 'reversed', 'refundRequested', 'unidentified'] as const;

/** Money whose owner is looked for, money that goes back, quotes, statements, charges that were taken back. */
export async function ledger(shop: Workshop): Promise<void> {
  for (const [at, payerName] of senders.entries()) await strayPayment(shop, payerName, at);
  const institutions = await shop.find('institutions', { vkn: demoInstitutions().map(({ vkn }) => vkn), state: 'active' });
  for (const [at, reach] of quoteReach.entries()) {
    const institution = institutions[(at + 5) % institutions.length];
    if (institution) await quoted(shop, institution, reach, at);
  }
  await redeliveries(shop);
  await suggestions(shop);
  await statements(shop);
  await spareOrders(shop, institutions);
  await shop.runJobs();
}

async function strayPayment(shop: Workshop, payerName: string, at: number): Promise<void> {
  shop.at(3 + 6 * at);
  const payment = await make(shop, 'finans', 'payments', { bankReference: `DNMBELIRSIZ${at + 1}` }, {
    channel: at % 2 === 0 ? 'branch' : 'mobile', bank: at % 3 === 0 ? 'vakifbank' : 'ziraat', amount: 144_000 + 12_000 * at, valueOn: shop.today(), payerName, description: 'elektronik imza bedeli',
  });
  const reach = refundReach[at];
  if (reach === undefined || reach === 'unidentified') return;
  if (reach === 'reversed') return go(shop, 'finans-onay', 'payments', payment, 'reverse', { reverseReason: 'Banka yanlış hesaba geçirmiş (deneme).' });
  await go(shop, 'finans', 'payments', payment, 'requestRefund', { refundIban: accountNumber(9_000 + at), refundReason: 'Başvurusu yok; iadesini istedi (deneme).' });
  if (reach !== 'refundRequested') await go(shop, 'finans-onay', 'payments', payment, 'approveRefund');
  if (reach === 'refunded') await go(shop, 'finans', 'payments', payment, 'sendRefund', { refundReference: `IADE-${at + 1}` });
}

const quoteReach = ['draft', 'sent', 'ordered', 'declined', 'withdrawn', 'expired', 'sent'] as const;

async function quoted(shop: Workshop, institution: Row, reach: (typeof quoteReach)[number], at: number): Promise<void> {
  shop.at(reach === 'expired' ? 60 : 12 - at);
  const quote = await make(shop, 'finans', 'quotes', { institution: institution.id, note: `Deneme teklifi ${at + 1}` }, { kind: at % 2 === 0 ? 'quote' : 'proforma', orderKind: 'nes' });
  if (quote.state !== 'draft') return;
  await make(shop, 'finans', 'quote-lines', { quote: quote.id, product: 'certificate' }, { years: 3, quantity: 20 + 5 * at });
  await make(shop, 'finans', 'quote-lines', { quote: quote.id, product: 'reader' }, { years: null, quantity: 10 });
  if (reach === 'draft') return;
  await go(shop, 'finans', 'quotes', quote, 'send');
  const why = { endReason: 'Kurum bu yıl bütçe ayıramadı (deneme).' };
  if (reach === 'ordered') await go(shop, 'finans', 'quotes', quote, 'order');
  if (reach === 'declined') await go(shop, 'finans', 'quotes', quote, 'decline', why);
  if (reach === 'withdrawn') await go(shop, 'finans', 'quotes', quote, 'withdraw', why);
  if (reach === 'expired') {
    shop.at(25);
    await go(shop, systemActor, 'quotes', quote, 'expire');
  }
}

/** A second delivery costs: owed, cancelled, or paid and given back. */
async function redeliveries(shop: Workshop): Promise<void> {
  const people = await shop.sql<{ id: string; number: string }>("select id, person_number as number from people where person_number like '100002%' order by person_number limit 6");
  for (const [at, { id, number }] of people.entries()) {
    shop.at(70 - 9 * at);
    const netAmount = 20_000;
    const charge = await make(shop, 'finans', 'charges', { kind: 'redelivery', debtorPerson: id }, { description: 'Yeniden gönderim ücreti', debtorTckn: number, netAmount, vatRate: 20, amount: withVat(netAmount, 20) });
    if (at === 1) await go(shop, 'finans-onay', 'charges', charge, 'cancel', { reason: 'Kurye hatası; ücret alınmayacak (deneme).' });
    if (at !== 2 && at !== 3 && at !== 4) continue;
    // One pays too much, one only a part, one gets it back.
    const amount = at === 3 ? Number(charge['amount']) + 5_000 : at === 4 ? 10_000 : charge['amount'];
    const payment = await make(shop, 'finans', 'payments', { bankReference: `DNMYENIDEN${at}` }, { channel: 'internet', bank: 'ziraat', amount, valueOn: shop.today(), payerTckn: number, description: String(charge['reference']) });
    await go(shop, 'finans', 'payments', payment, 'acceptSuggestion');
    if (at === 2) await go(shop, 'finans-onay', 'charges', charge, 'refund', { reason: 'Kart ilk adreste bulunmuş (deneme).' });
  }
}

/** Money that came today: the console has a suggestion, the accountant has not looked yet. */
async function suggestions(shop: Workshop): Promise<void> {
  shop.at(0, 7);
  const open = await shop.sql<{ reference: string; amount: string; vkn: string }>("select reference, amount::text, debtor_vkn as vkn from charges where kind = 'invoice' and state = 'accrued' and debtor_vkn is not null order by id limit 3");
  for (const { reference, amount, vkn } of open) {
    await make(shop, 'finans', 'payments', { bankReference: `DNMBUGUN${reference.replaceAll('-', '')}` }, { channel: 'internet', bank: 'vakifbank', amount: Number(amount), valueOn: shop.today(), payerVkn: vkn, payerName: 'Mali Hizmetler Birimi', description: 'fatura bedeli' });
  }
}

async function statements(shop: Workshop): Promise<void> {
  for (const [at, kind] of (['agreed', 'differs', 'received'] as const).entries()) {
    shop.at(20 - 7 * at, 15);
    const day = dayAhead(shop, -1);
    const [ours] = await shop.sql<{ count: number; sum: string }>("select count(*)::int as count, coalesce(sum(amount), 0)::text as sum from payments where bank = 'ziraat' and value_on = $1 and state <> 'reversed'", [day]);
    const movements = Number(ours?.sum ?? 0) + (kind === 'differs' ? 144_000 : 0);
    const statement = await make(shop, 'finans', 'bank-statements', { fromDay: day, toDay: day, bank: 'ziraat' }, {
      account: accountNumber(1), opening: 1_000_000, movements, movementCount: Number(ours?.count ?? 0) + (kind === 'differs' ? 1 : 0), closing: 1_000_000 + movements,
    });
    if (kind !== 'received') await go(shop, 'finans', 'bank-statements', statement, 'compare');
  }
}

/** Orders that nobody has sent a list for: not opened yet, given up, closed. */
async function spareOrders(shop: Workshop, institutions: readonly Row[]): Promise<void> {
  for (const [at, reach] of (['draft', 'cancelled', 'closed', 'draft'] as const).entries()) {
    shop.at(8 + 20 * at);
    const institution = institutions[(at + 9) % institutions.length];
    const order = await make(shop, 'operator', 'orders', { letter: `E-YEDEK-${at + 1}` }, { kind: 'nes', institution: institution?.id, orderedOn: shop.today() });
    if (order.state !== 'draft') continue;
    await make(shop, 'operator', 'order-lines', { order: order.id, product: 'certificate' }, { years: 2, quantity: 15 });
    if (reach === 'cancelled') await go(shop, 'operator', 'orders', order, 'cancel', { endReason: 'Kurum siparişten vazgeçti (deneme).' });
    if (reach !== 'closed') continue;
    await go(shop, 'operator', 'orders', order, 'open');
    await go(shop, 'operator', 'orders', order, 'close', { endReason: 'Kalan adet kullanılmayacak (deneme).' });
  }
  for (const [at, place] of (['remote', 'onSite'] as const).entries()) {
    shop.at(3);
    const institution = institutions[(at + 2) % institutions.length];
    await make(shop, 'uyum', 'appointments', { institution: institution?.id, topic: `e-İmza bilgilendirme görüşmesi ${at + 1}` }, { kind: 'briefing', startsAt: instantAhead(shop, 6 + at), minutes: 60, place, address: place === 'onSite' ? 'Deneme Caddesi No 1' : null });
  }
}
