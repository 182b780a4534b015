import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLimits } from '../../server/modules/application-lists/limits.ts';
import { isListFileCode, ListFileError } from '../../server/modules/application-lists/list-file-error.ts';
import { guardWorkbook } from '../../server/modules/application-lists/workbook-guard.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { rounds } from '../support/rounds.ts';
import { backwardCompoundFile, headers, rowXml, sheetXml, workbookOf, zipOf } from './hostile-files.ts';

const fixture = (name: string) => new URL(`../fixtures/lists/${name}`, import.meta.url).pathname;
const header = rowXml(1, headers);
/** Pseudo-random digits: enough to keep the packer from finding a bomb's ratio. */
let seed = 1;
const digits = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
const many = (count: number, piece: () => string) => Array.from({ length: count }, piece).join('');

const hostile: Readonly<Record<string, () => Buffer>> = {
  'a bomb that lies about its size': () => zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.xml', content: Buffer.alloc(60 << 20), declared: 1000 }]),
  'a bomb in many small entries': () => zipOf(Array.from({ length: 190 }, (_, at) => ({ name: `xl/media/${at}.bin`, content: Buffer.alloc(1_000_000) }))),
  'four hundred thousand cells': () => workbookOf([sheetXml(header + many(7000, () => `<row>${many(60, () => `<c><v>${digits()}</v></c>`)}</row>`))]),
  'a cell of fifteen megabytes': () => workbookOf([sheetXml(header + rowXml(2, ['1', many(1_500_000, () => String(digits()))]))]),
  'one long text shown by every cell': () => workbookOf(
    [sheetXml(header + many(6000, () => `<row>${many(50, () => `<c t="s" s="${digits() % 10}"><v>0</v></c>`)}</row>`))],
    { more: [{ name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'A'.repeat(30_000)}</t></si></sst>` }] }),
  'eight hundred thousand styles': () => workbookOf([sheetXml(header)], {
    more: [{ name: 'xl/styles.xml', content: `<styleSheet><cellXfs>${many(700_000, () => `<xf numFmtId="${digits() % 100}"/>`)}</cellXfs></styleSheet>` }] }),
  'merges over the whole sheet': () => workbookOf([sheetXml(header).replace('</worksheet>', `<mergeCells>${many(500_000, () => `<mergeCell ref="A1:XFD${digits() % 1_048_576}"/>`)}</mergeCells></worksheet>`)]),
  'a cell in the last corner': () => workbookOf([sheetXml(`${header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)]),
  'tags that never close': () => workbookOf([sheetXml(`${header}<row r="2">${many(3_000_000, () => `<c ${digits() % 10}`)}`)]),
  'an old container that runs backwards': () => backwardCompoundFile(13_000),
};

describe('at most 150 MB beside the process, and a clear answer', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liste-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const measure = async (path: string) => {
    const script = new URL('./measure-memory.ts', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [script, fixture('temiz-25.xlsx'), path], { timeout: 60_000 });
    const cost = JSON.parse(stdout) as { told: string; extraMegabytes: number; milliseconds: number };
    console.log(`F3 ${basename(path)}: ${cost.told} after ${cost.milliseconds} ms, ${cost.extraMegabytes} MB more`);
    return cost;
  };

  test.each([['zip-bombasi.xlsx', 'ZIP_BOMB'], ['xxe.xlsx', 'EXTERNAL_ENTITY'], ['excel-degil.xlsx', 'NOT_A_WORKBOOK'], ['bos.xlsx', 'EMPTY_LIST']])(
    '%s', async (name, code) => {
      const { told, extraMegabytes } = await measure(fixture(name));
      expect(told).toBe(code);
      expect(extraMegabytes).toBeLessThan(150);
    });

  test.each(Object.keys(hostile))('%s', async (name) => {
    const path = join(folder, name);
    await writeFile(path, hostile[name]!());
    const { told, extraMegabytes } = await measure(path);
    expect(isListFileCode(told), told).toBe(true);
    expect(extraMegabytes).toBeLessThan(150);
  });

  test('the largest list that is allowed is read within the same memory', async () => {
    const line = (row: number) => rowXml(row, [
      String(row), `9${digits()}`, `Ayşe Nur ${digits()}`, 'Öztürk', '01.02.1980', `ayse${digits()}@universite.edu.tr`, '05321234567',
      `Strateji Geliştirme Başkanlığı ${digits()}`, 'Doktor Öğretim Üyesi', `S${digits()}`, '3', 'Yok', 'Kurum', 'Yenileme']);
    const path = join(folder, 'büyük');
    await writeFile(path, workbookOf([sheetXml(header + Array.from({ length: 10_000 }, (_, at) => line(at + 2)).join(''))]));
    const { told, extraMegabytes } = await measure(path);
    expect(told).toBe('10000 satır');
    expect(extraMegabytes).toBeLessThan(150);
  });
});

