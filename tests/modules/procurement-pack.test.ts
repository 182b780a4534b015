import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatAmount } from '#domain/money/kurus-text.ts';
import { packTexts, type PackPrice } from '#domain/procurement-packs.ts';
import { type Row, type Tx, type Values } from '../../server/engine/types.ts';
import law from '../../seeds/data/legal-texts.json' with { type: 'json' };
import letters from '../../seeds/data/templates.json' with { type: 'json' };
import { openFloor, staff, type Floor } from './floor.ts';

let floor: Floor;
let institution: Row;

beforeAll(async () => {
  floor = await openFloor();
  await floor.bySystem(async (tx) => {
    for (const { code, version, kind, number, article = null, name, body, validFrom } of law) await inForce(tx, 'legal-texts', { code, versionNumber: version, kind, number, article, name, body, validFrom });
    for (const { code, subjectTr, bodyTr } of letters.filter(({ code }) => ['procurement-pack', 'quote-sent', 'message-reply'].includes(code))) await inForce(tx, 'templates', { code, versionNumber: 1, validFrom: '2026-01-01', subjectText: subjectTr, body: bodyTr });
    for (const [product, years, netPrice] of [['certificate', 1, 12_345], ['certificate', 3, 98_765], ['reader', null, 10_001], ['reissue', null, 9_999], ['assessment', null, 1_234_567]] as const) await price(tx, { product, years, netPrice });
    institution = await tx.create('institutions', { name: 'Şablon Bakanlığı Çağrı İşleri', kind: 'publicBody', sector: 'other', email: 'satinalma@sablon.gov.tr' });
  });
}, 60_000);
afterAll(async () => { await floor.close(); });

async function inForce(tx: Tx, noun: string, values: Values): Promise<void> {
  await tx.perform(noun, (await tx.create(noun, values)).id, 'approve');
}
const price = (tx: Tx, values: Values): Promise<void> => inForce(tx, 'price-lists', { vatRate: 20, validFrom: '2026-01-01', source: 'Karar', ...values });

const draft = (values: Values = {}): Promise<Row> => floor.bySystem((tx) => tx.create('procurement-packs', { recipient: String(institution['name']), institution: institution.id, ...values }));
const act = (id: string, action: string, input: Values = {}): Promise<Row> => floor.act(staff.registrar, 'procurement-packs', id, action, input);

async function made(values: Values = {}): Promise<Row> {
  const { id } = await draft(values);
  await act(id, 'prepare');
  await floor.runJobs();
  return floor.get('procurement-packs', id);
}

/** The text of the file as poppler reads it. */
async function printedText(pack: Row): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await floor.outside.files.get(String(pack['pdf']))) parts.push(part as Buffer);
  const folder = await mkdtemp(join(tmpdir(), 'nes-pack-'));
  try {
    await writeFile(join(folder, 'pack.pdf'), Buffer.concat(parts));
    return (await promisify(execFile)('pdftotext', ['-layout', join(folder, 'pack.pdf'), '-'])).stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the pack is a PDF whose law is the law in force and whose figures are those of the price list, to the kuruş', async () => {
  const pack = await made();
  expect(pack).toMatchObject({ state: 'ready', pricesOn: '2026-11-23' });
  const text = await printedText(pack);
  for (const part of ['Şablon Bakanlığı Çağrı İşleri', 'TEK KAYNAK FORMU', 'PİYASA ARAŞTIRMA FORMU', '4734', '3(e)', '22(b)', '2004/21', '2006/13', String(pack['reference'])]) expect(text, part).toContain(part);
  const list = await floor.find('price-lists', { state: 'approved' });
  const prices = pack['prices'] as PackPrice[];
  expect(prices.map(({ product, years, netPrice }) => [product, years, netPrice])).toEqual(list.map((one) => [one['product'], one['years'], one['netPrice']]));
  for (const { netPrice, grossPrice } of prices) {
    expect(grossPrice).toBe(netPrice + Math.round(netPrice * 0.2));
    expect(text).toContain(`${formatAmount(netPrice)} %20 ${formatAmount(grossPrice)}`);
  }
});

test('it goes to the institution with the file, or into the thread of the message that asked', async () => {
  const alone = await made();
  await act(alone.id, 'send');
  expect((await floor.find('outgoing-mails', { recordId: alone.id }))[0]).toMatchObject({ toAddress: 'satinalma@sablon.gov.tr', attachment: alone['pdf'], fileName: `${String(alone['reference'])}.pdf`, inReplyTo: null });
  const message = await floor.bySystem((tx) => tx.create('messages', { messageId: '<08-teklif@numune.bel.tr>', sender: 'satinalma@numune.bel.tr', receivedAt: tx.now, contentHash: 'a1', source: 'dropFolder', thread: '<08-teklif@numune.bel.tr>' }));
  const answer = await made({ recipient: 'Numune Belediyesi', institution: null, message: message.id });
  await act(answer.id, 'send');
  expect((await floor.find('outgoing-mails', { recordId: answer.id }))[0]).toMatchObject({ toAddress: 'satinalma@numune.bel.tr', inReplyTo: '<08-teklif@numune.bel.tr>', attachment: answer['pdf'] });
});

