import { readFile } from 'node:fs/promises';
import { ContentInfo, SignedData } from 'pkijs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isVkn } from '#domain/identifiers/vkn.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Row, type Values } from '../../server/engine/types.ts';
import { storeWorkbook, takeSignedFile, uploadList } from '../../server/modules/application-lists/intake.ts';
import { keptFile } from '../../server/modules/kept-file.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
let other: Row;
const registrar = person('Kaan', 'registrar');
const supervisor = person('Selin', 'supervisor');
const fixture = (path: string) => readFile(`tests/fixtures/${path}`);
const act = async (noun: string, id: string, action: string, input: Values = {}, by = registrar) => (await performAction(desk.engine, by, noun, id, action, input)).record;
const list = (id: string) => desk.one('application-lists', { id });
const checkOf = (id: string) => desk.one('signature-checks', { applicationList: id, state: 'standing' });
const codes = (check: Row) => (check['reasons'] as { code: string }[]).map(({ code }) => code);

let vkn = 0;
/** The first right numbers from 9,000,000,000 on. */
const taxNumber = (nth: number): string => Array.from({ length: 200 }, (_, at) => String(9_000_000_000 + at)).filter(isVkn)[nth - 1] ?? '';
async function institutionWith(holder: { personNumber: string; firstName: string; lastName: string }, duty: Values = {}): Promise<{ institution: Row; officer: Row }> {
  const institution = await createRecord(desk.engine, registrar, 'institutions', { name: `Kurum ${++vkn}`, kind: 'publicBody', sector: 'university', vkn: taxNumber(vkn), province: 'Ankara', email: `kurum${vkn}@ornek.edu.tr` });
  const [known] = await desk.all('people', { personNumber: holder.personNumber });
  const someone = known ?? await createRecord(desk.engine, registrar, 'people', { ...holder, birthDate: '1980-05-05', email: `kisi${vkn}@ornek.edu.tr` });
  const officer = await createRecord(desk.engine, registrar, 'officers', { person: someone.id, institution: institution.id, email: `kisi${vkn}@ornek.edu.tr`, from: '2026-01-01' });
  await desk.bySystem(async (tx) => { await tx.set('officers', officer.id, { activatedAt: '2026-01-02T09:00:00.000Z' }); });
  if (Object.keys(duty).length > 0) await desk.bySystem((tx) => tx.sql('update officers set until = $2 where id = $1::uuid', [officer.id, duty['until']]));
  return { institution, officer };
}

