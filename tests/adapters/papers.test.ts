import { describe, expect, test } from 'vitest';
import { paperKindOf } from '../../server/adapters/files/paper-kind.ts';
import { lookIntoPdf, pdfLimits } from '../../server/adapters/files/pdf-pages.ts';
import { checkPaper } from '../../server/http/paper-rule.ts';
import { endlessPdfs, hostilePapers, pdf, soundPapers } from './support/paper-corpus.ts';

const accepted = async (bytes: Uint8Array, name: string): Promise<boolean> => checkPaper(bytes, name).then(() => true, () => false);

describe('what may be kept as a document', () => {
  test('every paper of a scanner, a printer or a signature program is taken', async () => {
    const papers = soundPapers();
    const refused: string[] = [];
    for (const { what, name, bytes } of papers) {
      await checkPaper(bytes, name).catch((error: unknown) => { refused.push(`${what}: ${String(error)}`); });
    }
    console.log(`F6 sound papers: ${papers.length}, wrong refusals: ${refused.length}`);
    expect(refused).toEqual([]);
  });

  test('of a hostile corpus not one is taken, and each refusal is a sentence that tells what to do', async () => {
    const papers = hostilePapers();
    const wrong: string[] = [];
    for (const { what, name, bytes } of papers) {
      if (await accepted(bytes, name)) wrong.push(what);
    }
    console.log(`F6 hostile files: ${papers.length}, wrong accepts: ${wrong.length}`);
    expect(papers.length).toBeGreaterThanOrEqual(200);
    expect(wrong).toEqual([]);
    await expect(checkPaper(Buffer.from('<svg/>'), 'a.svg')).rejects.toMatchObject({ code: 'unsupported_type', tr: expect.stringContaining('PDF, JPEG, PNG, TIFF') });
    await expect(checkPaper(pdf({ inCatalog: '/OpenAction<</S/JavaScript/JS(x)>>' }), 'a.pdf')).rejects.toMatchObject({ code: 'unreadable_file', tr: expect.stringContaining('komut') });
  });

  test('hostile names are no names of files in the store, and no ending is believed', () => {
    const names = ['../../etc/passwd.pdf', 'C:\\windows\\x.pdf', 'con.pdf', `${'ı'.repeat(4_000)}.pdf`, 'fatura\u202Efdp.exe', 'a.pdf\r\nX: 1.pdf', '.pdf', 'a.pdf ', 'A.PDF'];
    const believed = names.filter((name) => 'kind' in paperKindOf(pdf(), name));
    console.log(`F8 names: ${names.length}, refused for their ending: ${names.length - believed.length}`);
    expect(names.filter((name) => !believed.includes(name))).toEqual(['fatura\u202Efdp.exe']);
  });
});

describe('a PDF without end', () => {
  test.each(endlessPdfs())('%s is refused politely, in time', async (_what, bytes) => {
    const begun = performance.now();
    await expect(checkPaper(bytes, 'evrak.pdf')).rejects.toMatchObject({ tr: expect.stringMatching(/Evrakı (bölerek|yeniden)/) });
    const seconds = (performance.now() - begun) / 1_000;
    console.log(`F9 ${_what}: ${bytes.length} bytes, ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(pdfLimits.seconds + 5);
  }, 30_000);

  test('one that takes too long is given up; the next is looked at as ever', async () => {
    expect(await lookIntoPdf(pdf({ pages: 400 }), { ...pdfLimits, seconds: 0.01 })).toEqual({ fault: 'tooSlow' });
    expect(await lookIntoPdf(pdf({ pages: 400 }))).toEqual({ pages: 400 });
  });
});
