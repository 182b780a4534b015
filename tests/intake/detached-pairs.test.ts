import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performAction } from '../../server/engine/perform-action.ts';
import { keptFile } from '../../server/modules/kept-file.ts';
import { type Actor, type Row } from '../../server/engine/types.ts';
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';
import { list, signed, signedMail, typed } from './other-hands.ts';

let desk: IntakeDesk;
const registrar: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-0000000000a1', name: 'Kaan', roles: ['registrar'], human: 'Kaan' };
const fixture = (path: string) => readFile(`tests/fixtures/${path}`);

beforeAll(async () => { desk = await intakeDesk(); }, 120_000);
afterAll(() => desk?.close());

async function accepted(raw: Buffer): Promise<Row> {
  const message = await desk.receive(raw);
  await performAction(desk.engine, registrar, 'messages', message.id, 'accept', { institution: message['institution'] });
  await desk.runJobs();
  return message;
}

test('a signature in a file of its own stays with its list: one record, one check, and its evidence names both files', async () => {
  const [institution] = [...desk.institutions.values()].filter(({ mailDomains }) => mailDomains === 'ornek.edu.tr');
  expect(institution).toBeDefined();
  const message = await accepted(letter({ subject: 'imzali liste', text: 'liste ve imza dosyasi ektedir', files: [
    { name: 'temiz-25.xlsx', bytes: await fixture('signed/temiz-25.xlsx') }, { name: 'temiz-25.xlsx.p7s', bytes: await fixture('signed/temiz-25.xlsx.p7s') },
  ] }));
  const list = await desk.one('application-lists', { message: message.id });
  const [workbook, signature] = await desk.attachmentsOf(message);
  expect([workbook?.state, signature?.state, signature?.['formKind']]).toEqual(['linked', 'linked', 'signature']);
  expect(list).toMatchObject({ signedHow: 'eSigned', signedFile: signature?.['content'], rowsTotal: 25 });
  const check = await desk.one('signature-checks', { applicationList: list.id, state: 'standing' });
  expect(check).toMatchObject({ form: 'cadesDetached', attachment: signature?.id, signerName: 'Kübra Kaya', fileHash: signature?.['sha256'], contentHash: workbook?.['sha256'] });
  // Nobody is registered as its officer here: the mathematics hold, the person does not.
  expect(check['verdict']).toBe('notOfficer');
  const evidence = JSON.parse(Buffer.from(await keptFile(desk.outside, String(check['evidence']))).toString()) as { files: unknown };
  expect(evidence.files).toEqual([{ role: 'signature', sha256: signature?.['sha256'] }, { role: 'content', sha256: workbook?.['sha256'] }]);
});

test('an undertaking whose signature came beside it is one document: the signature is judged over its scan', async () => {
  const [institution, officer] = [await fixture('documents/kurumsal-taahhutname.pdf'), await fixture('documents/e-imza-sorumlusu-taahhutnamesi.pdf')];
  const message = await accepted(letter({ id: '<2@ornek.edu.tr>', subject: 'İlk başvuru', text: 'Taahhütnamelerimiz ektedir.', files: [
    { name: 'kurumsal-taahhutname.pdf', bytes: institution }, { name: 'kurumsal-taahhutname.pdf.p7s', bytes: await signed(institution, { form: 'detached' }) }, { name: 'e-imza-sorumlusu-taahhutnamesi.pdf', bytes: officer },
  ] }));
  const files = await desk.attachmentsOf(message);
  const document = await desk.one('documents', { type: 'KT', scan: files[0]?.['content'] });
  expect(files.map(({ document: of }) => of === document.id)).toEqual([true, true, false]);
  const check = await desk.one('signature-checks', { document: document.id, state: 'standing' });
  expect(check).toMatchObject({ form: 'cadesDetached', attachment: files[1]?.id, contentHash: files[0]?.['sha256'] });
  // Nothing of it is wrong but that the console's day lies before the clock of whoever signed here.
  expect(JSON.stringify(check['reasons'])).not.toMatch(/WRONG_|NO_CONTENT|UNREADABLE/);
  expect((await desk.one('documents', { type: 'EST' }))['signatureVerdict']).toBe('notChecked');
});

