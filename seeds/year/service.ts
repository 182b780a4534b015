import { systemActor, type Row } from '../../server/engine/types.ts';
import { type Workshop } from '../workshop.ts';
import { paperOf } from '../papers.ts';
import { letters } from './letters.ts';
import { go, instantAhead, make } from './make.ts';
import { demoInstitutions } from './plan.ts';

const topics = ['status', 'mail', 'form', 'payment', 'courier', 'contact', 'revocation', 'officer', 'assessment', 'other'] as const;
const told = ['Başvurusunun hangi aşamada olduğunu sordu.', 'Davet e-postası gelmemiş; gereksiz posta klasörüne bakacak.', 'Islak imzalı formu nereye postalayacağını sordu.', 'Ödemesinin işlenip işlenmediğini sordu.', 'Kurye iki kez gelmiş, evde yokmuş.', 'Telefon numarası değişmiş.'];

/** Calls, tasks, changes that wait for a second person, e-mails that came and that could not be sent, documents without their originals. */
export async function service(shop: Workshop): Promise<void> {
  const known = await shop.sql<{ id: string; phone: string | null }>('select id, phone from people order by id limit 60');
  for (const [at, { id, phone }] of known.entries()) {
    shop.at(Math.floor(at / 2), 7 + (at % 6));
    const call = await make(shop, 'cagri', 'calls', { person: id, topic: topics[at % topics.length] }, {
      callerPhone: phone, identityLevel: at % 4 === 3 ? 'unknown' : at % 4 === 2 ? 'partial' : 'verified', note: told[at % told.length], callBackAt: at % 12 === 5 ? instantAhead(shop, 1) : null,
    });
    if (at > 3) await go(shop, 'cagri', 'calls', call, 'close');
  }
  const institutions = await shop.find('institutions', { vkn: demoInstitutions().map(({ vkn }) => vkn), state: 'active' });
  await tasks(shop);
  await changes(shop, known.map(({ id }) => id), institutions);
  await letters(shop, institutions);
  await failedLetters(shop);
  await documents(shop, institutions);
  await alone(shop);
  await portalErrors(shop, institutions, known.map(({ id }) => id));
  await ends(shop, known.map(({ id }) => id));
  await shop.runJobs();
}

async function tasks(shop: Workshop): Promise<void> {
  const made = [
    ['registrar', 'Kurumdan gelen unvan değişikliği yazısı işlenecek', 'operator', 1], ['registrar', 'Toplu başvuru için kurumla görüşülecek', 'operator', 9], ['accountant', 'Mutabakat mektubu hazırlanacak', 'finans', 4],
    ['dispatcher', 'Kurye firmasıyla iade süreleri görüşülecek', 'sevkiyat', 12], ['callAgent', 'Kargo bekleyen kullanıcı aranacak', 'cagri', 1], ['assessor', 'Test ortamı lisansı yenilenecek', 'uyum', 6],
    ['producer', '2. istasyonun okuyucusu değiştirilecek', 'uretim', 3], ['supervisor', 'Aylık yetki gözden geçirmesi', 'onay', 2],
  ] as const;
  for (const [at, [role, title, who, daysAgo]] of made.entries()) {
    shop.at(daysAgo);
    const task = await make(shop, who, 'tasks', { title: `${title} (deneme)` }, { kind: 'other', role, details: 'Deneme verisi.', deadline: instantAhead(shop, 2 + (at % 3)) });
    if (at === 5) await go(shop, who, 'tasks', task, 'complete', { outcome: 'Yenilendi.' });
    if (at === 7) await go(shop, 'onay', 'tasks', task, 'drop', { outcome: 'Gelecek ay birlikte yapılacak.' });
  }
}

async function changes(shop: Workshop, people: readonly string[], institutions: readonly Row[]): Promise<void> {
  for (const [at, id] of people.slice(20, 28).entries()) {
    shop.at(at < 4 ? 1 : 12);
    const [known] = await shop.find('changes', { noun: 'people', recordId: id });
    if (!known) await shop.update(at % 2 === 0 ? 'cagri' : 'operator', 'people', await shop.get('people', id), { phone: `05559${String(100_000 + at * 37)}` }, 'Numarası değişmiş; e-postasından teyit edildi.');
    const [change] = await shop.find('changes', { noun: 'people', recordId: id, state: 'proposed' });
    if (!change || at < 4) continue;
    shop.at(10);
    if (at === 4 || at === 5) await go(shop, 'onay', 'changes', change, 'approve');
    if (at === 6) await go(shop, 'onay', 'changes', change, 'refuse', { refusalReason: 'Kişi aranınca değişikliği istemediğini söyledi.' });
    if (at === 7) await go(shop, 'operator', 'changes', change, 'withdraw');
  }
  shop.at(1);
  const [institution] = institutions.slice(-1);
  if (institution && (await shop.find('changes', { recordId: institution.id })).length === 0) await shop.update('operator', 'institutions', await shop.get('institutions', institution.id), { name: `${String(institution['name'])} (yeni unvan)` }, 'Kurum yazısı geldi.');
}

