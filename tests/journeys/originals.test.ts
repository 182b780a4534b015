import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTimers } from '../../server/engine/timers.ts';
import { pdf, png } from '../adapters/support/paper-corpus.ts';
import { consoleServer, type ConsoleServer } from '../support/console-server.ts';
import { until, type Desk } from '../support/desk.ts';

/** Papers and their originals, as the post room and the registrars meet them. Monday, 23 November 2026. */
let server: ConsoleServer;
const ids: Record<string, string> = {};
const bytes = readFileSync('tests/fixtures/documents/kurumsal-taahhutname.pdf');
const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
const ticked = { authorisedSigner: true, everyPageInitialled: true, stamped: true };
const sentencesOf = (problem: { sentences?: { sentence: string }[]; detail: string }) => [problem.detail, ...(problem.sentences ?? []).map(({ sentence }) => sentence)].join(' ');
const at = (who: string): Promise<Desk> => server.desk(who);
const stored = () => globSync(`**/objects/*/subject-${ids['institution']}/*`, { cwd: server.folder }).map((path) => join(server.folder, path));

async function scanned(desk: Desk, values: object, content: Uint8Array = bytes, name = 'taahhutname.pdf') {
  const { id } = await desk.create('documents', values);
  return desk.act('documents', id, 'attachScan', { scan: await desk.file(content, name) });
}

beforeAll(async () => {
  server = await consoleServer();
  const operator = await at('operator');
  const made = await operator.create('institutions', { name: 'Örnek Bakanlığı', kind: 'publicBody', sector: 'other', vkn: '9291417776', province: 'Ankara', email: 'evrak@ornek.gov.tr' });
  const person = await operator.create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.gov.tr' });
  const officer = await operator.create('officers', { person: person.id, institution: made.id, email: 'tugba.kilic@ornek.gov.tr', from: '2026-01-01' });
  Object.assign(ids, { institution: made.id, officer: officer.id });
}, 120_000);
afterAll(async () => { await server?.close(); });

