import MailComposer from 'nodemailer/lib/mail-composer';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { type Row } from '../../server/engine/types.ts';
import { applicant, listOf } from '../demo/applicants.ts';
import { paperOf } from '../papers.ts';
import { signedByOfficer } from '../signed-list.ts';
import { type Workshop } from '../workshop.ts';
import { go } from './make.ts';
import { planData } from './plan.ts';

interface DemoLetter {
  /** Part of its Message-ID: an earlier start has taken it in already. */
  readonly name: string;
  readonly daysAgo: number;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  files?(): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]>;
}

/** One letter of each kind that reaches bilgi@, with files that open: what is sure, what lacks something, what is somebody else's, what is dangerous. */
export async function letters(shop: Workshop, institutions: readonly Row[]): Promise<void> {
  for (const letter of await written(shop, institutions)) {
    const messageId = `<deneme-${letter.name}@ornek.gov.tr>`;
    if ((await shop.find('messages', { messageId })).length > 0) continue;
    shop.at(letter.daysAgo);
    const date = new Date(shop.engine.clock.now());
    const attachments = (await letter.files?.() ?? []).map(([filename, bytes]) => ({ filename, content: Buffer.from(bytes) }));
    const raw = await new MailComposer({ messageId, date, from: letter.from, to: 'bilgi@kamusm.gov.tr', subject: letter.subject, text: letter.text, attachments }).compile().build();
    await takeIn({ engine: shop.engine, files: shop.outside.files }, raw, 'dropFolder');
  }
  await shop.runJobs();
  await finished(shop);
}

async function written(shop: Workshop, institutions: readonly Row[]): Promise<readonly DemoLetter[]> {
  const [first, second, third, fourth] = await withOfficer(shop, institutions);
  if (!first || !second || !third || !fourth) return [];
  const { name: newcomer, domain } = planData().waiting.find(({ reach }) => reach === 'registering') ?? { name: 'Yeni Deneme Kurumu', domain: 'yeni.deneme.gov.tr' };
  const people = (from: number, domainOf: string) => Array.from({ length: 6 }, (_, at) => applicant(1_700 + from + at, domainOf));
  const paper = (type: string, whose: string) => paperOf(type, whose, new Date(shop.engine.clock.now()));
  const sheet = (whose: Partner, from: number) => listOf(whose.name, people(from, whose.domain));
  return [
    { name: 'e-imzali-liste', daysAgo: 0, from: first.sender, subject: 'FRM.01.03 ek başvuru listesi', text: 'Merhaba,\n\n6 personelimiz için e-imzalı başvuru listemiz ektedir.\n\nSaygılarımızla',
      files: async () => [['FRM.01.03.xlsx.p7m', await signedByOfficer(shop.outside, first.officer, await sheet(first, 0))]] },
    { name: 'islak-liste', daysAgo: 1, from: second.sender, subject: 'Ek başvuru: ıslak imzalı liste ve Excel', text: 'Islak imzalı listemizin taraması ve Excel dosyası ektedir. Aslı posta ile gönderilmiştir.',
      files: async () => [['islak-imzali-liste.pdf', await paper('FRM0103', second.name)], ['FRM.01.03.xlsx', await sheet(second, 10)]] },
    { name: 'excelsiz', daysAgo: 1, from: third.sender, subject: 'Islak imzalı başvuru listesi', text: 'Islak imzalı listemiz ektedir.', files: async () => [['islak-imzali-liste.pdf', await paper('FRM0103', third.name)]] },
    { name: 'ilk-basvuru', daysAgo: 2, from: `bilgi@${domain}`, subject: 'İlk başvuru evrakı', text: 'Kurumumuzun ilk e-imza başvurusu için kurumsal taahhütname ve e-imza sorumlusu taahhütnamesi ektedir.',
      files: async () => [['kurumsal-taahhutname.pdf', await paper('KT', newcomer)], ['e-imza-sorumlusu-taahhutnamesi.pdf', await paper('EST', newcomer)]] },
    { name: 'uyum', daysAgo: 2, from: fourth.sender, subject: 'Uyum değerlendirme talebi', text: 'EBYS uygulamamız için uyum değerlendirme talep formumuz ektedir.', files: async () => [['uyum-degerlendirme-talep-formu.pdf', await paper('UDF', fourth.name)]] },
    { name: 'teklif', daysAgo: 1, from: second.sender, subject: 'Teklif talebi', text: '40 adet nitelikli elektronik sertifika için birim fiyat teklifinizi rica ederiz.' },
    { name: 'yabanci', daysAgo: 3, from: 'Personel Şube <personel.sube.deneme@gmail.com>', subject: 'Başvuru listesi', text: 'Listemiz ektedir.', files: async () => [['liste.xlsx', await sheet(third, 20)]] },
    { name: 'fatura', daysAgo: 4, from: fourth.sender, subject: 'Fatura hakkında', text: 'Geçen ayın faturasının bir örneğini rica ederiz.' },
    { name: 'reklam', daysAgo: 4, from: 'Kampanya <haber@kampanya.example>', subject: 'Kaçırmayın: yazıcı tonerlerinde büyük indirim', text: 'Stoklarla sınırlı kampanya! Abonelikten çıkmak için tıklayınız.' },
    { name: 'zararli', daysAgo: 5, from: 'Muhasebe <muhasebe@fatura.example>', subject: 'Ödenmemiş fatura', text: 'Faturanız ektedir.', files: async () => [['fatura.pdf.exe', new TextEncoder().encode('MZ deneme: bu dosya çalışmaz.')]] },
  ];
}

/** An answer was written by telephone, and what nobody wants was put away: the desk shows those too. */
async function finished(shop: Workshop): Promise<void> {
  const unrelated = (await shop.find('reason-codes', { noun: 'messages', action: 'setAside', code: 'ILGISIZ' }))[0]?.id;
  for (const [name, who, action, input] of [['fatura', 'operator', 'finish', {}], ['reklam', 'evrak', 'setAside', { setAsideReason: unrelated }]] as const) {
    const [message] = await shop.find('messages', { messageId: `<deneme-${name}@ornek.gov.tr>` });
    if (message && ['received', 'proposed'].includes(message.state)) await go(shop, who, 'messages', message, action, input);
  }
}

interface Partner { readonly name: string; readonly domain: string; readonly officer: string; readonly sender: string }

async function withOfficer(shop: Workshop, institutions: readonly Row[]): Promise<readonly Partner[]> {
  const partners: Partner[] = [];
  for (const { id, name, mailDomains } of institutions) {
    const [officer] = await shop.find('officers', { institution: id, state: 'active' });
    if (officer) partners.push({ name: String(name), domain: String(mailDomains), officer: officer.id, sender: String(officer['email']) });
    if (partners.length === 4) break;
  }
  return partners;
}