const forms = async () => [{ name: 'kurumsal-taahhutname.pdf', bytes: await fixture('documents/kurumsal-taahhutname.pdf') }, { name: 'e-imza-sorumlusu-taahhutnamesi.pdf', bytes: await fixture('documents/e-imza-sorumlusu-taahhutnamesi.pdf') }];
const wrote = { from: 'Tuğba Kılıç <tugba@ornek.edu.tr>', subject: 'İlk başvuru', text: 'Taahhütnamelerimiz imzalı iletimizin ekindedir.' };
const signatureFaults = /WRONG_|DIGEST|NO_CONTENT|UNREADABLE|OTHER_CONTENT|NOT_SIGNED/;

test.each([['smimeClear', 'smime'], ['smimeOpaque', 'cades']] as const)('the undertakings of a signed letter (%s) are judged by the signature of the letter, each of them', async (how, form) => {
  const message = await accepted(await signedMail({ ...wrote, files: await forms() }, how));
  const files = await desk.attachmentsOf(message);
  const papers = files.filter(({ formKind }) => formKind === 'KT' || formKind === 'EST');
  expect(papers.map(({ state }) => state)).toEqual(['linked', 'linked']);
  for (const paper of papers) {
    const check = await desk.one('signature-checks', { document: paper['document'], state: 'standing' });
    const envelope = files.find(({ id }) => id === paper['openedFrom']);
    expect(check).toMatchObject({ form, attachment: envelope?.id, fileHash: envelope?.['sha256'], signerName: 'Tuğba Kılıç' });
    // As above: the console's day lies before the clock of whoever signed here, and nothing else is wrong.
    expect(JSON.stringify(check['reasons'])).not.toMatch(signatureFaults);
  }
});

test('a letter that was changed after its signature says so of its undertakings', async () => {
  const raw = (await signedMail({ ...wrote, files: await forms() }, 'smimeClear')).toString('latin1');
  const changed = raw.replace('imzal=C4=B1', 'imzas=C4=B1z');
  expect(changed).not.toBe(raw);
  const message = await accepted(Buffer.from(changed, 'latin1'));
  for (const paper of (await desk.attachmentsOf(message)).filter(({ formKind }) => formKind === 'KT' || formKind === 'EST')) {
    expect(await desk.one('documents', { id: paper['document'] })).toMatchObject({ signatureVerdict: 'invalid' });
    expect(JSON.stringify((await desk.one('signature-checks', { document: paper['document'], state: 'standing' }))['reasons'])).toMatch(signatureFaults);
  }
});

test('an undertaking in an envelope of its own is judged by that, and two forms in one file are two documents of one signature', async () => {
  const [kt] = await forms();
  const message = await accepted(letter({ id: '<3@ornek.edu.tr>', subject: 'İlk başvuru', text: 'Taahhütnamemiz ektedir.', files: [{ name: 'kurumsal-taahhutname.pdf.p7m', bytes: await signed(kt!.bytes, { form: 'envelope' }) }] }));
  const paper = (await desk.attachmentsOf(message)).find(({ formKind }) => formKind === 'KT');
  expect(await desk.one('signature-checks', { document: paper?.['document'], state: 'standing' })).toMatchObject({ form: 'cades', attachment: paper?.['openedFrom'], contentHash: paper?.['sha256'] });

  const both = await typed(['KURUMSAL TAAHHÜTNAME', '[mühür]'], ['e-İmza Sorumlusu Taahhütnamesi', '[kaşe]']);
  const one = await accepted(await signedMail({ ...wrote, files: [{ name: 'taranan.pdf', bytes: both }] }, 'smimeOpaque'));
  const scan = (await desk.attachmentsOf(one)).find(({ formKind }) => formKind === 'KT' || formKind === 'EST');
  const documents = await desk.all('documents', { scan: scan?.['content'] });
  expect(documents.map(({ type }) => type).sort()).toEqual(['EST', 'KT']);
  for (const { id } of documents) expect(await desk.one('signature-checks', { document: id, state: 'standing' })).toMatchObject({ form: 'cades', attachment: scan?.['openedFrom'] });
});

test('the list of an opaque signed message is the workbook that was signed', async () => {
  const message = await accepted(await signedMail({ ...wrote, subject: 'Başvuru listesi', text: 'Listemiz ektedir.', files: [{ name: 'liste.xlsx', bytes: await list(3, { first: 700 }) }] }, 'smimeOpaque'));
  const taken = await desk.one('application-lists', { message: message.id });
  expect(JSON.stringify((await desk.one('signature-checks', { applicationList: taken.id, state: 'standing' }))['reasons'])).not.toMatch(signatureFaults);
});
