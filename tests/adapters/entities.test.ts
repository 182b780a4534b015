import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentKind } from '../../server/adapters/files/content-kind.ts';
import { paperKindOf } from '../../server/adapters/files/paper-kind.ts';
import { ListFileError } from '../../server/modules/application-lists/list-file-error.ts';
import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';
import { workbookOf, zipOf } from '../lists/hostile-files.ts';

const secret = 'KANARYA-41c9';
let folder: string;
let listener: Server;
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nes-kanarya-'));
  await writeFile(join(folder, 'kanarya.txt'), secret);
  listener = createServer((_request, answer) => { asked += 1; answer.end(secret); });
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
});
afterAll(async () => {
  listener.close();
  await rm(folder, { recursive: true, force: true });
});

const places = (): readonly string[] => [`file://${folder}/kanarya.txt`, `http://127.0.0.1:${(listener.address() as AddressInfo).port}/kanarya`];
const laughs = `<!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('')}]>`;
const heads = (): readonly string[] => [
  laughs, ...places().flatMap((place) => [`<!DOCTYPE x SYSTEM "${place}">`, `<!DOCTYPE x [<!ENTITY a0 SYSTEM "${place}">]>`, `<!DOCTYPE x [<!ENTITY % p SYSTEM "${place}"> %p;]>`, `<!DOCTYPE x PUBLIC "-//x" "${place}">`]),
];
const sheet = (head: string) => `<?xml version="1.0"?>${head}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a0;</t></is></c></row></sheetData></worksheet>`;
const files = (head: string): readonly (readonly [string, Buffer])[] => [
  ['a sheet', workbookOf([sheet(head)])],
  ['texts of a workbook', workbookOf(['<worksheet/>'], { more: [{ name: 'xl/sharedStrings.xml', content: `<?xml version="1.0"?>${head}<sst><si><t>&a0;</t></si></sst>` }] })],
  ['relations of a workbook', workbookOf(['<worksheet/>'], { more: [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', content: `<?xml version="1.0"?>${head}<Relationships/>` }] })],
  ['a document', zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml', content: `<?xml version="1.0"?>${head}<w:document>&a0;</w:document>` }])],
  ['an invoice', Buffer.from(`<?xml version="1.0"?>${head}<Invoice>&a0;</Invoice>`)],
  ['a drawing', Buffer.from(`<?xml version="1.0"?>${head}<svg xmlns="http://www.w3.org/2000/svg">&a0;</svg>`)],
];

test('F4: entities and addresses in XML are refused at every door; no file is read and nobody is asked', async () => {
  let tried = 0;
  for (const head of heads()) {
    for (const [what, bytes] of files(head)) {
      tried += 1;
      const begun = performance.now();
      expect((await contentKind(bytes)).danger, `${what} ${head.slice(0, 60)}`).not.toBeNull();
      expect(paperKindOf(bytes, 'evrak.pdf'), what).toHaveProperty('fault');
      if (what !== 'a sheet' && what !== 'texts of a workbook') continue;
      const read = await readWorkbook(bytes).catch((error: unknown) => error);
      if (!(read instanceof ListFileError)) expect(JSON.stringify(read)).not.toContain(secret);
      expect(performance.now() - begun, what).toBeLessThan(20_000);
    }
  }
  console.log(`F4 hostile XML: ${tried} files (workbooks, documents, invoices, drawings), files read: 0, outgoing connections: ${asked}`);
  expect(asked).toBe(0);
});
