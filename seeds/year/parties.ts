import { applicant } from '../demo/applicants.ts';
import { officerOf, registered, undertaking } from '../demo/institution.ts';
import { taxNumber } from '../demo/numbers.ts';
import { type Row } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';
import { dayAhead, go, make } from './make.ts';
import { demoInstitutions, planData } from './plan.ts';

/** Institutions on their way in, shut for orders, closed; units; officers who come, hand over and go. */
export async function parties(shop: Workshop): Promise<void> {
  await waiting(shop);
  shop.at(90);
  const institutions = await shop.find('institutions', { vkn: demoInstitutions().map(({ vkn }) => vkn) });
  for (const institution of institutions.slice(0, 6)) await unitsOf(shop, institution);
  const [first, second, third, fourth] = institutions;
  if (first) await handedOver(shop, first);
  if (second) await leftAlone(shop, second);
  if (third) await proposed(shop, third);
  if (fourth) {
    shop.at(40);
    const account = await make(shop, 'finans', 'billing-accounts', { institution: fourth.id, name: 'Eski Strateji Geliştirme Birimi (kapanan)' }, { vkn: fourth['vkn'], city: fourth['province'], invoiceProfile: 'TEMELFATURA' });
    await go(shop, 'finans', 'billing-accounts', account, 'close');
  }
  await shop.runJobs();
}

async function waiting(shop: Workshop): Promise<void> {
  for (const [at, plan] of planData().waiting.entries()) {
    const vkn = taxNumber(500 + at);
    const whole = { ...plan, vkn, officer: applicant(1_500 + at, plan.domain), spendingUnit: `${plan.name} Mali Hizmetler`, ordered: { certificates: 10, readers: 10 } };
    shop.at(plan.reach === 'closed' ? 200 : plan.reach === 'blockedForOrders' ? 120 : 4 + at);
    if (plan.reach === 'closed' || plan.reach === 'blockedForOrders') {
      const institution = await registered(shop, whole);
      shop.at(30);
      if (plan.reach === 'closed') await go(shop, 'onay', 'institutions', institution, 'close', { closedOn: shop.today(), stopReason: 'Belde belediyesi kapanarak ilçe belediyesine katıldı (deneme).' });
      else await go(shop, 'finans-onay', 'institutions', institution, 'blockOrders', { stopReason: 'İki faturası altı aydır ödenmedi (deneme).' });
      continue;
    }
    const institution = await make(shop, 'operator', 'institutions', { vkn }, { name: plan.name, kind: plan.kind, sector: plan.sector, province: plan.city, email: `bilgi@${plan.domain}`, mailDomains: plan.domain });
    const officer = await officerOf(shop, whole, institution);
    if (plan.reach === 'registering') {
      await make(shop, 'operator', 'documents', { type: 'KT', institution: institution.id });
      continue;
    }
    await undertaking(shop, { type: 'KT', institution: institution.id });
    await undertaking(shop, { type: 'EST', institution: institution.id, officer: officer.id });
    await go(shop, 'operator', 'institutions', institution, 'review');
  }
}

async function unitsOf(shop: Workshop, institution: Row): Promise<void> {
  const whose = { institution: institution.id, province: institution['province'] };
  const head = await make(shop, 'operator', 'units', { institution: institution.id, name: 'Bilgi İşlem Dairesi Başkanlığı' }, { province: whose.province });
  await make(shop, 'operator', 'units', { institution: institution.id, name: 'Ağ ve Güvenlik Şubesi' }, { parent: head.id, province: whose.province });
  await make(shop, 'operator', 'units', { institution: institution.id, name: 'İnsan Kaynakları Şubesi' }, { province: whose.province });
  const old = await make(shop, 'operator', 'units', { institution: institution.id, name: 'Yazı İşleri Şubesi (kaldırıldı)' }, { province: whose.province });
  await go(shop, 'operator', 'units', old, 'close');
}

const another = async (shop: Workshop, institution: Row, number: number): Promise<Row> => {
  const { personNumber, ...facts } = applicant(number, String(institution['email']).split('@')[1] ?? 'ornek.gov.tr');
  const person = await make(shop, 'operator', 'people', { personNumber }, { ...facts, source: 'institution' });
  return make(shop, 'operator', 'officers', { person: person.id, institution: institution.id }, { email: facts.email, phone: facts.phone, from: shop.today() });
};

async function handedOver(shop: Workshop, institution: Row): Promise<void> {
  shop.at(75);
  const [old] = await shop.find('officers', { institution: institution.id, state: 'active' });
  const successor = await another(shop, institution, 1_600);
  await undertaking(shop, { type: 'EST', institution: institution.id, officer: successor.id });
  await go(shop, 'onay', 'officers', successor, 'activate');
  if (old && old.id !== successor.id) await go(shop, 'operator', 'officers', old, 'handOver', { successor: successor.id, until: shop.today() });
}

/** The only officer has left: new lists have nobody who may sign them. */
async function leftAlone(shop: Workshop, institution: Row): Promise<void> {
  shop.at(1);
  for (const officer of await shop.find('officers', { institution: institution.id, state: 'active' })) {
    await go(shop, 'onay', 'officers', officer, 'end', { until: dayAhead(shop, 0), endReason: 'Emekli oldu; kurum yeni sorumluyu henüz bildirmedi (deneme).' });
  }
}

async function proposed(shop: Workshop, institution: Row): Promise<void> {
  shop.at(3);
  const officer = await another(shop, institution, 1_601);
  await make(shop, 'evrak', 'documents', { type: 'EST', institution: institution.id, officer: officer.id });
}
