import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySystem } from '../../seeds/seeding.ts';
import { backwardCompoundFile, headers, rowXml, sheetXml, workbookOf, zipOf } from '../lists/hostile-files.ts';
import { endAll } from '../platform/processes.ts';
import { consoleNodes, type ConsoleNode, type ConsoleNodes } from '../support/console-nodes.ts';
import { signedInAt, type Answer, type Desk } from '../support/desk.ts';

// The API as a process of its own, watched from outside while hostile workbooks come over HTTP.
let nodes: ConsoleNodes;
let node: ConsoleNode;
let operator: Desk;
let whose: Record<string, string>;

const fixture = (name: string) => readFile(join(import.meta.dirname, '../fixtures/lists', name));
const many = (count: number, piece: (at: number) => string) => Array.from({ length: count }, (_, at) => piece(at)).join('');
const digits = (at: number) => (at * 1_103_515_245 + 12_345) % 2_147_483_648;

/** Each: its bytes, and whether the refusal is known to name the matter. */
const hostile: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  'zip-bombasi.xlsx': () => fixture('zip-bombasi.xlsx'),
  'xxe.xlsx': () => fixture('xxe.xlsx'),
  'excel-degil.xlsx': () => fixture('excel-degil.xlsx'),
  'bos.xlsx': () => fixture('bos.xlsx'),
  'a bomb that lies about its size': () => zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.xml', content: Buffer.alloc(60 << 20), declared: 1000 }]),
  'four hundred thousand cells': () => workbookOf([sheetXml(rowXml(1, headers) + many(7000, (row) => `<row>${many(60, (cell) => `<c><v>${digits(row * 60 + cell)}</v></c>`)}</row>`))]),
  'a cell of fifteen megabytes': () => workbookOf([sheetXml(rowXml(1, headers) + rowXml(2, ['1', many(1_500_000, (at) => String(digits(at)))]))]),
  'tags that never close': () => workbookOf([sheetXml(`${rowXml(1, headers)}<row r="2">${many(3_000_000, (at) => `<c ${at % 10}`)}`)]),
  'an old container that runs backwards': () => backwardCompoundFile(13_000),
};

beforeAll(async () => {
  nodes = await consoleNodes(1);
  node = nodes.nodes[0] as ConsoleNode;
  operator = await node.desk('operator');
  whose = await bySystem(nodes.assembly.engine, async (tx) => {
    const { id: institution } = await tx.create('institutions', { name: 'Örnek Üniversitesi Rektörlüğü', kind: 'publicBody', sector: 'university', vkn: '9291417776', email: 'rektorluk@ornek.edu.tr' });
    const { id: person } = await tx.create('people', { personNumber: '96374068104', firstName: 'Tuğba', lastName: 'Kılıç', birthDate: '1978-04-12', email: 'tugba.kilic@ornek.edu.tr' });
    return { institution, officer: (await tx.create('officers', { person, institution, email: 'tugba.kilic@ornek.edu.tr', from: '2026-01-01' })).id };
  });
  // An honest list first: what reading needs at all is there before the hostile ones are measured.
  expect(await uploaded(await fixture('temiz-25.xlsx'), 'temiz-25.xlsx')).toMatchObject({ status: 201 });
}, 120_000);
afterAll(async () => {
  await nodes?.close();
  await endAll();
});

const uploaded = async (bytes: Uint8Array, name: string): Promise<Answer> =>
  operator.send('POST', `/api/application-lists/upload?${new URLSearchParams({ signedHow: 'eSigned', signedOn: '2026-11-22', ...whose })}`, bytes,
    { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) });

/** Resident memory of the process and of whatever it started, in megabytes, as the kernel counts it. */
async function residentMegabytes(pid: number): Promise<number> {
  const kilobytes = async (of: number | string): Promise<number> => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${of}/status`, 'utf8').catch(() => ''))?.[1] ?? 0);
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')).split(' ').filter(Boolean);
  return (await Promise.all([pid, ...children].map(kilobytes))).reduce((sum, one) => sum + one, 0) / 1_024;
}

/** Looks every few milliseconds while the work is done; answers the most that it saw. */
async function mostDuring(pid: number, work: () => Promise<void>): Promise<number> {
  let most = 0;
  let done = false;
  const working = work().finally(() => { done = true; });
  while (!done) {
    most = Math.max(most, await residentMegabytes(pid));
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
  await working;
  return most;
}

const stored = async () => ({
  files: (await readdir(join(nodes.folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).length,
  lists: (await operator.list('application-lists')).length,
});

test.each(Object.keys(hostile))('%s: a clear sentence, nothing stored, at most 150 MB more', async (name) => {
  const bytes = await hostile[name]!();
  const pid = Number(node.process.child.pid);
  const before = await stored();
  const resting = await residentMegabytes(pid);
  let answer: Answer | undefined;
  const most = await mostDuring(pid, async () => { answer = await uploaded(bytes, 'liste.xlsx'); });
  expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status === 422 || status === 413) as number, body: { code: expect.stringMatching(/^(unreadable_file|too_large|payload_too_large)$/) as string } });
  expect(answer?.body.detail).toMatch(/^[A-ZÇĞİÖŞÜ“].{10,}[.!?]$/s);
  expect(await stored()).toEqual(before);
  console.info(`${name}: ${Math.round(most - resting)} MB more than ${Math.round(resting)}`);
  expect(most - resting).toBeLessThanOrEqual(150);
});

test('all of them at once do not add up, and the console answers on', async () => {
  const pid = Number(node.process.child.pid);
  const files = await Promise.all(Object.values(hostile).slice(0, 5).map((bytes) => bytes()));
  const before = await stored();
  const resting = await residentMegabytes(pid);
  const colleague = await signedInAt(node.address, 'onay', nodes.assembly.settings.demoPassword);
  const most = await mostDuring(pid, async () => {
    const answers = Promise.all(files.map((bytes) => uploaded(bytes, 'liste.xlsx')));
    expect((await colleague.send('GET', '/api/session')).status).toBe(200);
    for (const { status } of await answers) expect(status).toBeGreaterThanOrEqual(400);
  });
  console.info(`five at once: ${Math.round(most - resting)} MB more than ${Math.round(resting)}`);
  expect(most - resting).toBeLessThanOrEqual(150);
  expect(await stored()).toEqual(before);
});