describe('a file cannot hold the process up', () => {
  test('what takes too long is left, and the next list is read', async () => {
    // Every array formula is compared with every cell.
    const slow = workbookOf([sheetXml(header + many(5000, () => `<row>${many(20, () => `<c><f t="array" ref="A1:A${2 + (digits() % 8)}">${digits()}</f><v>1</v></c>`)}</row>`))]);
    const started = performance.now();
    const [first, second] = await Promise.allSettled([readWorkbook(slow, { ...listLimits, seconds: 1 }), readWorkbook(fixture('temiz-25.xlsx'))]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'TIMEOUT', tr: 'Dosya 1 saniye içinde okunamadı. Listeyi bölerek gönderin.' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { rows: { length: 25 } } });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('an entity is found across chunks, in any case, and not in UTF-16 either', async () => {
    const tricks = [
      `${' '.repeat(65_530)}<!doctype x>`, '<a><!ENTITY e SYSTEM "file:///etc/passwd"></a>', Buffer.from('\ufeff<!DOCTYPE x><a/>', 'utf16le'),
    ];
    for (const content of tricks) {
      const file = workbookOf([sheetXml(header)], { more: [{ name: 'customXml/item1.xml', content }] });
      await expect(readWorkbook(file)).rejects.toMatchObject({ code: 'EXTERNAL_ENTITY' });
    }
  });
});

describe('whatever the bytes are, a list or one of our sentences comes back', () => {
  const listOrSentence = async (work: Promise<unknown>) => {
    const error = await work.then(() => undefined, (thrown: unknown) => thrown);
    if (error !== undefined) expect(error).toBeInstanceOf(ListFileError);
  };
  const honest = ['temiz-25.xlsx', 'duzensiz-ama-gecerli-15.xlsx', 'baslik-farkli-10.xlsx', 'eski-bicim-12.xls'];
  const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 });
  const mutated = (bytes: Uint8Array, places: readonly (readonly [number, number])[], length: number) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, byte] of places) copy[at % copy.length] = byte;
    return copy.subarray(0, length % 4 === 0 ? length % copy.length : copy.length);
  };

  test('random bytes, with and without the first bytes of a workbook', async () => {
    const magic = fc.constantFrom('', '504b0304', 'd0cf11e0a1b11ae1').map((hex) => Buffer.from(hex, 'hex'));
    await fc.assert(fc.asyncProperty(magic, fc.uint8Array({ maxLength: 4000 }), async (first, rest) => {
      await listOrSentence(guardWorkbook(Buffer.concat([first, rest]), listLimits));
    }), { numRuns: rounds(300) });
  });

  test('damaged lists at the guard', async () => {
    const files = await Promise.all(honest.map((name) => readFile(fixture(name))));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...files), damage, fc.nat(), async (file, places, length) => {
      await listOrSentence(guardWorkbook(Buffer.from(mutated(file, places, length)), listLimits));
    }), { numRuns: rounds(300) });
  });

  test('damaged lists all the way through', async () => {
    const files = await Promise.all(honest.map((name) => readFile(fixture(name))));
    await fc.assert(fc.asyncProperty(fc.constantFrom(...files), damage, fc.nat(), async (file, places, length) => {
      await listOrSentence(readWorkbook(mutated(file, places, length), { ...listLimits, seconds: 5 }));
    }), { numRuns: Math.min(rounds(40), 400) });
  }, 240_000);

  test('damaged XML inside a sound zip', async () => {
    const sheet = Buffer.from(sheetXml(header + rowXml(2, ['1', '90000000100', 'Ayşe', 'Öztürk', '01.02.1980', 'a@b.tr', '05321234567'])));
    await fc.assert(fc.asyncProperty(damage, fc.nat(), async (places, length) => {
      await listOrSentence(readWorkbook(workbookOf([Buffer.from(mutated(sheet, places, length)).toString('latin1')]), { ...listLimits, seconds: 5 }));
    }), { numRuns: Math.min(rounds(30), 400) });
  }, 240_000);
});