test('a pack that nobody can be sent, and a price that has changed since it was printed, are told in words; nothing leaves', async () => {
  const nobody = await made({ institution: null });
  await expect(act(nobody.id, 'send')).rejects.toMatchObject({ details: { sentences: [expect.objectContaining({ code: 'NO_ADDRESSEE' })] } });
  const old = await made();
  await floor.bySystem((tx) => price(tx, { product: 'reader', years: null, netPrice: 11_111, validFrom: '2026-11-23' }));
  await expect(act(old.id, 'send')).rejects.toMatchObject({ tr: 'Fiyatlar ya da mevzuat 23.11.2026 gününden beri değişti. Paketi yeniden hazırlayın.' });
  expect(await floor.find('outgoing-mails', { recordId: old.id })).toEqual([]);
  await act(old.id, 'prepare');
  await floor.runJobs();
  await act(old.id, 'send');
  expect(await printedText(await floor.get('procurement-packs', old.id))).toContain('111,11 %20 133,33');
});

test('tomorrow’s price is not today’s, and of two that begin on one day the one entered last is asked', async () => {
  await floor.bySystem((tx) => price(tx, { product: 'reissue', years: null, netPrice: 20_000, validFrom: '2026-11-24' }));
  const today = await made();
  const ofReissue = (pack: Row) => (pack['prices'] as PackPrice[]).find(({ product }) => product === 'reissue')?.netPrice;
  expect(ofReissue(today)).toBe(9_999);
  floor.at('2026-11-24T08:00:00.000Z');
  await expect(act(today.id, 'send'), 'printed yesterday').rejects.toMatchObject({ details: { sentences: [expect.objectContaining({ code: 'PACK_OUTDATED' })] } });
  await floor.bySystem((tx) => price(tx, { product: 'reissue', years: null, netPrice: 21_000, validFrom: '2026-11-24' }));
  await act(today.id, 'prepare');
  await floor.runJobs();
  const anew = await floor.get('procurement-packs', today.id);
  expect([ofReissue(anew), anew['pricesOn']]).toEqual([21_000, '2026-11-24']);
  expect(await printedText(anew)).toContain('210,00 %20 252,00');
  // Not approved, it is no price.
  await floor.bySystem((tx) => tx.create('price-lists', { product: 'reissue', years: null, netPrice: 1, vatRate: 20, validFrom: '2026-11-24', source: 'Taslak' }));
  await act(anew.id, 'send');
  expect((await floor.find('outgoing-mails', { recordId: anew.id }))[0]).toMatchObject({ attachment: anew['pdf'] });
});

test('a text of law that has ended goes into no new letter, and the one that is missing is named', async () => {
  const yesterday = await made();
  await floor.bySystem((tx) => tx.sql("update legal_texts set valid_until = '2026-11-22' where code = $1", [packTexts[1]]));
  for (const [id, action] of [[(await draft()).id, 'prepare'], [yesterday.id, 'send']] as const) await expect(act(id, action)).rejects.toThrow(/2006\/13 sayılı Başbakanlık Genelgesi/);
  // Nor into any other letter whose template quotes it; what quotes it not leaves.
  const letter = (templateCode: string, variables: Values) => floor.bySystem((tx) => tx.create('outgoing-mails', { templateCode, toAddress: 'satinalma@sablon.gov.tr', noun: 'institutions', recordId: institution.id, variables }));
  await expect(letter('quote-sent', { teklifNo: 'TK-1' })).rejects.toMatchObject({ details: { sentences: [{ code: 'LETTER_QUOTES_ENDED_LAW', tr: expect.stringContaining('2006/13 sayılı Başbakanlık Genelgesi') }] } });
  expect(await letter('message-reply', { metin: 'Talebiniz alındı; 2006/13 sayılı Genelge yürürlükten kalktı.' })).toMatchObject({ state: expect.stringMatching(/queued|waiting/) });
  await floor.bySystem((tx) => inForce(tx, 'legal-texts', { code: packTexts[1], versionNumber: 2, kind: 'circular', number: '2006/13', name: '2006/13 sayılı Başbakanlık Genelgesi', body: 'Yeniden yürürlükte.', validFrom: '2026-11-24' }));
  expect(await letter('quote-sent', { teklifNo: 'TK-1' })).toHaveProperty('subjectText', 'Teklifiniz hazır');
});