const tugba = { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç' };
const upload = async (bytes: Uint8Array, institution: Row) => {
  const made = await uploadList(desk.outside, registrar, { bytes, fileName: 'liste.xlsx.p7m', values: { institution: institution.id, signedHow: 'eSigned', signedOn: '2026-11-01' } });
  await desk.runJobs();
  return list(made.id);
};

beforeAll(async () => {
  desk = await consoleEngine();
  ({ institution: other } = await institutionWith({ personNumber: '97869073672', firstName: 'Kübra', lastName: 'Kaya' }));
}, 120_000);
afterAll(() => desk.close());

test('a signed list by the officer on duty is valid: day, officer and evidence stand on record, and nobody typed them', async () => {
  const { institution, officer } = await institutionWith(tugba);
  const taken = await upload(await fixture('signed/temiz-25.rsa.xlsx.p7m'), institution);
  expect(taken).toMatchObject({ signatureVerdict: 'valid', signedOn: '2026-11-22', officer: officer.id, rowsTotal: 25, state: 'checked' });
  const check = await checkOf(taken.id);
  expect(check).toMatchObject({ verdict: 'valid', form: 'cades', signerName: 'Tuğba Kılıç', signerNumber: '96374068104', officer: officer.id, provenBy: 'arrival', certificateSerial: '48beab134da98f1d' });
  const evidence = JSON.parse(Buffer.from(await keptFile(desk.outside, String(check['evidence']))).toString()) as { signatures: { chain: unknown[]; revocation: { sha256: string }[] }[] };
  expect(evidence.signatures[0]?.chain).toHaveLength(2);
  expect(evidence.signatures[0]?.revocation[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  await expect(updateRecord(desk.engine, registrar, 'application-lists', taken.id, { signatureVerdict: 'invalid' }, { version: taken.version })).rejects.toMatchObject({ code: 'guard_refused' });
});

test('the same list signed by somebody who is no officer of that institution cannot be accepted, and the refusal says why', async () => {
  const taken = await upload(await fixture('signed/baska-kisi.xlsx.p7m'), other);
  expect(taken).toMatchObject({ signatureVerdict: 'invalid' });
  expect(await checkOf(taken.id)).toMatchObject({ verdict: 'notOfficer', signerName: 'Kağan İnce' });
  await expect(act('application-lists', taken.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('kayıtlı e-imza sorumlusu değil') });
  await act('application-lists', taken.id, 'sendBack', { sendBackReason: (await desk.all('reason-codes', { noun: 'application-lists' }))[0]?.id });
});

test('a tampered list comes in, is read, and is refused in words', async () => {
  const taken = await upload(await fixture('signed/bozulmus.xlsx.p7m'), other).catch((error: unknown) => error as { code: string });
  // A content too broken to be a workbook does not even come in; one that still opens is refused at the decision.
  if ('code' in taken) expect(taken.code).toBe('unreadable_file');
  else await expect(act('application-lists', taken.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('imzalandıktan sonra değişmiş') });
});

test('signed before hand-over and arriving late is fine; signed after it is refused', async () => {
  const late = await institutionWith(tugba, { until: '2026-11-22' });
  const fine = await upload(await fixture('signed/temiz-25.rsa.xlsx.p7m'), late.institution);
  expect(fine).toMatchObject({ signatureVerdict: 'valid', officer: late.officer.id });
  expect(codes(await checkOf(fine.id))).toContain('LATE_ARRIVAL');
  const gone = await institutionWith(tugba, { until: '2026-11-21' });
  const refused = await upload(await fixture('signed/temiz-25.rsa.xlsx.p7m'), gone.institution);
  expect(await checkOf(refused.id)).toMatchObject({ verdict: 'notOfficer' });
  await expect(act('application-lists', refused.id, 'accept')).rejects.toMatchObject({ tr: expect.stringContaining('imza gününde (22.11.2026) kurumun görevdeki sorumlusu değildi') });
});

test('a verdict is typed for ink only; a signature that comes later is judged over the workbook that is there, and a workbook other than the signed one is caught', async () => {
  await expect(createRecord(desk.engine, registrar, 'application-lists', { institution: other.id, signedHow: 'eSigned', signedOn: '2026-11-20', signatureVerdict: 'valid' })).rejects.toMatchObject({ tr: expect.stringContaining('elle yazılmaz') });
  expect(await createRecord(desk.engine, registrar, 'application-lists', { institution: other.id, signedHow: 'wet', signedOn: '2026-11-20', signatureVerdict: 'valid' })).toMatchObject({ signatureVerdict: 'valid' });
  const made = await createRecord(desk.engine, registrar, 'application-lists', { institution: other.id, signedHow: 'eSigned', signedOn: '2026-11-20' });
  const attach = async (workbook: string, signed: string) => {
    await act('application-lists', made.id, 'attachWorkbook', { workbook: await storeWorkbook(desk.outside, other.id, await fixture(workbook)) });
    await act('application-lists', made.id, 'attachSigned', { signedFile: await takeSignedFile(desk.outside, made, await fixture(signed)) });
    await desk.runJobs();
    return checkOf(made.id);
  };
  expect(codes(await attach('signed/temiz-25.xlsx', 'signed/temiz-25.xlsx.p7s'))).toContain('GOOD');
  const again = await createRecord(desk.engine, registrar, 'application-lists', { institution: other.id, signedHow: 'eSigned', signedOn: '2026-11-20' });
  await act('application-lists', again.id, 'attachWorkbook', { workbook: await storeWorkbook(desk.outside, other.id, await fixture('lists/duzensiz-ama-gecerli-15.xlsx')) });
  await act('application-lists', again.id, 'attachSigned', { signedFile: await takeSignedFile(desk.outside, again, await fixture('signed/temiz-25.ec.xlsx.p7m')) });
  await desk.runJobs();
  expect(codes(await checkOf(again.id))[0]).toBe('OTHER_CONTENT');
  await expect(takeSignedFile(desk.outside, again, await fixture('signed/temiz-25.xlsx'))).rejects.toMatchObject({ code: 'unreadable_file' });
});

test('a scanned document with an electronic signature gets its verdict and its signer; a plain scan leaves no check', async () => {
  const document = async (path: string) => {
    const made = await createRecord(desk.engine, registrar, 'documents', { type: 'KT', institution: other.id });
    await act('documents', made.id, 'attachScan', { scan: await storeWorkbook(desk.outside, other.id, await fixture(path)), fileName: 'belge.pdf' });
    await desk.runJobs();
    return desk.one('documents', { id: made.id });
  };
  expect(await document('signed/liste.pades.pdf')).toMatchObject({ signatureVerdict: 'valid', signer: 'Tuğba Kılıç', originalDueAt: null });
  const plain = await document('mail/kurumsal-taahhutname.pdf');
  expect(plain).toMatchObject({ signatureVerdict: 'notChecked' });
  expect(await desk.all('signature-checks', { document: plain.id })).toEqual([]);
});

test('a signature that somebody links to a document by hand is judged over its scan', async () => {
  const made = await createRecord(desk.engine, registrar, 'documents', { type: 'KT', institution: other.id });
  await act('documents', made.id, 'attachScan', { scan: await storeWorkbook(desk.outside, other.id, await fixture('signed/temiz-25.xlsx')), fileName: 'belge.pdf' });
  await desk.runJobs();
  expect(await desk.one('documents', { id: made.id })).toMatchObject({ signatureVerdict: 'notChecked' });
  desk.at(new Date(Date.parse(desk.engine.clock.now()) + 60_000).toISOString());
  const content = await storeWorkbook(desk.outside, other.id, await fixture('signed/temiz-25.xlsx.p7s'));
  const attachment = await desk.bySystem(async (tx) => {
    const letter = await tx.create('messages', { messageId: '<ayrik-imza@ornek.edu.tr>', sender: 'sorumlu@ornek.edu.tr', receivedAt: tx.now, contentHash: 'a1', source: 'dropFolder', thread: '<ayrik-imza@ornek.edu.tr>' });
    return tx.create('message-attachments', { message: letter.id, position: 1, fileName: 'belge.p7s', content });
  });
  await act('message-attachments', attachment.id, 'link', { document: made.id, formKind: 'signature' });
  await desk.runJobs();
  expect(await desk.one('documents', { id: made.id })).toMatchObject({ signatureVerdict: 'valid', signer: 'Kübra Kaya' });
  expect(await desk.one('signature-checks', { document: made.id, state: 'standing' })).toMatchObject({ verdict: 'valid', form: 'cadesDetached' });
});

/** The PDF with one more revision behind it, which this officer signs as a whole. */
async function signedOver(pdf: Uint8Array, officer: Row): Promise<Uint8Array> {
  const room = 16_384;
  const padded = (number: number) => String(number).padStart(10, '0');
  const before = (ranges: readonly number[]) => Buffer.concat([pdf, Buffer.from(`\n90 0 obj\n<</Type /Annot /Subtype /FreeText /Contents (ek satir)>>\nendobj\n91 0 obj\n<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${ranges.map(padded).join(' ')}] /Contents `)]);
  const behind = Buffer.from('>>\nendobj\n%%EOF\n');
  const { length } = before([0, 0, 0]);
  const head = before([length, length + room + 2, behind.length]);
  const made = ContentInfo.fromBER(await desk.signed(Buffer.concat([head, behind]), officer.id));
  const cms = new SignedData({ schema: made.content });
  delete cms.encapContentInfo.eContent;
  const der = Buffer.from(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: cms.toSchema(true) }).toSchema().toBER());
  return Buffer.concat([head, Buffer.from(`<${der.toString('hex').padEnd(room, '0')}>`), behind]);
}

test('the form of a list that its officer signed, and a stranger added to and signed after him, is the stranger’s: the earlier signature vouches for nothing later', async () => {
  const { institution: hers } = await institutionWith(tugba);
  const { institution: his, officer: stranger } = await institutionWith({ personNumber: '90000000100', firstName: 'Cem', lastName: 'Ekleyen' });
  const scan = await signedOver(await fixture('signed/liste.pades.pdf'), stranger);
  const judgedFor = async (institution: Row) => {
    const made = await createRecord(desk.engine, registrar, 'documents', { type: 'FRM0103', institution: institution.id });
    await act('documents', made.id, 'attachScan', { scan: await storeWorkbook(desk.outside, institution.id, scan), fileName: 'liste.pdf' });
    await desk.runJobs();
    return { document: await desk.one('documents', { id: made.id }), check: await desk.one('signature-checks', { document: made.id, state: 'standing' }) };
  };
  const { document, check } = await judgedFor(hers);
  expect(document).toMatchObject({ signatureVerdict: 'invalid', signer: 'Cem Ekleyen' });
  expect(check).toMatchObject({ verdict: 'notOfficer', form: 'pades', signerNumber: '90000000100' });
  expect(codes(check)[0]).toBe('NOT_OFFICER');
  const { signatures } = JSON.parse(Buffer.from(await keptFile(desk.outside, String(check['evidence']))).toString()) as { signatures: { verdict: string; signer: { personNumber: string }; reasons: { code: string }[] }[] };
  expect(signatures.map(({ verdict, signer, reasons }) => [signer.personNumber, verdict, reasons.some(({ code }) => code === 'PDF_EARLIER')])).toEqual([['90000000100', 'valid', false], [tugba.personNumber, 'valid', true]]);
  // The same file is good where the last signer is the officer: a stranger's earlier signature takes nothing from it.
  expect((await judgedFor(his)).check).toMatchObject({ verdict: 'valid', officer: stranger.id });
});

test('verified again, the earlier record stays as it was and a new one stands beside it; the system alone may write them', async () => {
  const [first] = await desk.all('signature-checks', { verdict: 'notOfficer', state: 'standing' });
  await act('signature-checks', first!.id, 'verifyAgain', {}, supervisor);
  await desk.runJobs();
  expect(await desk.one('signature-checks', { id: first!.id })).toMatchObject({ state: 'superseded', verdict: 'notOfficer', evidenceHash: first!['evidenceHash'] });
  expect((await desk.all('signature-checks', { applicationList: first!['applicationList'] })).filter(({ state }) => state === 'standing')).toHaveLength(1);
  await expect(createRecord(desk.engine, registrar, 'signature-checks', {})).rejects.toMatchObject({ code: 'not_permitted' });
});