/** Letters that came back from the receiving server. */
async function failedLetters(shop: Workshop): Promise<void> {
  if ((await shop.find('outgoing-mails', { state: 'failed' })).length > 0) return;
  shop.at(2);
  const sent = await shop.sql<{ id: string }>("select id from outgoing_mails where state = 'sent' order by id desc limit 7");
  for (const [at, letter] of sent.entries()) {
    await go(shop, 'operator', 'outgoing-mails', letter, 'sendAgain');
    await go(shop, systemActor, 'outgoing-mails', letter, 'markFailed', { failure: 'refused', response: at % 2 === 0 ? '550 5.1.1 Böyle bir kullanıcı yok' : '552 5.2.2 Posta kutusu dolu' });
  }
}

const documentReach = ['expected', 'received', 'originalMissing', 'mismatched', 'refused', 'destroyed', 'twins', 'originalMissing', 'received', 'superseded'] as const;

async function documents(shop: Workshop, institutions: readonly Row[]): Promise<void> {
  const reason = (await shop.find('reason-codes', { noun: 'documents', action: 'refuse', code: 'PARAF_EKSIK' }))[0]?.id;
  for (const [at, reach] of documentReach.entries()) {
    shop.at(reach === 'received' ? 3 : 50 + at);
    const institution = institutions[at % institutions.length];
    const document = await make(shop, 'evrak', 'documents', { institution: institution?.id, type: 'OTHER', note: `Deneme evrakı ${at + 1}: ${reach}` });
    if (reach === 'expected') continue;
    const step = (who: string, action: string, input = {}) => go(shop, who, 'documents', document, action, input);
    if (document.state === 'expected') {
      const { key } = await shop.outside.files.put(await paperOf('OTHER', String(institution?.['name']), new Date(shop.engine.clock.now())), { subject: `documents-${document.id}` });
      await step('evrak', 'attachScan', { scan: key, fileName: 'yazi.pdf' });
    }
    if (reach === 'originalMissing') await step('operator', 'accept');
    if (reach === 'mismatched' || reach === 'twins') await step('evrak', 'addOriginal', { shelf: 'C-04' });
    if (reach === 'mismatched') await step('evrak', 'reportMismatch');
    if (reach === 'twins') await step('evrak', 'confirmTwins');
    if (reach === 'refused' || reach === 'destroyed') await step('operator', 'refuse', { refusalReason: reason });
    if (reach === 'superseded') await step('operator', 'supersede');
    if (reach !== 'destroyed') continue;
    await step('onay', 'destroy');
    await step('operator', 'destroy');
  }
}

/** Originals that came by post, and belong to nothing that anybody knows yet. */
async function alone(shop: Workshop): Promise<void> {
  const papers = [['RR100000017TR', 'Antetsiz yazı, 3 sayfa, imza okunmuyor; zarfta “Personel Dairesi” yazıyor', 4], ['RR100000034TR', 'e-İmza Sorumlusu Taahhütnamesi; kurum adı silik, tarih 12.11.2026', 1]] as const;
  for (const [barcode, writtenOnIt, daysAgo] of papers) {
    shop.at(daysAgo, 8);
    const paper = await make(shop, 'evrak', 'documents', { barcode }, { type: 'OTHER', writtenOnIt });
    await go(shop, 'evrak', 'documents', paper, 'holdUnmatched', { box: 'K-02', shelf: 'D-1' });
  }
  shop.at(2, 8);
  const [scan] = await shop.find('documents', { note: 'Deneme evrakı 9: received' });
  const found = await make(shop, 'evrak', 'documents', { barcode: 'RR100000051TR' }, { type: 'OTHER', writtenOnIt: 'Taraması daha önce gelen yazı, sayı 4711' });
  await go(shop, 'evrak', 'documents', found, 'holdUnmatched', { box: 'K-02', shelf: 'D-2' });
  if (scan) await go(shop, 'evrak', 'documents', found, 'matchWith', { matchedInto: scan.id });
}

async function portalErrors(shop: Workshop, institutions: readonly Row[], people: readonly string[]): Promise<void> {
  for (const [at, step] of (['signIn', 'form', 'approval', 'payment', 'list', 'start'] as const).entries()) {
    shop.at(at, 9);
    const errorCode = `OI-${1_000 + at * 17}`;
    const [known] = await shop.find('portal-errors', { errorCode });
    const person = people[at] ?? '';
    const error = known ?? (await shop.createAs(shop.portalFor(person), 'portal-errors', { errorCode, step, person, institution: institutions[at % institutions.length]?.id, message: 'İşlem tamamlanamadı. Lütfen daha sonra yeniden deneyin.' }));
    if (at === 2) await go(shop, 'cagri', 'portal-errors', error, 'sendToAdministrator');
    if (at === 5) await go(shop, 'cagri', 'portal-errors', error, 'solve', { solution: 'Tarayıcı önbelleği temizlenince düzeldi.' });
  }
}

/** Somebody has died, somebody's record is shut for a while. */
async function ends(shop: Workshop, people: readonly string[]): Promise<void> {
  shop.at(9);
  const [died, shut] = [people[40], people[41]];
  if (died !== undefined) await go(shop, 'onay', 'people', { id: died }, 'recordDeath');
  if (shut !== undefined) await go(shop, 'onay', 'people', { id: shut }, 'block', { blockReason: 'Sahte kimlik şüphesi; soruşturma sürüyor (deneme).' });
}