describe('a file', () => {
  test('equal bytes lie in the store once, and both documents say so', async () => {
    const operator = await at('operator');
    const before = stored().length;
    const first = await scanned(operator, { type: 'OTHER', institution: ids['institution'] });
    const second = await scanned(operator, { type: 'OTHER', institution: ids['institution'] });
    expect(stored().length - before).toBe(1);
    expect(second.sameFileAs).toBe(first.id);
    expect((await operator.get('documents', first.id)).sameFileAs).toBe(second.id);
    expect(sha256(await operator.bytes(`/api/documents/${second.id}/files/scan`))).toBe(sha256(bytes));
    ids['twin'] = second.id;
  });

  test('it leaves as an attachment that no browser may run, sniff or frame', async () => {
    const { headers } = await (await at('operator')).send('GET', `/api/documents/${ids['twin']}/files/scan`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''taahhutname\.pdf$/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('what is no paper is refused in a sentence, and nothing of it stays', async () => {
    const operator = await at('operator');
    const { id } = await operator.create('documents', { type: 'OTHER', institution: ids['institution'] });
    const before = globSync('**/objects/*/*/*', { cwd: server.folder }).length;
    for (const [content, name, sentence] of [[Buffer.from('<html><script>1</script></html>'), 'yazi.pdf', 'PDF, JPEG, PNG, TIFF'], [pdf({ inCatalog: '/OpenAction<</S/JavaScript/JS(x)>>' }), 'yazi.pdf', 'komut'], [pdf(), 'yazi.pdf.exe', 'adı ile içeriği'], [pdf({ pages: 10_000 }), 'yazi.pdf', 'bozuk']] as const) {
      expect(sentencesOf(await operator.refused('documents', id, 'attachScan', { scan: await operator.file(content, name) }))).toContain(sentence);
    }
    expect((await operator.get('documents', id)).state).toBe('expected');
    expect(globSync('**/objects/*/*/*', { cwd: server.folder }).length).toBe(before);
  });

  test('a damaged file is never served; one task says that it must come back from a backup', async () => {
    const operator = await at('operator');
    const before = new Set(stored());
    const made = await scanned(operator, { type: 'OTHER', institution: ids['institution'] }, png(30, 40), 'yazi.png');
    const [path = ''] = stored().filter((one) => !before.has(one));
    const content = readFileSync(path);
    content[60] = content[60]! ^ 1;
    writeFileSync(path, content);
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await operator.send('GET', `/api/documents/${made.id}/files/scan`);
      expect([status, body.detail]).toEqual([422, expect.stringContaining('Saklanan dosya bozulmuş; gösterilmedi')]);
    }
    expect(await (await at('yonetici')).list('tasks', { kind: 'damagedFile' })).toMatchObject([{ role: 'admin', recordId: made.id, state: 'open' }]);
  });
});

describe('the checks of a type', () => {
  test('are data: a version that wants a second person counts at once, and only when another put it in force', async () => {
    const [yonetici, onay, operator, evrak] = [await at('yonetici'), await at('onay'), await at('operator'), await at('evrak')];
    const [known] = await yonetici.list('document-types', { code: 'KT', state: 'inForce' });
    const made = await scanned(operator, { type: 'KT', institution: ids['institution'], ...ticked });
    const { id: version } = await yonetici.create('document-types', { code: 'KT', name: known.name, versionNumber: 2, validFrom: '2026-11-23', originalWanted: true, originalBlocks: true, originalDueDays: 5, reminderEveryDays: 2, mostReminders: 2, asksAuthorisedSigner: true, asksInitials: true, asksStamp: true, asksFormVersion: true, formVersions: '2, 3', secondPerson: true, source: 'Daire yazısı' });
    expect(await yonetici.refused('document-types', version, 'approve')).toMatchObject({ code: 'not_permitted' });
    await onay.act('document-types', version, 'approve');
    expect((await yonetici.get('document-types', known.id)).state).toBe('superseded');

    expect(sentencesOf(await operator.refused('documents', made.id, 'accept'))).toMatch(/geçerli form sürümü.*ikinci bir kişi.*aslı gelmeden/);
    await operator.act('documents', made.id, 'recordChecks', { ...ticked, formVersionCurrent: true });
    await operator.change('documents', await operator.get('documents', made.id), { formVersion: '1' });
    expect(sentencesOf(await evrak.refused('documents', made.id, 'confirmChecks'))).toContain('Geçerli olanlar: 2, 3');
    await operator.change('documents', await operator.get('documents', made.id), { formVersion: '3' });
    expect(sentencesOf(await operator.refused('documents', made.id, 'confirmChecks'))).toContain('başka');
    // Whoever may be the second person is told; the first one is not, and afterwards nobody is.
    const asked = async (who: typeof evrak): Promise<string[]> => ((await who.send('GET', '/api/me/approvals')).body.groups as { action: string; records: { id: string }[] }[])
      .filter(({ action }) => action === 'confirmChecks').flatMap(({ records }) => records.map(({ id }) => id));
    expect([await asked(operator), await asked(evrak), await asked(onay)]).toEqual([[], [made.id], [made.id]]);
    const inBulk = await operator.send('POST', '/api/documents/actions/recordChecks/bulk', { selection: { filter: {} }, dryRun: true, input: ticked });
    expect(inBulk).toMatchObject({ status: 409, body: { sentences: [{ code: 'ONE_BY_ONE' }] } });
    expect((await evrak.send('GET', '/api/me/home')).body.signatures).toContainEqual({ noun: 'documents', action: 'confirmChecks', n: 1 });
    expect((await evrak.act('documents', made.id, 'confirmChecks')).checksConfirmedAt).not.toBeNull();
    expect([await asked(evrak), await asked(onay)]).toEqual([[], []]);
    await evrak.act('documents', made.id, 'addOriginal', { shelf: 'A-3', box: 'K-12' });
    // Another tick than the one that was confirmed: the second look is due again.
    await operator.act('documents', made.id, 'recordChecks', { ...ticked, stamped: false, formVersionCurrent: true });
    expect(sentencesOf(await operator.refused('documents', made.id, 'accept'))).toMatch(/mühür \/ kaşe.*ikinci bir kişi/);
    await operator.act('documents', made.id, 'recordChecks', { ...ticked, formVersionCurrent: true });
    await (await at('onay')).act('documents', made.id, 'confirmChecks');
    expect(await operator.act('documents', made.id, 'accept')).toMatchObject({ state: 'accepted', box: 'K-12' });
    ids['kt'] = made.id;
  });
});

describe('an original', () => {
  test('is awaited from the scan on, in the working days of its type, and recorded once', async () => {
    const [operator, evrak] = [await at('operator'), await at('evrak')];
    const made = await scanned(operator, { type: 'EST', institution: ids['institution'], officer: ids['officer'], ...ticked });
    expect(made.originalDueAt.slice(0, 10)).toBe('2026-12-21');
    expect(made.nextReminderAt).toBe(made.originalDueAt);
    const here = await evrak.act('documents', made.id, 'addOriginal', { shelf: 'A-3', box: 'K-12' });
    expect(here).toMatchObject({ shelf: 'A-3', box: 'K-12', nextReminderAt: null });
    expect(sentencesOf(await evrak.refused('documents', made.id, 'addOriginal', { shelf: 'B-1' }))).toContain('elinizdeki ikinci bir kopya');
    expect(await evrak.get('documents', made.id)).toMatchObject({ shelf: 'A-3' });
    await operator.act('documents', made.id, 'accept');
  });

  test('that comes first without anybody knowing whose it is waits for its match, and goes into it with its place and its day', async () => {
    const [operator, evrak] = [await at('operator'), await at('evrak')];
    const nobody = await evrak.send('POST', '/api/documents', { type: 'OTHER' });
    expect(sentencesOf(nobody.body)).toContain('kime ait olduğu');
    const { id } = await evrak.create('documents', { type: 'OTHER', writtenOnIt: 'Örnek Bakanlığı, 19.11.2026, sayı 4711' });
    const alone = await evrak.act('documents', id, 'holdUnmatched', { shelf: 'C-9', box: 'K-1' });
    expect(alone).toMatchObject({ state: 'unmatched', nextReminderAt: null });
    expect(sentencesOf(await evrak.refused('documents', id, 'identify', { type: 'EST', institution: ids['institution'] }))).toContain('kurum ve sorumlu seçilmeli');
    const scan = await scanned(operator, { type: 'OTHER', institution: ids['institution'] }, pdf({ pages: 2 }), 'yazi.pdf');
    expect(sentencesOf(await evrak.refused('documents', id, 'matchWith', { matchedInto: ids['kt'] }))).toContain('daha önce kaydedilmiş');
    expect(sentencesOf(await evrak.refused('documents', id, 'matchWith', { matchedInto: id }))).toContain('kendisiyle birleştirilemez');
    expect(await evrak.act('documents', id, 'matchWith', { matchedInto: scan.id })).toMatchObject({ state: 'matched', matchedInto: scan.id });
    expect(await evrak.get('documents', scan.id)).toMatchObject({ state: 'received', shelf: 'C-9', box: 'K-1', originalReceivedAt: alone.originalReceivedAt, nextReminderAt: null });
  });

  test('whose institution is known opens the document itself; the scan that follows is offered as its match', async () => {
    const [operator, evrak] = [await at('operator'), await at('evrak')];
    const { id, reference } = await evrak.create('documents', { type: 'OTHER', institution: ids['institution'] });
    expect(await evrak.act('documents', id, 'receiveOriginal', { shelf: 'C-1' })).toMatchObject({ state: 'received', scan: null });
    const scan = await scanned(operator, { type: 'OTHER', institution: ids['institution'] }, pdf({ pages: 6 }), 'yazi.pdf');
    expect(await evrak.list('tasks', { recordId: id, state: 'open' })).toMatchObject([{ title: `Olası eş: ${reference} aslı ile ${scan.reference} taraması`, role: 'postClerk' }]);
    await evrak.act('documents', id, 'matchWith', { matchedInto: scan.id });
    expect(await evrak.get('documents', scan.id)).toMatchObject({ shelf: 'C-1', nextReminderAt: null });
  });

  test('is reminded of when it is late, no more often than its type says, and never after it came', async () => {
    const operator = await at('operator');
    const late = await scanned(operator, { type: 'UDF', institution: ids['institution'] }, pdf({ pages: 3 }), 'talep.pdf');
    const comes = await scanned(operator, { type: 'UDF', institution: ids['institution'] }, pdf({ pages: 4 }), 'talep.pdf');
    const letters = ({ reference }: { reference: string }) => server.inbox.to('evrak@ornek.gov.tr').filter(({ subject, text }) => subject === 'Evrakın aslı bekleniyor' && text.includes(reference));
    const sweepDaily = async (days: number) => {
      for (let day = 0; day < days; day += 1) { server.daysLater(1); await runTimers(server.assembly.engine); }
    };
    await sweepDaily(14);
    expect(letters(late)).toHaveLength(0);
    await sweepDaily(10);
    await until('each of the two is reminded of once', async () => letters(late).length === 1 && letters(comes).length === 1);
    expect(letters(late)[0]?.text).toContain('Evrak türü: Uyum Değerlendirme Talep Formu');
    await (await at('evrak')).act('documents', comes.id, 'addOriginal', { shelf: 'A-1' });
    await sweepDaily(40);
    await until('three letters about the late one', async () => letters(late).length === 3);
    expect(letters(comes)).toHaveLength(1);
    const again = await at('operator');
    expect(await again.get('documents', late.id)).toMatchObject({ remindersSent: 3, nextReminderAt: null });
    expect(await again.get('documents', comes.id)).toMatchObject({ remindersSent: 1, nextReminderAt: null });
    expect(await (await at('evrak')).list('tasks', { kind: 'originalMissing', recordId: late.id })).toHaveLength(1);
  });

  test('stands in the queue of the missing ones, the oldest first', async () => {
    const evrak = await at('evrak');
    const { body } = await evrak.send('POST', '/api/documents/query', { filter: { originalReceivedAt: null, originalDueAt: { to: server.now() }, state: ['expected', 'received', 'accepted'] }, sort: ['originalDueAt', 'ASC'], range: [0, 24] });
    const due = (body as { originalDueAt: string }[]).map(({ originalDueAt }) => originalDueAt);
    expect(due.length).toBeGreaterThan(2);
    expect(due).toEqual([...due].sort());
  });
});

describe('what a work still lacks', () => {
  test('is said in words: here, missing, to come by post', async () => {
    const operator = await at('operator');
    const { body } = await operator.send('GET', `/api/institutions/${ids['institution']}/papers`);
    expect(body).toMatchObject({ complete: true, set: { name: 'İlk başvuru: taahhütnameler', oneEmail: true } });
    expect(body.papers.map(({ code, standing }: Record<string, string>) => `${code} ${standing}`)).toEqual(['INSTITUTION_UNDERTAKING there', 'OFFICER_UNDERTAKING there', 'PAPER_ORIGINAL there']);
    const list = await operator.create('application-lists', { institution: ids['institution'], officer: ids['officer'], signedHow: 'wet', signedOn: '2026-11-20' });
    const papers = async (language = 'tr') => (await operator.send('GET', `/api/application-lists/${list.id}/papers`, undefined, { 'x-language': language })).body;
    expect((await papers()).papers.map(({ code, standing }: Record<string, string>) => `${code} ${standing}`)).toEqual(['INSTITUTION_UNDERTAKING there', 'OFFICER_UNDERTAKING there', 'SCAN missing', 'EXCEL_LIST missing', 'PAPER_ORIGINAL toCome']);
    expect((await papers()).papers[3].says).toBe('Online İşlemler’de kopyası yok; kurumdan istenmeli.');
    const scan = await scanned(operator, { type: 'FRM0103', institution: ids['institution'], applicationList: list.id }, pdf({ pages: 5 }), 'liste.pdf');
    expect((await papers('en')).papers[2]).toMatchObject({ code: 'SCAN', standing: 'there', says: 'It is here.', document: { id: scan.id } });
  });

  test('whoever may not read papers is told nothing of them', async () => {
    expect((await (await at('uretim')).send('GET', `/api/institutions/${ids['institution']}/papers`)).status).toBe(404);
  });
});

test('nothing went wrong that nobody told', () => {
  expect(server.trouble.filter(({ level }) => level === 'error')).toEqual([]);
});
