import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { type Row } from '../../server/engine/types.ts';
import { storedBytes } from '../../server/intake/mailbox/stored-bytes.ts';
import { takeIn } from '../../server/intake/mailbox/take-in.ts';
import { destroyLettersOf } from '../../server/modules/destructions/letters-of.ts';
import { consoleEngine, type ConsoleEngine } from '../support/console-engine.ts';
import { letter, type LetterParts } from '../support/letters.ts';
import { person } from '../support/toy-engine.ts';

let desk: ConsoleEngine;
let isil: Row;
let other: Row;
beforeAll(async () => {
  desk = await consoleEngine();
  const born = { birthDate: '1990-05-17', lastName: 'Günışığı' };
  isil = await desk.bySystem((tx) => tx.create('people', { ...born, personNumber: '10000000146', firstName: 'Işıl', email: 'isil@posta.example' }));
  other = await desk.bySystem((tx) => tx.create('people', { ...born, personNumber: '11111111110', firstName: 'Umut', email: 'umut@posta.example' }));
});
afterAll(() => desk.close());

const come = async (parts: LetterParts): Promise<Row> => desk.one('messages', { id: (await takeIn(desk.outside, letter(parts), 'imap')).message });
const filesOf = (message: Row): Promise<Row[]> => desk.all('message-attachments', { message: message.id });
/** What an operator does with an attachment: it becomes a paper whose scan is the same bytes. */
const linked = (file: Row, about: Row): Promise<Row> => desk.bySystem(async (tx) => {
  const document = await tx.create('documents', { type: 'NBF', person: about.id });
  await tx.perform('message-attachments', file.id, 'link', { document: document.id, formKind: 'NBF' });
  return document;
});
const bytesOf = async (key: unknown): Promise<string | undefined> => (await storedBytes(desk.outside, String(key)))?.toString();

test('what is about one person becomes unreadable as a whole: raw message, text, attachments, our answer; what concerns others stays', async () => {
  const own = { id: '<kisisel@posta.example>', from: 'Işıl Günışığı <isil@posta.example>', text: 'Adresim Zambak Sokağı.', files: [{ name: 'form.txt', bytes: 'imzalı form' }] };
  const mine = await come(own);
  await performAction(desk.engine, person('Kaan', 'registrar'), 'messages', mine.id, 'reply', { text: 'Zambak Sokağı adresine gönderiyoruz.' });
  const byOffice = await come({ id: '<kurumdan@ornek.edu.tr>', text: 'Personelimiz Işıl Günışığı.', files: [{ name: 'isil.txt', bytes: 'Işıl formu' }] });
  await linked((await filesOf(byOffice))[0]!, isil);
  const ofTwo = await come({ id: '<iki-kisi@ornek.edu.tr>', text: 'Işıl ve Umut.', files: [{ name: 'isil.txt', bytes: 'Işıl ikinci' }, { name: 'umut.txt', bytes: 'Umut formu' }] });
  const [first, second] = (await filesOf(ofTwo)).sort((one, two) => Number(one['position']) - Number(two['position']));
  await linked(first!, isil);
  await linked(second!, other);

  const keys = [mine['raw'], byOffice['raw'], ...(await Promise.all([mine, byOffice].map(filesOf))).flat().map(({ content }) => content)];
  expect((await Promise.all(keys.map(bytesOf))).every((text) => text !== undefined)).toBe(true);

  // Two letters with an attachment each, and one answer.
  expect(await desk.bySystem((tx) => destroyLettersOf(tx, isil))).toBe(5);

  expect(await Promise.all(keys.map(bytesOf))).toEqual(keys.map(() => undefined));
  for (const { id } of [mine, byOffice]) {
    expect(await desk.one('messages', { id })).toMatchObject({ state: 'setAside', warning: 'Kişinin verileri imha edildi.', raw: null, bodyText: null, sender: null, senderName: null, subjectLine: null });
    for (const file of await desk.all('message-attachments', { message: id })) expect(file).toMatchObject({ content: null, fileName: null });
  }
  expect(await desk.one('outgoing-mails', { recordId: mine.id })).toMatchObject({ body: null, ownText: null, toAddress: null });
  expect(await bytesOf((await desk.one('messages', { id: ofTwo.id }))['raw'])).toContain('Umut');
  expect(await desk.one('messages', { id: ofTwo.id })).toMatchObject({ state: 'received', bodyText: 'Işıl ve Umut.' });

  // The mailbox may still have it; it does not come back.
  expect(await takeIn(desk.outside, letter(own), 'imap')).toEqual({ message: mine.id, isNew: false });
  expect((await desk.one('messages', { id: mine.id }))['bodyText']).toBeNull();
  expect((await verifyAudit(desk.engine)).faults).toEqual([]);
});
