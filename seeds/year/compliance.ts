import { taxNumber } from '../demo/numbers.ts';
import { systemActor, type Row } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';
import { dayAhead, go, instantAhead, make } from './make.ts';
import { demoInstitutions, planData } from './plan.ts';

type Reach = 'intake' | 'withdrawn' | 'kitSent' | 'ready' | 'scheduled' | 'noShow' | 'testing' | 'deficient' | 'reporting' | 'failed' | 'passed' | 'lapsed';
const depth: Readonly<Record<Reach, number>> = { intake: 0, withdrawn: 0, kitSent: 1, ready: 2, scheduled: 3, noShow: 3, testing: 4, deficient: 4, reporting: 5, failed: 5, passed: 6, lapsed: 6 };
const ofFirms: readonly Reach[] = ['passed', 'scheduled', 'passed', 'testing', 'deficient', 'reporting', 'lapsed', 'intake'];
const ofInstitutions: readonly Reach[] = ['kitSent', 'ready', 'noShow', 'failed', 'withdrawn', 'passed'];

/** Firms and institutions have their signing applications assessed; some institutions are exempt. */
export async function compliance(shop: Workshop): Promise<void> {
  const software: { owner: Row; name: string; reach: Reach }[] = [];
  for (const [at, firm] of planData().firms.entries()) {
    shop.at(210 - 20 * at);
    const owner = await make(shop, 'operator', 'institutions', { vkn: taxNumber(700 + at) }, { name: firm.name, kind: 'firm', sector: 'other', province: firm.city, email: `bilgi@${firm.domain}`, mailDomains: firm.domain });
    for (const name of firm.software) software.push({ owner, name, reach: ofFirms[software.length] ?? 'intake' });
  }
  const institutions = await shop.find('institutions', { vkn: demoInstitutions().map(({ vkn }) => vkn) });
  for (const [at, reach] of ofInstitutions.entries()) {
    const owner = institutions[at % institutions.length];
    if (owner) software.push({ owner, name: `Kurum içi imza modülü ${at + 1}`, reach });
  }
  for (const [at, one] of software.entries()) await assessed(shop, one, at);
  for (const [at, institution] of institutions.slice(0, 4).entries()) await exempted(shop, institution, at);
  await shop.runJobs();
}

async function assessed(shop: Workshop, { owner, name, reach }: { owner: Row; name: string; reach: Reach }, at: number): Promise<void> {
  const far = depth[reach];
  const begun = 30 + 12 * far + at;
  shop.at(begun);
  const application = await make(shop, 'uyum', 'signing-applications', { owner: owner.id, name }, { release: `${1 + (at % 4)}.${at % 10}`, formats: 'CAdES, XAdES', profiles: 'P4' });
  const assessment = await make(shop, 'uyum', 'assessments', { signingApplication: application.id, institution: owner.id });
  const step = (who: string, action: string, input = {}) => go(shop, who, 'assessments', assessment, action, input);
  const now = await shop.get('assessments', assessment.id);
  if (now.state === 'intake' && now['formScanAt'] === null) await step('evrak', 'recordFormScan');
  if (reach === 'withdrawn') return step('operator', 'withdraw');
  if (far === 0) return;
  await feePaid(shop, assessment, owner);
  shop.at(begun - 8);
  await step('uyum', 'sendKit');
  if (far >= 2) await step('uyum', 'reportReady');
  if (far < 3) return;
  shop.at(reach === 'scheduled' ? 2 : begun - 20);
  await step('uyum', 'schedule', { appointmentAt: instantAhead(shop, 9), place: at % 2 === 0 ? 'remote' : 'onSite' });
  if (reach === 'scheduled') return;
  shop.at(begun - 30);
  if (reach === 'noShow') return step('uyum', 'missAppointment');
  await step('uyum', 'startTest');
  if (reach === 'deficient') return step('uyum', 'reportDeficiency', { findings: 'İmza doğrulamada zaman damgası kontrol edilmiyor (deneme).' });
  if (far < 5) return;
  shop.at(begun - 33);
  await step('uyum', 'finishTest', { testDays: 2 });
  if (reach === 'failed') return step('onay', 'fail', { findings: 'Sertifika iptal kontrolü yapılmadan imza atılıyor (deneme).' });
  if (far < 6) return;
  await step('onay', 'pass', { certificateNumber: `UD-${2026}-${String(at + 1).padStart(4, '0')}`, validUntil: dayAhead(shop, 1_095) });
  if (reach === 'lapsed') {
    shop.at(6);
    await step('onay', 'lapse');
  }
}

async function feePaid(shop: Workshop, assessment: Row, owner: Row): Promise<void> {
  for (const charge of await shop.find('charges', { assessment: assessment.id, state: 'accrued' })) {
    const payment = await make(shop, 'finans', 'payments', { bankReference: `DNM${String(charge['reference']).replaceAll('-', '')}` }, {
      channel: 'internet', bank: 'ziraat', amount: charge['amount'], valueOn: shop.today(), payerVkn: owner['vkn'], payerName: owner['name'], description: `${String(charge['reference'])} uyum değerlendirme bedeli`,
    });
    await go(shop, 'finans', 'payments', payment, 'acceptSuggestion');
  }
}

const grounds = ['readyMade', 'legal', 'readyMade', 'other'] as const;

async function exempted(shop: Workshop, institution: Row, at: number): Promise<void> {
  shop.at(100 - 10 * at);
  const exemption = await make(shop, 'operator', 'exemptions', { institution: institution.id, basis: `Yalnız değerlendirilmiş hazır uygulama kullanıyor (deneme ${at + 1}).` }, { ground: grounds[at], until: dayAhead(shop, at === 1 ? 40 : 300) });
  if (at === 3) return go(shop, 'onay', 'exemptions', exemption, 'refuse');
  if ((await shop.get('exemptions', exemption.id)).state === 'proposed') {
    await go(shop, 'uyum', 'exemptions', exemption, 'grant');
    await go(shop, 'onay2', 'exemptions', exemption, 'grant');
  }
  shop.at(15);
  if (at === 1) await go(shop, systemActor, 'exemptions', exemption, 'end');
  if (at === 2) await go(shop, 'onay', 'exemptions', exemption, 'revoke', { revocationReason: 'Kurum kendi geliştirdiği uygulamayı kullanmaya başlamış (deneme).' });
}
