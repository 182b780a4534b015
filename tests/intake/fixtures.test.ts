import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Row } from '../../server/engine/types.ts';
import { intakeDesk, type IntakeDesk } from './desk.ts';

interface Truth {
  readonly kind: string;
  readonly flow?: string;
  readonly signature?: string;
  readonly rows?: number;
  readonly valid_rows?: number;
  readonly complete?: boolean;
  readonly missing?: readonly string[];
  readonly original_expected?: boolean;
  readonly sender_known?: boolean;
  readonly institution_vkn?: string;
}

let desk: IntakeDesk;
let truth: Readonly<Record<string, Truth>>;
const came = new Map<string, Row>();

beforeAll(async () => {
  desk = await intakeDesk();
  truth = JSON.parse(await readFile('tests/fixtures/mail/truth.json', 'utf8')) as typeof truth;
  for (const name of (await readdir('tests/fixtures/mail')).filter((file) => file.endsWith('.eml')).sort()) came.set(name.replace('.eml', ''), await desk.receive(await readFile(`tests/fixtures/mail/${name}`)));
});
afterAll(() => desk.close());

const kinds: Readonly<Record<string, string>> = { FIRST_TIME_DOCUMENTS: 'firstApplication', APPLICATION_LIST: 'list', COMPLIANCE_REQUEST: 'assessment', QUOTE_REQUEST: 'quote', OTHER: 'junk' };
const flows: Readonly<Record<string, string>> = { ADDITIONAL: 'additional', FIRST_TIME: 'firstTime' };
const signatures: Readonly<Record<string, string>> = { E_SIGNED: 'eSigned', WET: 'wet', 'E_SIGNED (S/MIME)': 'smime' };
const messageOf = (name: string): Promise<Row> => desk.one('messages', { id: came.get(name)!.id });

test('each of the thirteen messages comes out as the truth says, in every word that the truth has', async () => {
  expect([...came.keys()]).toEqual(Object.keys(truth));
  for (const [name, said] of Object.entries(truth)) {
    const message = await messageOf(name);
    const expected = {
      ...(said.kind === 'QUARANTINE' ? { state: 'quarantined' } : { proposal: kinds[said.kind] }),
      ...(said.flow ? { flow: flows[said.flow] } : {}), ...(said.signature ? { signatureKind: signatures[said.signature] } : {}),
      ...(said.rows === undefined ? {} : { rows: said.rows }), ...(said.valid_rows === undefined ? {} : { validRows: said.valid_rows }),
      ...(said.complete === undefined ? {} : { complete: said.complete }), ...(said.missing ? { missing: said.missing } : {}),
      ...(said.original_expected === undefined ? {} : { originalExpected: said.original_expected }), ...(said.sender_known === undefined ? {} : { senderKnown: said.sender_known }),
      ...(said.institution_vkn ? { institution: desk.institutions.get(said.institution_vkn)!.id } : {}),
    };
    expect({ name, ...message }).toMatchObject({ name, ...expected });
  }
});

test('sure proposals wait for one key, unsure ones are a task of the registrar, junk is set aside, the hostile one is held', async () => {
  const states = await Promise.all(Object.keys(truth).map(async (name) => [name.slice(0, 2), (await messageOf(name)).state]));
  expect(Object.fromEntries(states)).toEqual({
    '01': 'proposed', '02': 'proposed', '03': 'proposed', '04': 'proposed', '05': 'proposed', '06': 'proposed', '07': 'received', '08': 'proposed', '09': 'setAside', 10: 'received', 11: 'proposed', 12: 'quarantined', 13: 'proposed',
  });
  const tasks = await desk.all('tasks', { noun: 'messages', kind: 'unreadableMail' });
  expect(tasks.map(({ recordId }) => recordId).sort()).toEqual([came.get('07-uyum-degerlendirme-talebi')!.id, came.get('10-kurum-disi-gonderen')!.id].sort());
  expect(tasks.every(({ role, state }) => role === 'registrar' && state === 'open')).toBe(true);
});

test('the two halves of a set know each other', async () => {
  const [first, second] = [await messageOf('02-bolunmus-set-a'), await messageOf('03-bolunmus-set-b')];
  expect([first['pairedWith'], second['pairedWith']]).toEqual([second.id, first.id]);
});

test('why is written in sentences of both languages, with the rule and its weight, and without anything personal', async () => {
  for (const name of Object.keys(truth)) {
    const { reasons, proposal } = await messageOf(name);
    if (proposal === null) continue;
    const list = reasons as { code: string; weight: number; tr: string; en: string }[];
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter(({ en }) => !/^[A-Z\d].*\.$/.test(en) || /[ğışİ]/.test(en.replace(/“.*?”|: .*/g, '')))).toEqual([]);
    expect(JSON.stringify(list)).not.toMatch(/tugba|Tuğba|ornek\.edu\.tr/);
  }
});

test('what lay in the signed envelope stands beside it, typed by its content', async () => {
  const list = await desk.attachmentsOf(await messageOf('04-e-imzali-liste'));
  expect(list.map((file) => [file['formKind'], file['openedFrom'] === list[0]?.id, String(file['mediaType']).split('/')[1]?.slice(0, 12)])).toEqual([['signedList', false, 'pkcs7-mime'], ['excelList', true, 'vnd.openxmlf']]);
  const mail = await desk.attachmentsOf(await messageOf('13-smime-opak'));
  expect(mail.map((file) => file['formKind'])).toEqual(['signedList', 'excelList']);
});

test('the same messages once more change nothing', async () => {
  const before = await desk.all('message-attachments');
  for (const name of Object.keys(truth)) await desk.receive(await readFile(`tests/fixtures/mail/${name}.eml`));
  expect(await desk.all('messages')).toHaveLength(13);
  expect(await desk.all('message-attachments')).toHaveLength(before.length);
});
