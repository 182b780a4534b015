import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dangers } from '../../server/adapters/files/danger.ts';
import { paperKindOf } from '../../server/adapters/files/paper-kind.ts';
import { lookIntoPdf } from '../../server/adapters/files/pdf-pages.ts';
import { openSigned } from '../../server/adapters/signatures/open-signed.ts';
import { checkFile, paperRule } from '../../server/http/paper-rule.ts';
import { openEnvelope } from '../../server/intake/classification/opened.ts';
import { openLetter } from '../../server/intake/mailbox/letter.ts';
import { hostilePapers, pdf } from '../adapters/support/paper-corpus.ts';
import { letter } from '../support/letters.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nes-door-'));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Deneme', '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')], { stdio: 'ignore' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function signed(bytes: Uint8Array): Buffer {
  writeFileSync(join(folder, 'in'), bytes);
  execFileSync('openssl', ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', join(folder, 'in'), '-signer', join(folder, 'cert'), '-inkey', join(folder, 'key'), '-out', join(folder, 'out')], { stdio: 'ignore' });
  return readFileSync(join(folder, 'out'));
}

/** A PDF whose catalogue with its script stands compressed: no look at the raw bytes finds it. */
function hiddenScript(): Buffer {
  const inside = ['<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>', '<</Type/Pages/Count 1/Kids[3 0 R]>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
  const heads = inside.map((_, at) => `${at + 1} ${inside.slice(0, at).join(' ').length + (at === 0 ? 0 : 1)}`).join(' ') + ' ';
  const packed = deflateSync(Buffer.from(heads + inside.join(' '), 'latin1'));
  const begin = Buffer.from('%PDF-1.5\n', 'latin1');
  const objects = Buffer.concat([Buffer.from(`4 0 obj<</Type/ObjStm/N 3/First ${heads.length}/Filter/FlateDecode/Length ${packed.length}>>stream\n`, 'latin1'), packed, Buffer.from('\nendstream endobj\n', 'latin1')]);
  const place = begin.length + objects.length;
  const row = (kind: number, where: number, which: number): number[] => [kind, where >> 8, where & 255, which];
  const table = deflateSync(Buffer.from([...row(0, 0, 255), ...row(2, 4, 0), ...row(2, 4, 1), ...row(2, 4, 2), ...row(1, begin.length, 0), ...row(1, place, 0)]));
  return Buffer.concat([begin, objects, Buffer.from(`5 0 obj<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length ${table.length}>>stream\n`, 'latin1'), table, Buffer.from(`\nendstream endobj\nstartxref\n${place}\n%%EOF\n`, 'latin1')]);
}

/** For what a file carries, and not for its name or because it is torn. */
async function carriesDanger(bytes: Uint8Array): Promise<boolean> {
  const verdict = paperKindOf(bytes, '');
  if ('fault' in verdict) return ['active', 'twoKinds', 'tooManyPoints'].includes(verdict.fault);
  const look = verdict.kind === 'pdf' ? await lookIntoPdf(bytes) : { pages: 1 };
  return 'fault' in look && look.fault !== 'broken';
}

test('what the API refuses for what it carries is held when it comes by mail, and in a signed envelope', async () => {
  let [refused, held, inEnvelopes] = [0, 0, 0];
  for (const { what, bytes } of hostilePapers()) {
    if (!(await carriesDanger(bytes))) continue;
    refused += 1;
    const { files: [file] } = await openLetter(letter({ files: [{ name: 'evrak', bytes: Buffer.from(bytes) }] }));
    expect(file?.danger, what).not.toBeNull();
    held += 1;
    // Each signature is a process of openssl's: every tenth is enough.
    if (refused % 10 !== 1) continue;
    const opened = await openEnvelope(signed(bytes), 'evrak.pdf.p7m');
    // A torn envelope within an envelope is not opened at all.
    expect(opened === null ? null : 'fault' in opened ? opened.fault : opened.files.map(({ hostile }) => hostile), what).toEqual(what.startsWith('signed') ? 'damaged' : [expect.stringMatching(/\.$/)]);
    inEnvelopes += 1;
  }
  console.log(`one door: ${refused} files refused by the API for what they carry; held as attachments: ${held}; ${inEnvelopes} of them signed, held: ${inEnvelopes}`);
  expect(refused).toBeGreaterThan(20);
});

test('a script that stands compressed is found by the parser at every door', async () => {
  const bytes = hiddenScript();
  expect(paperKindOf(bytes, 'evrak.pdf'), 'the raw bytes show nothing').toEqual({ kind: 'pdf' });
  expect(await lookIntoPdf(bytes)).toEqual({ fault: 'active' });
  const { files: [file] } = await openLetter(letter({ files: [{ name: 'evrak.pdf', bytes }] }));
  expect(file?.danger).toBe('active');
  await expect(checkFile(bytes)).rejects.toMatchObject({ code: 'unreadable_file' });
  expect(await openEnvelope(signed(bytes), 'evrak.pdf.p7m')).toMatchObject({ files: [{ hostile: dangers.active }] });
});

test('a signed document is judged with what it wraps: a sound paper is taken, one that acts is not', async () => {
  const rule = paperRule((bytes) => openSigned(bytes));
  await rule.check(signed(pdf()), 'evrak.pdf.p7m');
  await expect(rule.check(signed(pdf({ inCatalog: '/OpenAction<</S/JavaScript/JS(x)>>' })), 'evrak.pdf.p7m')).rejects.toMatchObject({ code: 'unreadable_file', tr: expect.stringContaining('Kendiliğinden iş yapabilen') as string });
});
