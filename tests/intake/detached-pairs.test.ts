import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performAction } from '../../server/engine/perform-action.ts';
import { keptFile } from '../../server/modules/kept-file.ts';
import { type Actor, type Row } from '../../server/engine/types.ts';
import { letter } from '../support/letters.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';
import { signed } from './other-hands.ts';

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
